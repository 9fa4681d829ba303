// The server's clock. A demonstration runs faster than the wall: the pace is measured between two answers.
import { byId } from '../dom.js';
import { clockTime } from '../format.js';

const TICK_MS = 200;
const SMALLEST_STEP_MS = 500;

export class Clock {
  #serverMs;
  #localMs;
  #pace = 1;
  /** The operational day it is. */
  day = null;

  constructor(status) {
    this.#take(status);
    setInterval(() => this.#draw(), TICK_MS);
    this.#draw();
  }

  /** Sets it by a status answer. */
  set(status) {
    const localStep = performance.now() - this.#localMs;
    if (localStep > SMALLEST_STEP_MS) {
      this.#pace = Math.max(0, (Date.parse(status.time) - this.#serverMs) / localStep);
    }
    this.#take(status);
  }

  /** The server's time now, epoch ms. */
  now() {
    return this.#serverMs + (performance.now() - this.#localMs) * this.#pace;
  }

  #take(status) {
    this.#serverMs = Date.parse(status.time);
    this.#localMs = performance.now();
    this.day = status.operationalDay;
    byId('clock-day').textContent = this.day;
  }

  #draw() {
    const text = clockTime(this.now());
    if (byId('clock-time').textContent !== text) byId('clock-time').textContent = text;
  }
}
