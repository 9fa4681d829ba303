// How a fault, its span and its evidence are shown.
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
  return el('div', { class: 'fault', dataset: { testid: 'fault', code: fault.code } },
    el('div', { class: 'fault-title' }, faultCode(fault), el('span', {}, faultName(fault.code)),
      el('span', { class: 'minutes' }, t('failed.minutes', { minutes: fault.minutes }))),
    el('div', { class: 'fault-span' }, fault.from === null ? '' : `${dayAndTime(fault.from)} – ${fault.to === null ? t('failed.open') : minute(fault.to)}`),
    el('div', { class: 'evidence', dataset: { testid: 'evidence' } }, evidence(language() === 'zh' ? fault.evidenceZh ?? fault.evidence : fault.evidence)));
}

/** Evidence is a text, or names with values. */
function evidence(value) {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return el('div', {}, ...value.map(part => el('div', {}, evidence(part))));
  return el('dl', {}, ...Object.entries(value).flatMap(([name, part]) => [
    el('dt', {}, name), el('dd', {}, typeof part === 'object' ? JSON.stringify(part) : String(part))]));
}
