// What has not reached the server yet, in IndexedDB: only sealed bytes, answers and addresses apart. A record leaves
// when the server has said that it took it, and not before.

const STORES = ['answers', 'addresses', 'refused', 'memory'];

const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const committed = (transaction) => new Promise((resolve, reject) => {
  transaction.oncomplete = () => resolve();
  transaction.onabort = () => reject(transaction.error);
});

export class Queue {
  #database;

  /** Opens the queue of one dialogue. Upgrades keep what is there: stores are only ever added. */
  static async open(name) {
    const request = indexedDB.open(`eko-${name}`, 1);
    request.onupgradeneeded = () => {
      for (const store of STORES) {
        if (!request.result.objectStoreNames.contains(store)) request.result.createObjectStore(store);
      }
    };
    const queue = new Queue();
    queue.#database = await done(request);
    // Ask that the browser does not throw the queue away when the disk fills up; a no is nothing to stop for.
    await navigator.storage?.persist?.().catch(() => false);
    return queue;
  }

  /** Keeps a record under its random name, for good once this has returned; with it goes the one that it replaces. */
  async add(kind, id, sealed, replaced) {
    const transaction = this.#database.transaction(kind, 'readwrite', { durability: 'strict' });
    transaction.objectStore(kind).put(sealed, id);
    if (replaced) transaction.objectStore(kind).delete(replaced);
    await committed(transaction);
  }

  /** Some records in the order of their random names: an order that tells nothing. */
  async some(kind, most) {
    const store = this.#database.transaction(kind).objectStore(kind);
    const [ids, sealed] = await Promise.all([done(store.getAllKeys(null, most)), done(store.getAll(null, most))]);
    return ids.map((id, at) => ({ id, sealed: sealed[at] }));
  }

  async remove(kind, id) {
    const transaction = this.#database.transaction(kind, 'readwrite');
    transaction.objectStore(kind).delete(id);
    await committed(transaction);
  }

  /** Sets a record aside that the server will never take. It is shown, and not thrown away. */
  async refuse(kind, id, sealed, why) {
    const transaction = this.#database.transaction([kind, 'refused'], 'readwrite');
    transaction.objectStore('refused').put({ kind, sealed, why }, id);
    transaction.objectStore(kind).delete(id);
    await committed(transaction);
  }

  /** How many were set aside, by why. */
  async reasons() {
    const refused = await done(this.#database.transaction('refused').objectStore('refused').getAll());
    const counts = {};
    for (const { why } of refused) counts[why] = (counts[why] ?? 0) + 1;
    return counts;
  }

  async count(kind) {
    return done(this.#database.transaction(kind).objectStore(kind).count());
  }

  async unsent() {
    return (await this.count('answers')) + (await this.count('addresses'));
  }

  async all(kind) {
    return this.some(kind, undefined);
  }

  /** Something that the tablet has to remember over a reload. */
  async remembered(key, make) {
    const known = await done(this.#database.transaction('memory').objectStore('memory').get(key));
    if (known !== undefined) return known;
    return this.remember(key, make());
  }

  /** Remembers it anew. */
  async remember(key, value) {
    const transaction = this.#database.transaction('memory', 'readwrite');
    transaction.objectStore('memory').put(value, key);
    await committed(transaction);
    return value;
  }
}
