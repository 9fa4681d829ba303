// What the page knows of every vehicle: the register, the newest position, state and faults.
import { getAll } from './api.js';
import { t } from './i18n.js';

const REGISTER_PAUSE_MS = 5000;

export const STATES = ['moving', 'idle', 'parked', 'offline', 'fault'];

export class Fleet {
  #vehicles = new Map();
  #listeners = [];
  #registerAskedAt = 0;

  /** Calls back with the ids that changed. */
  onChange(listener) {
    this.#listeners.push(listener);
  }

  /** Reads the register; what is live is kept where it is newer. */
  async load() {
    this.#registerAskedAt = performance.now();
    const changed = [];
    for (const vehicle of await getAll('/api/v1/vehicles?limit=10000')) {
      const before = this.#vehicles.get(vehicle.id);
      if (before?.position && (!vehicle.position || before.position.time > vehicle.position.time)) {
        vehicle.position = before.position;
        vehicle.state = before.state;
        vehicle.faults = before.faults;
      }
      this.#vehicles.set(vehicle.id, vehicle);
      changed.push(vehicle.id);
    }
    this.#tell(changed);
  }

  /** Takes positions and device states of the live feed, gathered. */
  update(positions, devices) {
    const changed = new Set();
    for (const position of positions) {
      const vehicle = this.#of(position.vehicleId);
      vehicle.position = position;
      vehicle.state = position.state;
      changed.add(position.vehicleId);
    }
    for (const device of devices) {
      const vehicle = this.#of(device.vehicleId);
      vehicle.state = device.state;
      vehicle.faults = device.faults;
      changed.add(device.vehicleId);
    }
    if ([...changed].some(id => this.#vehicles.get(id).phone === undefined)) this.#askRegister();
    this.#tell([...changed]);
  }

  get(id) {
    return this.#vehicles.get(id);
  }

  all() {
    return [...this.#vehicles.values()];
  }

  /** Number of vehicles in each state. */
  counts() {
    const counts = Object.fromEntries(STATES.map(state => [state, 0]));
    for (const vehicle of this.#vehicles.values()) counts[vehicle.state] += 1;
    return counts;
  }

  /** The name people know the vehicle by. */
  name(id) {
    const vehicle = this.#vehicles.get(id);
    return vehicle?.plate ?? vehicle?.code ?? vehicle?.phone ?? t('vehicle.unnamed', { id });
  }

  #of(id) {
    let vehicle = this.#vehicles.get(id);
    if (vehicle === undefined) {
      vehicle = { id, state: 'offline', faults: [], position: null };
      this.#vehicles.set(id, vehicle);
    }
    return vehicle;
  }

  /** A vehicle that is not in the register we know has just enrolled: read it again, but not all the time. */
  #askRegister() {
    if (performance.now() - this.#registerAskedAt > REGISTER_PAUSE_MS) {
      this.load().catch(problem => console.warn('register:', problem.message));
    }
  }

  #tell(ids) {
    if (ids.length > 0) for (const listener of this.#listeners) listener(ids);
  }
}
