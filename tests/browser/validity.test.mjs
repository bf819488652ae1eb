// Every page in every language: its HTML is valid, it says which language it is in and what in it is in another, no
// word is missing, and the browser has nothing to complain about, neither errors nor breaches of the page's own policy.

import { after, before, test } from 'node:test';
import { HtmlValidate } from 'html-validate';

import { none } from './assertions.mjs';
import { LANGUAGES, STAFF_LANGUAGES, direction } from './browser.mjs';
import { knownTexts, misspoken } from './languages.mjs';
import { inLanguages, participantPages, show, staffPages } from './pages.mjs';
import { SAID } from './story.mjs';
import { openFullWorld } from './world.mjs';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // A list may have a name (ARIA 1.2, 5.2.8.4): the themes of a piece of news do.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    // Several boxes with one name are how HTML sends a list.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
    // For results of search engines, which these pages are not in; a title is as long as its question.
    'long-title': 'off',
    // A matter of taste: <div role="region"> and <section> are the same to everybody who meets them.
    'prefer-native-element': 'off',
    // Some browsers take a list without marks for none; the role keeps it one.
    'no-redundant-role': 'off',
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

const known = knownTexts(SAID);
const participants = [...inLanguages(participantPages, LANGUAGES)].map((entry) => [...entry, true]);
const staff = [...inLanguages(staffPages, STAFF_LANGUAGES)].map((entry) => [...entry, false]);
for (const [shown, lang, isPublic] of [...participants, ...staff]) {
  test(`valid, in one language, without complaints: ${shown.name} (${lang})`, () => show(world, shown, { lang }, async (visit) => {
    const { body, headers } = await visit.answer();
    const found = await invalid(body);
    const expected = shown.speaks ?? lang;
    const [, spoken, runs] = /<html lang="([^"]*)" dir="([^"]*)"/.exec(body) ?? [];
    if (spoken !== expected) found.push(`The page says that its language is ${spoken}.`);
    if (runs !== direction(expected)) found.push(`The page runs ${runs}.`);
    if (body.includes('⟦')) found.push(`Words are missing: ${body.match(/⟦[^⟧]*⟧/g).join(' ')}`);
    if (headers['content-type'] !== 'text/html; charset=utf-8') found.push(`Its type is ${headers['content-type']}.`);
    if (isPublic) found.push(...await misspoken(visit.page, known));
    none([...found, ...visit.complaints]);
  }));
}
