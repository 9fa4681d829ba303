// The failed devices of the day: class A first; a click shows the evidence and the vehicle.
import { el, fill } from '../dom.js';
import { t } from '../i18n.js';
import { faultCode, faultDetail } from './faulttext.js';

export class FailedList {
  #node;
  #count;
  #select;
  #open = new Set();
  #drawn = '';

  constructor(node, count, select) {
    this.#node = node;
    this.#count = count;
    this.#select = select;
  }

  draw(report) {
    const blind = report.devices.filter(isBlind);
    const degraded = report.devices.filter(device => !isBlind(device) && device.faults.length > 0);
    this.#count.textContent = blind.length;
    // The list is drawn again only when it has changed, so that nobody loses the place he reads at.
    const now = JSON.stringify([report.devices, t('failed.title'), [...this.#open]]);
    if (now === this.#drawn) return;
    this.#drawn = now;
    fill(this.#node,
      blind.length === 0 ? el('li', { class: 'nothing' }, t('failed.none')) : null,
      ...blind.map(device => this.#item(device, report)),
      degraded.length > 0 ? el('li', { class: 'nothing' }, t('failed.degraded', { count: degraded.length })) : null,
      ...degraded.map(device => this.#item(device, report)));
  }

  #item(device, report) {
    const open = this.#open.has(device.vehicle);
    return el('li', { dataset: { testid: 'failed-device', vehicle: device.vehicle, blind: String(isBlind(device)) } },
      el('button', {
        type: 'button', class: 'failed-head', 'aria-expanded': String(open),
        on: { click: () => this.#toggle(device, report) },
      },
        el('span', { class: 'plate', dataset: { testid: 'failed-plate' } }, device.plate ?? device.phone),
        el('span', { class: 'codes' }, ...device.faults.map(faultCode)),
        el('span', { class: 'chevron' }, '›'),
        el('span', { class: 'where' }, [device.district, device.code, device.minutesDown > 0 ? t('failed.device', { minutes: device.minutesDown }) : null].filter(Boolean).join(' · '))),
      open ? el('div', {}, ...device.faults.map(faultDetail)) : null);
  }

  #toggle(device, report) {
    if (!this.#open.delete(device.vehicle)) {
      this.#open.add(device.vehicle);
      this.#select(device.vehicle);
    }
    this.draw(report);
  }
}

const isBlind = device => device.failed;
