// How a fault, its span and its evidence are shown. The report brings its own words; the page has names for live faults.
import { el } from '../dom.js';
import { dayAndTime, minute } from '../format.js';
import { known, language, t } from '../i18n.js';

/** "Antenna open", or the code itself for one this page does not know yet. */
export const faultName = code => known(`fault.${code}`, code);

/** A chip with the code, coloured by class. */
export const faultCode = fault =>
  el('span', { class: 'code', title: faultName(fault.code), dataset: { class: fault.class } }, fault.code);

/** A fault of the report: name, minutes, span, evidence. */
export function faultDetail(fault) {
  const chinese = language() === 'zh';
  return el('div', { class: 'fault', dataset: { testid: 'fault', code: fault.code } },
    el('div', { class: 'fault-title' }, faultCode(fault),
      el('span', {}, (chinese ? fault.nameZh : fault.name) ?? faultName(fault.code)),
      el('span', { class: 'minutes' }, fault.minutes > 0 ? t('failed.minutes', { minutes: fault.minutes }) : '')),
    el('div', { class: 'fault-span' }, `${dayAndTime(fault.from)} – ${minute(fault.to)}`),
    el('div', { class: 'evidence', dataset: { testid: 'evidence' } }, (chinese ? fault.evidenceZh : fault.evidence) ?? fault.evidence));
}
