// Which language the texts of a page are in, and which they are said to be in (WCAG 3.1.1 and 3.1.2): somebody who
// listens hears gibberish when the two differ.

import { LANGUAGES, direction } from './browser.mjs';
import { OWN_NAMES, words } from './words.mjs';

/** Letters that only some of the languages are written in. */
const SCRIPTS = [
  [/\p{Script=Arabic}/u, ['ar', 'fa']],
  [/\p{Script=Ethiopic}/u, ['ti']],
  [/\p{Script=Cyrillic}/u, ['uk']],
];

const asShown = (text) => text.trim().replace(/\s+/g, ' ');

/**
 * The languages of every text that is known as a whole: Eko's own words, and `more`, pairs of a language and a
 * text that somebody wrote in it.
 */
export function knownTexts(more = []) {
  const known = new Map();
  const add = (lang, text) => known.set(asShown(text), [...(known.get(asShown(text)) ?? []), lang]);
  for (const lang of LANGUAGES) {
    add(lang, OWN_NAMES[lang]);
    for (const text of words(lang).values()) {
      if (!text.includes('{')) add(lang, text);
    }
  }
  for (const [lang, text] of more) add(lang, text);
  return known;
}

/** Every text of a page, the names of pictures and regions too, with the language that it is marked with. */
function pieces(page) {
  return page.evaluate(() => {
    const found = [];
    const add = (text, element) => found.push({
      text,
      lang: element.closest('[lang]')?.lang ?? '',
      runs: getComputedStyle(element).direction,
      html: element.outerHTML.slice(0, 120),
    });
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.data.trim() && !node.parentElement.closest('script, style')) add(node.data, node.parentElement);
    }
    for (const name of ['aria-label', 'alt', 'data-stop']) {
      for (const element of document.body.querySelectorAll(`[${name}]`)) add(element.getAttribute(name), element);
    }
    return found;
  });
}

/** Texts that are marked with another language than they are in, or run the wrong way for it. */
export async function misspoken(page, known) {
  const spoken = await page.locator('html').getAttribute('lang');
  return (await pieces(page)).flatMap(({ text, lang, runs, html }) => {
    const written = known.get(asShown(text)) ?? SCRIPTS.find(([letters]) => letters.test(text))?.[1];
    const told = `“${asShown(text).slice(0, 60)}”`;
    if (written && !written.includes(lang)) return [`${told} is in ${written.join(' or ')} and marked as ${lang}: ${html}`];
    // What is in the page's own language may run otherwise: an address, a code.
    if (lang !== spoken && runs !== direction(lang)) return [`${told} is in ${lang} and runs ${runs}: ${html}`];
    return [];
  });
}
