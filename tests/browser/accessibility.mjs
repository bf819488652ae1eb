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
/** A colour scheme changes colours and nothing else, so after the whole in light these do in dark. */
const COLOURS = ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'];

/** The kinds of windows that a page is looked at in. */
export const SIZES = [['phone', PHONE], ['desktop', DESKTOP]];

/** Every violation, told once with where it shows: `target-size (serious) <a …> [phone light, desktop light]`. */
export async function violations({ page }, { isMail = false } = {}, sizes = SIZES) {
  const whole = { runOnly: TAGS, rules: { ...CONTRAST, ...(isMail && MAIL) }, resultTypes: ['violations'] };
  const colours = { runOnly: { type: 'rule', values: COLOURS }, resultTypes: ['violations'] };
  // The policy forbids scripts in pages; the debugger's door does not, and frames get theirs too.
  for (const frame of page.frames()) await frame.evaluate(AXE);
  const found = new Map();
  for (const [size, viewport] of sizes) {
    await page.setViewportSize(viewport);
    for (const [colorScheme, options] of [['light', whole], ['dark', colours]]) {
      await page.emulateMedia({ colorScheme });
      for (const text of await axe(page, options)) {
        found.set(text, [...(found.get(text) ?? []), `${size} ${colorScheme}`]);
      }
    }
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
