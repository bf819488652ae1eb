// What axe-core finds on a page, light and dark, on a phone and on a desktop.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { DESKTOP, PHONE } from './browser.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const OPTIONS = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // look.md promises 7:1 for every text, which is more than level AA asks for.
  rules: { 'color-contrast-enhanced': { enabled: true } },
  resultTypes: ['violations'],
};

const SIZES = [['phone', PHONE], ['desktop', DESKTOP]];
const SCHEMES = ['light', 'dark'];

/** Every violation, told once with where it shows: `target-size (serious) <a …> [phone light, phone dark]`. */
export async function violations({ page }) {
  const found = new Map();
  for (const [size, viewport] of SIZES) {
    await page.setViewportSize(viewport);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      for (const text of await axe(page)) {
        found.set(text, [...(found.get(text) ?? []), `${size} ${colorScheme}`]);
      }
    }
  }
  return [...found].map(([text, where]) => `${text} [${where.join(', ')}]`);
}

/** The policy forbids scripts in pages; the debugger's door does not, and frames get theirs too. */
async function axe(page) {
  for (const frame of page.frames()) await frame.evaluate(AXE);
  const result = await page.evaluate((options) => window.axe.run(document, options), OPTIONS);
  return result.violations.flatMap(({ id, impact, help, nodes }) => nodes.map((node) => (
    `${id} (${impact}): ${help}\n      ${node.target.join(' ')}  ${node.html.slice(0, 160)}\n      ${
      [...node.any, ...node.all, ...node.none].map(({ message }) => message).join('; ')}`
  )));
}
