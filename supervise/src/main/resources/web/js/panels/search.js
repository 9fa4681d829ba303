// Finding a vehicle by plate, code or phone.
import { el, fill } from '../dom.js';
import { t } from '../i18n.js';

const RESULTS_MAX = 8;

export class Search {
  constructor(input, results, fleet, select) {
    const close = () => { results.hidden = true; };
    input.addEventListener('input', () => {
      const wanted = input.value.trim().toLowerCase();
      results.hidden = wanted === '';
      if (wanted === '') return;
      const found = fleet.all().filter(vehicle => matches(vehicle, wanted)).slice(0, RESULTS_MAX);
      fill(results, ...(found.length === 0
        ? [el('li', { class: 'nothing' }, t('search.none'))]
        : found.map(vehicle => el('li', {}, el('button', {
          type: 'button',
          on: { click: () => { select(vehicle.id); input.value = ''; close(); } },
        }, el('span', {}, fleet.name(vehicle.id)), el('span', { class: 'muted' }, vehicle.code ?? vehicle.phone))))));
    });
    input.addEventListener('keydown', event => {
      if (event.key === 'Escape') close();
      if (event.key === 'Enter') results.querySelector('button')?.click();
    });
    document.addEventListener('click', event => {
      if (!results.contains(event.target) && event.target !== input) close();
    });
  }
}

function matches(vehicle, wanted) {
  return [vehicle.plate, vehicle.code, vehicle.phone].some(value => value?.toLowerCase().includes(wanted));
}
