// Gives the tablet back when somebody has left in the middle: a warning first, with time to say "I am here" by one
// tap or one key, and never while somebody is typing (WCAG 2.2.1).

/** Milliseconds without a sign of life before the warning, and from the warning to the end. */
const QUIET = 60_000;
const WARNING = 30_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'input', 'compositionupdate', 'scroll', 'wheel', 'touchstart'];

export class Idle {
  #timer = 0;
  #ticking = 0;
  #warn;
  #end;

  /** `warn(seconds)` is told how long is left, or null when the warning is over; `end` when nobody came back. */
  constructor({ warn, end }) {
    this.#warn = warn;
    this.#end = end;
    for (const sign of SIGNS) addEventListener(sign, () => this.#alive(), { passive: true, capture: true });
  }

  start() {
    this.stop();
    this.#timer = setTimeout(() => this.#begin(), QUIET);
  }

  stop() {
    clearTimeout(this.#timer);
    clearInterval(this.#ticking);
    this.#timer = this.#ticking = 0;
    this.#warn(null);
  }

  /** Once there is a warning only its button ends it: a key that closed it would go on to the page beneath. */
  #alive() {
    if (this.#timer) this.start();
  }

  #begin() {
    this.#timer = 0;
    let left = WARNING / 1000;
    this.#warn(left);
    this.#ticking = setInterval(() => {
      left -= 1;
      if (left > 0) this.#warn(left);
      else {
        this.stop();
        this.#end();
      }
    }, 1000);
  }
}
