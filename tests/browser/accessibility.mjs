// What axe-core finds on a page, light and dark, on a phone and on a desktop.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { DESKTOP, PHONE } from './browser.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** look.md promises 7:1 for every text, which is more than the 4.5:1 of level AA. */
const CONTRAST = { 'color-contrast-enhanced': { enabled: true } };
/** A mail is no page: it needs no landmarks, and its headings go on from those of the page that shows it. */
const MAIL = Object.fromEntries(['landmark-one-main', 'page-has-heading-one', 'region'].map((rule) => [rule, { enabled: false }]));
/** What another window or other colours can change; of the rest axe finds on a page what it found the first time. */
const LOOKS = {
  runOnly: {
    type: 'rule',
    values: ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'],
  },
  resultTypes: ['violations'],
};

const PHONE_LIGHT = { name: 'phone light', viewport: PHONE, colorScheme: 'light', isWhole: true };
const PHONE_DARK = { name: 'phone dark', viewport: PHONE, colorScheme: 'dark' };
const DESKTOP_LIGHT = { name: 'desktop light', viewport: DESKTOP, colorScheme: 'light' };
const DESKTOP_DARK = { name: 'desktop dark', viewport: DESKTOP, colorScheme: 'dark' };

/** Every kind of window in every kind of light, and on a desktop all is asked anew: it may show other things. */
export const EVERYWHERE = [PHONE_LIGHT, PHONE_DARK, { ...DESKTOP_LIGHT, isWhole: true }, DESKTOP_DARK];
/** The same for a translation, which shows on a desktop what the original does. */
export const TRANSLATED = [PHONE_LIGHT, PHONE_DARK, DESKTOP_LIGHT, DESKTOP_DARK];
/** One window, where another language changes neither colours nor much of the layout. */
export const PHONE_ONLY = [PHONE_LIGHT, PHONE_DARK];

/** Every violation, told once with where it shows: `target-size (serious) <a …> [phone light, desktop light]`. */
export async function violations({ page }, { isMail = false } = {}, settings = EVERYWHERE) {
  const whole = { runOnly: TAGS, rules: { ...CONTRAST, ...(isMail && MAIL) }, resultTypes: ['violations'] };
  // The policy forbids scripts in pages; the debugger's door does not, and frames get theirs too.
  for (const frame of page.frames()) await frame.evaluate(AXE);
  const found = new Map();
  for (const { name, viewport, colorScheme, isWhole } of settings) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    for (const text of await axe(page, isWhole ? whole : LOOKS)) found.set(text, [...(found.get(text) ?? []), name]);
  }
  return [...found].map(([text, where]) => `${text} [${where.join(', ')}]`);
}

async function axe(page, options) {
  const violations = await page.evaluate(async (options) => (await window.axe.run(document, options)).violations, options);
  return violations.flatMap(({ id, impact, help, nodes }) => nodes.map(({ target, html, any, all, none }) => [
    `${id} (${impact}): ${help}`,
    `  ${target.join(' ')}: ${html.slice(0, 160)}`,
    `  ${[...any, ...all, ...none].map(({ message }) => message).join('; ')}`,
  ].join('\n')));
}
