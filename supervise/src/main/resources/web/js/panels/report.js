// Today's device failure rate and the devices that failed, from the report.
import { getJson } from '../api.js';
import { RateCard } from './ratecard.js';
import { FailedList } from './failed.js';

const SOON_MS = 2000;

export class ReportPanel {
  #rate;
  #failed;
  #report = null;
  #unavailable = false;
  #loading = false;
  #planned = null;

  constructor(rate, failed, count, select) {
    this.#rate = new RateCard(rate);
    this.#failed = new FailedList(failed, count, select);
  }

  /** Asks for the report now; one question at a time. */
  async load() {
    if (this.#loading) return;
    this.#loading = true;
    try {
      this.#report = await getJson('/api/v1/reports/device-failure');
      this.#unavailable = false;
    } catch (problem) {
      console.warn('report:', problem.message);
      this.#unavailable = true;
    } finally {
      this.#loading = false;
    }
    this.draw();
  }

  /** Asks soon: a burst of device changes is one question. */
  loadSoon() {
    this.#planned ??= setTimeout(() => {
      this.#planned = null;
      this.load();
    }, SOON_MS);
  }

  draw() {
    this.#rate.draw(this.#report, this.#unavailable);
    if (this.#report !== null) this.#failed.draw(this.#report);
  }
}
