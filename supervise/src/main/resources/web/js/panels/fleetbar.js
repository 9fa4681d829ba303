// The fleet in numbers by state; the legend of the map and its filter at once.
import { el, fill } from '../dom.js';
import { STATES } from '../fleet.js';
import { t } from '../i18n.js';

export class FleetBar {
  #node;
  #fleet;
  #hide;
  #hidden = new Set();

  constructor(node, fleet, hide) {
    this.#node = node;
    this.#fleet = fleet;
    this.#hide = hide;
  }

  draw() {
    const counts = this.#fleet.counts();
    if (this.#node.childElementCount !== STATES.length) this.#build();
    for (const button of this.#node.children) {
      const state = button.dataset.state;
      button.querySelector('.number').textContent = counts[state];
      button.querySelector('.name').textContent = t(`state.${state}`);
      button.title = t(`state.${state}`);
      button.setAttribute('aria-pressed', String(!this.#hidden.has(state)));
    }
  }

  #build() {
    fill(this.#node, ...STATES.map(state => el('button',
      { type: 'button', dataset: { state, testid: `fleet-${state}` }, on: { click: () => this.#toggle(state) } },
      el('span', { class: 'number' }), el('span', { class: 'name' }))));
  }

  #toggle(state) {
    if (!this.#hidden.delete(state)) this.#hidden.add(state);
    this.#hide(this.#hidden);
    this.draw();
  }
}
