// The figure the centre is judged by, as large as it matters, with what it is made of.
import { el, fill, svg } from '../dom.js';
import { percent, percentNumber, whole } from '../format.js';
import { t } from '../i18n.js';

/** By the report's "met": nothing is judged while nothing was due. */
const VERDICTS = {
  true: { colour: 'good', text: 'rate.met' },
  false: { colour: 'bad', text: 'rate.missed' },
  null: { colour: '', text: 'rate.open' },
};
const RATES = ['byDevice', 'byVehicle', 'byTime'];

export class RateCard {
  #node;

  constructor(node) {
    this.#node = node;
  }

  draw(report, unavailable) {
    if (report === null) {
      fill(this.#node, this.#title([]), el('p', { class: 'nothing' }, t(unavailable ? 'rate.unavailable' : 'rate.loading')));
      return;
    }
    const headline = report[report.headline];
    const verdict = VERDICTS[report.met];
    this.#node.dataset.met = String(report.met);
    fill(this.#node,
      this.#title([
        report.recomputing > 0 ? el('span', { class: 'badge warn' }, t('rate.recomputing', { count: report.recomputing })) : null,
        el('span', { class: 'badge', dataset: { testid: 'failure-state', value: report.state } }, t(`rate.${report.state}`)),
      ]),
      el('div', { class: 'rate-figure' },
        el('div', { class: 'rate-number', dataset: { testid: 'failure-rate', value: headline.rate ?? '' } },
          percentNumber(headline.rate) ?? '–', el('span', { class: 'unit' }, '%')),
        el('div', { class: 'rate-verdict' },
          el('span', { class: `badge ${verdict.colour}`, dataset: { testid: 'failure-met', value: String(report.met) } }, t(verdict.text)),
          el('span', { class: 'muted' }, `${whole(headline.numerator)} / ${whole(headline.denominator)}`))),
      gauge(headline.rate, report.target),
      el('table', { class: 'rates' }, el('tbody', {}, ...RATES.map(name => row(name, report)))),
      el('div', { class: 'completeness' },
        el('span', {}, t('rate.completeness')),
        el('b', { dataset: { testid: 'completeness', value: report.completeness ?? '' } }, percent(report.completeness))),
      unavailable ? el('p', { class: 'nothing' }, t('rate.unavailable')) : null);
  }

  #title(badges) {
    return el('div', { class: 'rate-head' }, el('h2', {}, t('rate.title')), el('div', { class: 'rate-badges' }, ...badges));
  }
}

/** The rate on a scale on which the target stands in the middle. */
function gauge(rate, target) {
  const share = Math.min(1, Math.max(0, (rate ?? 0) / (2 * target)));
  return el('div', { class: 'gauge', role: 'img', 'aria-label': `${percent(rate)}, ${t('rate.target', { target: percent(target) })}` },
    svg('svg', { preserveAspectRatio: 'none' },
      svg('rect', { class: 'fill', x: 0, y: 0, height: '100%', width: `${share * 100}%`, rx: 4 }),
      svg('line', { class: 'target', x1: '50%', x2: '50%', y1: '-40%', y2: '140%' })),
    el('span', { class: 'gauge-label' }, t('rate.target', { target: `${Number((target * 100).toFixed(2))} %` })));
}

function row(name, report) {
  const rate = report[name];
  return el('tr', { class: report.headline === name ? 'headline' : null, dataset: { testid: `rate-${name}` } },
    el('th', { scope: 'row' }, t(`rate.${name}`)),
    el('td', { class: 'fraction' }, `${whole(rate.numerator)} / ${whole(rate.denominator)}`),
    el('td', {}, percent(rate.rate)));
}
