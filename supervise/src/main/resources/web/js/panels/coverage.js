// Which road is swept, and which not yet: a day, the legend of the map with its kilometres, and the figures beside it.
import { loadCoverage, NOTHING, STATES } from '../coverage.js';
import { el, fill } from '../dom.js';
import { percent } from '../format.js';
import { t } from '../i18n.js';

const EVERY_MS = 60_000;

export class CoveragePanel {
  #node;
  #map;
  #clock;
  #chosen = null;
  #shown = true;
  #coverage = NOTHING;
  #unavailable = false;
  #asked = 0;

  constructor(node, map, clock) {
    this.#node = node;
    this.#map = map;
    this.#clock = clock;
    setInterval(() => { if (this.#shown && this.#chosen === null) this.load(); }, EVERY_MS);
  }

  /** Asks for the chosen day; only the answer to the last question counts. */
  async load() {
    const asked = ++this.#asked;
    try {
      const coverage = await loadCoverage(this.#chosen);
      if (asked !== this.#asked) return;
      this.#coverage = coverage;
      this.#unavailable = false;
    } catch (problem) {
      console.info('coverage:', problem.message);
      if (asked !== this.#asked) return;
      this.#coverage = NOTHING;
      this.#unavailable = true;
    }
    this.#show();
  }

  #show() {
    this.#map.setCoverage(this.#shown ? this.#coverage.segments : null);
    this.draw();
  }

  draw() {
    const { metres, coverage, completion, completeness } = this.#coverage;
    const today = this.#clock.day;
    fill(this.#node,
      el('div', { class: 'coverage-head' },
        el('button', { type: 'button', class: 'quiet', 'aria-pressed': String(this.#shown), dataset: { testid: 'coverage-toggle' },
          on: { click: () => { this.#shown = !this.#shown; this.#show(); } } }, t('coverage.title')),
        el('input', { type: 'date', value: this.#chosen ?? this.#coverage.day ?? today, max: today, 'aria-label': t('coverage.day'),
          dataset: { testid: 'coverage-day' }, on: { change: event => this.#choose(event.target.value) } }),
        ...[['coverage', coverage], ['completion', completion], ['completeness', completeness]].map(([name, share]) =>
          el('span', { class: 'coverage-figure' }, t(`coverage.${name}`), ' ',
            el('b', { dataset: { testid: `coverage-${name}`, value: share ?? '' } }, percent(share))))),
      this.#unavailable
        ? el('p', { class: 'nothing' }, t('coverage.unavailable'))
        : el('ul', { class: 'legend', dataset: { testid: 'coverage-legend' } }, ...STATES.map(state =>
          el('li', { dataset: { coverage: state } }, t(`coverage.${state}`), ' ', el('span', { class: 'muted' }, `${(metres[state] / 1000).toFixed(1)} km`)))));
  }

  #choose(day) {
    this.#chosen = day === '' || day === this.#clock.day ? null : day;
    this.load();
  }
}
