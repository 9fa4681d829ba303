// The last events, newest on top.
import { getJson } from '../api.js';
import { el, fill } from '../dom.js';
import { clockTime } from '../format.js';
import { known, t } from '../i18n.js';
import { faultName } from './faulttext.js';

const SHOWN_MAX = 60;

export class EventsPanel {
  #node;
  #fleet;
  #layers;
  #select;
  #events = [];

  constructor(node, fleet, layers, select) {
    this.#node = node;
    this.#fleet = fleet;
    this.#layers = layers;
    this.#select = select;
  }

  /** Reads what happened before this page was open. */
  async load() {
    try {
      const page = await getJson(`/api/v1/events?limit=${SHOWN_MAX}`);
      this.#events = [...this.#events, ...page.items].slice(0, SHOWN_MAX);
      this.draw();
    } catch (problem) {
      console.warn('events:', problem.message);
    }
  }

  /** Takes events of the live feed, oldest first. */
  add(events) {
    if (events.length === 0) return;
    this.#events = [...events].reverse().concat(this.#events).slice(0, SHOWN_MAX);
    this.draw();
  }

  draw() {
    fill(this.#node, ...(this.#events.length === 0
      ? [el('li', { class: 'nothing' }, t('events.none'))]
      : this.#events.map(event => this.#item(event))));
  }

  #item(event) {
    const subject = this.#subject(event);
    return el('li', { dataset: { testid: 'event', kind: event.kind } },
      el('time', { datetime: event.time }, clockTime(event.time)),
      el('div', { class: 'what' },
        el('button', { type: 'button', on: { click: () => this.#select(event.vehicleId) } }, this.#fleet.name(event.vehicleId)),
        ` ${known(`event.${event.kind.replaceAll('-', '_')}`, event.kind)} `, subject === null ? null : el('b', {}, subject)));
  }

  /** What it happened to: events name fences and routes by number, faults by code. */
  #subject(event) {
    if (!event.subject) return null;
    const kind = event.kind.startsWith('fence') ? 'fences' : event.kind.startsWith('route') ? 'routes' : null;
    return (kind && this.#layers.name(kind, Number(event.subject))) ?? faultName(event.subject);
  }
}
