// Chromium, and visits: one visit is one person with a window of their own, watched for everything
// that a page should not do.

import { chromium } from 'playwright-core';

export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1280, height: 800 };

/** The languages of the participants' pages by their tags, in the order of the language switch. */
export const LANGUAGES = ['sv', 'sv-simple', 'en', 'fi', 'ar', 'fa', 'so', 'ti', 'uk', 'es'];
/** Those of the pages of staff and hosts. */
export const STAFF_LANGUAGES = ['sv', 'en'];
/** What browsers ask for. None asks for easy Swedish: that is chosen on the page. */
const LOCALES = {
  sv: 'sv-SE', 'sv-simple': 'sv-SE', en: 'en-GB', fi: 'fi-FI', ar: 'ar', fa: 'fa-IR', so: 'so', ti: 'ti', uk: 'uk-UA', es: 'es-ES',
};

/** Which way a language is written. */
export function direction(lang) {
  return ['ar', 'fa'].includes(lang) ? 'rtl' : 'ltr';
}

/** A browser that cannot reach anything but this machine. */
export function startBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync',
      '--disable-background-networking', '--disable-component-update',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

/** One person's visit. `go` opens a path; `answer()` is the last document as the server sent it. */
export class Visit {
  #last;
  #documents = new Map();
  /** Console errors, script errors and policy violations, in the order they came. */
  complaints = [];
  /** Every request that was made, redirects included. */
  requests = [];

  static async open(browser, base, options = {}) {
    const { lang = 'sv', storageState, javaScript = true, viewport = PHONE, scale = 1, scheme = 'light' } = options;
    const context = await browser.newContext({
      baseURL: base,
      locale: LOCALES[lang],
      storageState,
      javaScriptEnabled: javaScript,
      viewport,
      deviceScaleFactor: scale,
      colorScheme: scheme,
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    const visit = new Visit();
    Object.assign(visit, { context, page, lang, first: { viewport, scheme } });
    await visit.#watch(javaScript);
    return visit;
  }

  async #watch(javaScript) {
    const { page } = this;
    page.on('request', (request) => this.requests.push(request));
    page.on('response', (response) => {
      const request = response.request();
      if (request.isNavigationRequest() && request.frame() === page.mainFrame() && response.status() !== 303) {
        this.#last = response;
        this.#documents.set(response.url(), response.status());
      }
    });
    page.on('pageerror', (error) => this.complaints.push(`script error: ${error.message}`));
    page.on('console', (message) => {
      // A page that says 404 or 422 is meant to; the browser notes it as a failed load. Icons it asks for when it
      // likes, so nobody can say of which page; the meter counts them.
      const { url } = message.location();
      const isMeant = this.#documents.has(url) || url.endsWith('/favicon.ico');
      if (!(isMeant && message.text().startsWith('Failed to load resource')) && ['error', 'warning'].includes(message.type())) {
        this.complaints.push(`console: ${message.text()} (${url})`);
      }
    });
    if (javaScript) {
      await page.exposeFunction('tellViolation', (text) => this.complaints.push(`policy violation: ${text}`));
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          window.tellViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
        });
      });
    }
  }

  /** Opens a path in the visit's language. */
  async go(path) {
    await this.page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${this.lang}`);
  }

  /** Opens a path as it stands. */
  async goto(path) {
    await this.page.goto(path);
  }

  /** Presses a button and waits for the page that answers. */
  async send(button = 'main form button[type=submit]') {
    await Promise.all([this.arrival(), this.page.locator(button).first().click()]);
    await this.page.waitForLoadState();
  }

  /** The next document has come. */
  arrival() {
    return this.page.waitForEvent('framenavigated', (frame) => frame === this.page.mainFrame());
  }

  async answer() {
    return { status: this.#last.status(), headers: await this.#last.allHeaders(), body: await this.#last.text() };
  }

  status() {
    return this.#last.status();
  }

  /** Forgets what was seen, for the next one. */
  async beginAgain() {
    const { viewport, scheme } = this.first;
    await this.page.setViewportSize(viewport);
    await this.page.emulateMedia({ media: null, colorScheme: scheme, forcedColors: 'none' });
    this.complaints.length = 0;
    this.requests.length = 0;
    this.#documents.clear();
    this.#last = undefined;
  }

  close() {
    return this.context.close();
  }
}
