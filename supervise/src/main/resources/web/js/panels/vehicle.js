// One vehicle: who it is, where, how fast, what is wrong with it; its track of the last hour goes to the map.
import { getJson } from '../api.js';
import { el, fill } from '../dom.js';
import { dayAndTime, heading } from '../format.js';
import { known, t } from '../i18n.js';
import { faultCode, faultName } from './faulttext.js';

const TRACK_MS = 3_600_000;
const TRACK_EVERY_MS = 10_000;

export class VehiclePanel {
  #node;
  #fleet;
  #layers;
  #map;
  #clock;
  #id = null;
  #trackPoints = null;
  #trackAskedAt = 0;

  constructor(node, fleet, layers, map, clock) {
    this.#node = node;
    this.#fleet = fleet;
    this.#layers = layers;
    this.#map = map;
    this.#clock = clock;
    fleet.onChange(ids => { if (ids.includes(this.#id)) this.draw(); });
  }

  show(id) {
    if (this.#fleet.get(id) === undefined) return;
    this.#id = id;
    this.#trackPoints = null;
    this.#map.select(id);
    this.draw();
    this.#loadTrack();
  }

  close() {
    this.#id = null;
    this.#map.select(null);
    this.#map.setTrack(null);
    this.draw();
  }

  /** New positions: the track of the shown vehicle grows. */
  follow(positions) {
    const shown = positions.some(position => position.vehicleId === this.#id);
    if (shown && performance.now() - this.#trackAskedAt > TRACK_EVERY_MS) this.#loadTrack();
  }

  async #loadTrack() {
    const id = this.#id;
    this.#trackAskedAt = performance.now();
    const to = this.#clock.now() + 60_000;
    const from = new Date(to - TRACK_MS - 60_000).toISOString();
    try {
      const track = await getJson(`/api/v1/vehicles/${id}/track?format=geojson&from=${from}&to=${new Date(to).toISOString()}`);
      if (id !== this.#id) return;
      this.#trackPoints = track.features[0]?.properties.times.length ?? 0;
      this.#map.setTrack(track);
      this.draw();
    } catch (problem) {
      console.warn('track:', problem.message);
    }
  }

  draw() {
    const vehicle = this.#id === null ? undefined : this.#fleet.get(this.#id);
    this.#node.hidden = vehicle === undefined;
    if (vehicle === undefined) return;
    const position = vehicle.position;
    this.#node.dataset.vehicle = vehicle.id;
    fill(this.#node,
      el('div', { class: 'vehicle-head' },
        el('div', {},
          el('h2', { dataset: { testid: 'vehicle-plate' } }, this.#fleet.name(vehicle.id)),
          el('p', {}, [vehicle.code, vehicle.district].filter(Boolean).join(' · '))),
        el('button', { type: 'button', class: 'close', 'aria-label': t('vehicle.close'), on: { click: () => this.close() } }, '✕')),
      el('div', { class: 'vehicle-now' },
        el('span', { class: 'vehicle-state', dataset: { state: vehicle.state, testid: 'vehicle-state' } }, t(`state.${vehicle.state}`)),
        position ? el('span', { class: 'speed', dataset: { testid: 'vehicle-speed' } }, Math.round(position.speedKmh), el('small', {}, t('unit.kmh'))) : null),
      position ? null : el('p', { class: 'nothing' }, t('vehicle.noPosition')),
      el('dl', { class: 'facts' }, ...this.#facts(vehicle, position)),
      this.#faults(vehicle),
      position && this.#trackPoints !== null
        ? el('p', { class: 'muted small', dataset: { testid: 'vehicle-track' } },
          t(this.#trackPoints > 0 ? 'vehicle.track' : 'vehicle.noTrack', { points: this.#trackPoints }))
        : null);
  }

  #facts(vehicle, position) {
    const facts = [
      ['vehicle.operation', vehicle.operation && known(`operation.${vehicle.operation}`, vehicle.operation)],
      ['vehicle.organisation', vehicle.organisation],
      ['vehicle.phone', vehicle.phone],
    ];
    if (position) {
      facts.push(
        ['vehicle.time', dayAndTime(position.time)],
        ['vehicle.place', `${position.latitude.toFixed(6)}, ${position.longitude.toFixed(6)}`],
        ['vehicle.heading', heading(position.headingDeg)],
        ['vehicle.located', t(position.located ? 'vehicle.located.yes' : 'vehicle.located.no')],
        ['vehicle.route', this.#route(position)]);
    }
    return facts.filter(([, value]) => value).flatMap(([key, value]) => [el('dt', {}, t(key)), el('dd', {}, value)]);
  }

  #route(position) {
    if (!position.routeId) return null;
    const name = this.#layers.name('routes', position.routeId) ?? String(position.routeId);
    return t('vehicle.route.off', { name, metres: position.routeOffsetM });
  }

  #faults(vehicle) {
    if (!vehicle.faults?.length) return null;
    return el('ul', { class: 'vehicle-faults', dataset: { testid: 'vehicle-faults' } },
      ...vehicle.faults.map(fault => el('li', {}, faultCode(fault), faultName(fault.code),
        el('span', { class: 'muted small' }, dayAndTime(fault.since)))));
  }
}
