// Staff without a browser: sends the forms of Eko's pages straight to the server, to prepare what the
// pages in the tests are to show. Much faster than clicking.

import { request } from 'playwright-core';

/** Somebody who works with Eko. `post` sends a form and follows to the page that answers. */
export class Staff {
  static async enter(base) {
    const staff = new Staff();
    // Eko takes staff forms from its own pages only, and knows them by this.
    staff.requests = await request.newContext({ baseURL: base, extraHTTPHeaders: { origin: base } });
    return staff;
  }

  async signIn(email, password) {
    await this.post('/admin/sign-in', { email, password });
  }

  /** What is needed to go on in a browser. */
  session() {
    return this.requests.storageState();
  }

  leave() {
    return this.requests.dispose();
  }

  async get(path) {
    return this.#read(await this.requests.get(path));
  }

  async post(path, form, options = {}) {
    return this.#read(await this.requests.post(path, { form, ...options }));
  }

  async upload(path, multipart) {
    return this.#read(await this.requests.post(path, { multipart }));
  }

  async #read(response) {
    const body = await response.text();
    if (response.status() !== 200) throw new Error(`${response.url()} answered ${response.status()}: ${body.slice(-600)}`);
    return { path: new URL(response.url()).pathname, body };
  }
}

/** The part of a page that a pattern finds. */
export function part(body, pattern) {
  const found = pattern.exec(body);
  if (!found) throw new Error(`${pattern} is not in ${body.slice(-2000)}`);
  return found[1];
}
