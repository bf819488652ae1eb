// Sends what is queued: when something was added, when the network is back, now and then, and when somebody asks.
// A request that failed, or whose answer was lost, is simply sent again: the server takes each record once.

const AT_ONCE = 50;
const EVERY = 15_000;
const PATIENCE = 20_000;
/** What the server says of records that it will never take. */
const FINAL = ['too_late', 'process_ended', 'unfit', 'unreadable'];
/** Nothing here goes by the tablet's clock, but a wrong one may break its encrypted connections. */
const CLOCK_MAY_DIFFER = 10 * 60_000;

export class Sender {
  #queue;
  #base;
  #tablet;
  #running = null;
  #again = false;
  #isClockWrong = false;
  #standing;
  /** Told `{ unsent, reasons, online, isClockWrong }` whenever that may have changed; `reasons` are counts by why. */
  onChange = () => {};

  constructor(queue, base, tablet, standing) {
    this.#queue = queue;
    this.#standing = standing;
    this.#base = base;
    this.#tablet = tablet;
    addEventListener('online', () => this.send());
    setInterval(() => this.send(), EVERY);
  }

  /** Sends all that there is; a second call while one is under way has it look once more. */
  send() {
    this.#again = true;
    this.#running ??= this.#run().finally(() => { this.#running = null; });
    return this.#running;
  }

  async #run() {
    let online = true;
    while (this.#again && online) {
      this.#again = false;
      try {
        await this.#drain('answers');
        await this.#drain('addresses');
        await this.#report();
      } catch {
        online = false;
      }
    }
    await this.tell(online);
  }

  /** Somebody more has begun to answer. Only how many is kept, and nothing that ties a record to one of them. */
  async another() {
    await this.#queue.remember('people', (await this.#people()) + 1);
  }

  /** How many have answered since the queue was last empty. */
  async #people() {
    return this.#queue.remembered('people', () => 0);
  }

  /** Tells how it stands: of how many people something waits here, at most; not of how many records. */
  async tell(online) {
    const [records, reasons] = [await this.#queue.unsent(), await this.#queue.reasons()];
    if (records === 0) await this.#queue.remember('people', 0);
    const unsent = records === 0 ? 0 : Math.min(records, Math.max(await this.#people(), 1));
    this.onChange({ unsent, reasons, online, isClockWrong: this.#isClockWrong });
  }

  async #drain(kind) {
    for (;;) {
      const records = await this.#queue.some(kind, AT_ONCE);
      if (!records.length) return;
      const { fates } = await this.#post(kind, { records });
      const sealed = new Map(records.map((record) => [record.id, record.sealed]));
      let left = 0;
      for (const { id, fate } of fates.filter(({ id }) => sealed.has(id))) {
        if (fate === 'taken') await this.#queue.remove(kind, id);
        else if (FINAL.includes(fate)) await this.#queue.refuse(kind, id, sealed.get(id), fate);
        else left += 1;
      }
      // What has to wait stays; asking again at once would change nothing.
      if (left > 0 || fates.length === 0) return;
    }
  }

  async #report() {
    const [unsent, reasons] = [await this.#queue.unsent(), await this.#queue.reasons()];
    await this.#standing.told(await this.#post('report', { tablet: this.#tablet, unsent, reasons }));
  }

  async #post(path, body) {
    const response = await fetch(`${this.#base}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
      cache: 'no-store',
    });
    const theirs = Date.parse(response.headers.get('date') ?? '');
    this.#isClockWrong = Math.abs(theirs - Date.now()) > CLOCK_MAY_DIFFER;
    if (!response.ok) throw new Error(`status ${response.status}`);
    return response.json();
  }
}
