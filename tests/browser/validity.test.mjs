// Every page in every language: its HTML is valid, it says which language it is in, no word is missing,
// and the browser has nothing to complain about, neither errors nor breaches of the page's own policy.

import { after, before, test } from 'node:test';
import { HtmlValidate } from 'html-validate';

import { none } from './assertions.mjs';
import { LANGUAGES } from './browser.mjs';
import { inLanguages, participantPages, show, staffPages } from './pages.mjs';
import { openFullWorld } from './world.mjs';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Several boxes with one name are how HTML sends a list.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
    // For results of search engines, which these pages are not in; a title is as long as its question.
    'long-title': 'off',
    // A matter of taste: <div role="region"> and <section> are the same to everybody who meets them.
    'prefer-native-element': 'off',
  },
});

let world;
before(async () => { world = await openFullWorld(); });
after(() => world?.close());

async function invalid(html) {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, selector, offset }) => (
    `${ruleId}: ${message} at ${selector ?? html.slice(offset, offset + 80)}`
  )));
}

for (const [shown, lang] of inLanguages([...participantPages, ...staffPages], LANGUAGES)) {
  test(`valid, in one language, without complaints: ${shown.name} (${lang})`, () => show(world, shown, { lang }, async (visit) => {
    const { body, headers } = await visit.answer();
    const found = await invalid(body);
    const spoken = /<html lang="([^"]*)"/.exec(body)?.[1];
    if (spoken !== lang) found.push(`The page says that its language is ${spoken}.`);
    if (body.includes('⟦')) found.push(`Words are missing: ${body.match(/⟦[^⟧]*⟧/g).join(' ')}`);
    if (headers['content-type'] !== 'text/html; charset=utf-8') found.push(`Its type is ${headers['content-type']}.`);
    none([...found, ...visit.complaints]);
  }));
}
