// How the dialogue stands, as far as this tablet knows: what the server said last, and in how many seconds it would
// end then. That is counted on the tablet's own clock, from when it was told, so that a clock that is wrong does no
// harm; and it is remembered over a reload without a network. A clock that is set back meanwhile lets answers in
// that the server still takes for a while after the end; one that is set forward is put right by the next report.

const REMEMBERED = 'standing';

export class Standing {
  #queue;
  #said;

  constructor(queue, said) {
    this.#queue = queue;
    this.#said = said;
  }

  /** What was said last; a tablet that was told nothing yet takes answers. */
  static async recall(queue) {
    return new Standing(queue, await queue.remembered(REMEMBERED, () => ({ state: 'before', until: null })));
  }

  /** The server says how the dialogue stands. */
  async told({ state, seconds_left: left }) {
    this.#said = { state, until: Number.isFinite(left) ? Date.now() + left * 1000 : null };
    await this.#queue.remember(REMEMBERED, this.#said);
  }

  /** Whether what somebody answers now will be taken. */
  get takesAnswers() {
    const { state, until } = this.#said;
    return (state === 'before' || state === 'open') && (until === null || Date.now() < until);
  }

  get isCancelled() {
    return this.#said.state === 'cancelled';
  }

  /** Whether an address is taken from whoever has answered: until the dialogue is closed for good. */
  get takesAddresses() {
    return this.takesAnswers || ['before', 'open', 'ended'].includes(this.#said.state);
  }
}
