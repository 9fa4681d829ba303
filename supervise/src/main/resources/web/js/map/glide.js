// Where each marker stands now: it glides from its last place to the new one instead of jumping.

const GLIDE_MS = 900;
const FRAME_MS = 100;
/** A larger fleet jumps: moving so many markers costs more than it shows. */
const GLIDING_MAX = 500;
/** Farther than about two kilometres in one step, a marker jumps. */
const JUMP_DEGREES = 0.02;
/** A machine that needs longer than this for a frame is spared the gliding. */
const SLOW_FRAME_MS = 150;

export class Glide {
  #places = new Map();
  #still = matchMedia('(prefers-reduced-motion: reduce)');
  #draw;
  #running = false;
  #drawnAt = 0;
  #frameAt = 0;
  #frameMs = 0;

  /** @param draw called when places have changed */
  constructor(draw) {
    this.#draw = draw;
  }

  /** A vehicle is now at this place. */
  to(id, longitude, latitude) {
    const before = this.#places.get(id);
    const from = before === undefined ? null : this.at(id);
    const near = from !== null && Math.abs(from[0] - longitude) < JUMP_DEGREES && Math.abs(from[1] - latitude) < JUMP_DEGREES;
    const start = near && this.#glides() ? from : [longitude, latitude];
    this.#places.set(id, { start, end: [longitude, latitude], since: performance.now() });
  }

  /** Where the marker stands, [longitude, latitude]. */
  at(id) {
    const { start, end, since } = this.#places.get(id);
    const share = !this.#glides() ? 1 : Math.min(1, (performance.now() - since) / GLIDE_MS);
    return [start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share];
  }

  has(id) {
    return this.#places.has(id);
  }

  /** Draws until everything has arrived. */
  run() {
    if (this.#running) return;
    this.#running = true;
    this.#frameAt = performance.now();
    requestAnimationFrame(now => this.#frame(now));
  }

  #frame(now) {
    this.#frameMs = 0.8 * this.#frameMs + 0.2 * (now - this.#frameAt);
    this.#frameAt = now;
    const arrived = this.#arrived();
    if (arrived || now - this.#drawnAt >= FRAME_MS) {
      this.#drawnAt = now;
      this.#draw();
    }
    this.#running = !arrived;
    if (!arrived) requestAnimationFrame(next => this.#frame(next));
  }

  #arrived() {
    if (!this.#glides()) return true;
    const now = performance.now();
    for (const { since } of this.#places.values()) if (now - since < GLIDE_MS) return false;
    return true;
  }

  #glides() {
    return !this.#still.matches && this.#frameMs < SLOW_FRAME_MS && this.#places.size <= GLIDING_MAX;
  }
}
