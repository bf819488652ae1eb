// The page reads itself aloud, to those whose phone has a voice of its own for it. A voice from a network would tell
// somebody elsewhere what is read, so it does not count.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { TRANSLATED, violations } from './accessibility.mjs';
import { none } from './assertions.mjs';
import { LANGUAGES } from './browser.mjs';
import { targets } from './layout.mjs';
import { addDialogues, addQuestions } from './story.mjs';
import { openWorld, signInLeader } from './world.mjs';
import { word } from './words.mjs';

const CHOICES = ['very-high', 'fairly-high', 'fairly-low', 'not-at-all', 'no-answer'];

let world;
before(async () => {
  world = await openWorld();
  const leader = await signInLeader(world);
  await addQuestions(world, leader);
  await addDialogues(world, leader);
  await leader.leave();
});
after(() => world?.close());

const voice = (lang, localService = true) => ({ name: `${localService ? 'own' : 'distant'} ${lang}`, lang, localService });
/** The voice of a phone, which has a region and knows no easy Swedish. */
const voiceFor = (lang) => voice(`${lang.slice(0, 2)}-XX`);

/** Stands in for the browser's voices, and writes down what it is told to say; runs in the page. */
function speakWith(voices) {
  const speech = { voices, said: [], silenced: 0 };
  window.speech = speech;
  const synthesis = {
    onvoiceschanged: null,
    getVoices: () => speech.voices,
    speak: (utterance) => { speech.said.push(utterance); },
    cancel: () => { speech.silenced += 1; },
  };
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis, configurable: true });
  window.SpeechSynthesisUtterance = class {
    constructor(text) { this.text = text; }
  };
}

/** Somebody with such voices in their phone. */
function listen(options, voices, action) {
  return world.use(options, async (visit) => {
    await visit.page.addInitScript(speakWith, voices);
    await action(visit, visit.page.locator('#aloud'));
    none(visit.complaints);
  });
}

const said = (page) => page.evaluate(() => window.speech.said.map(({ text, lang, voice }) => ({
  text: text.trim(), lang, voice: voice.name,
})));

for (const lang of LANGUAGES) {
  test(`the question and its choices are read aloud, until it is stopped (${lang})`, () => (
    listen({ lang }, [voice('xx'), voice(lang.slice(0, 2), false), voiceFor(lang)], async (visit, button) => {
      const { page } = visit;
      await visit.go(world.open.path);
      assert.equal(await button.getAttribute('aria-label'), word(lang, 'read-aloud'));
      assert.ok(await button.isVisible());
      await button.click();
      assert.equal(await button.getAttribute('aria-label'), word(lang, 'read-aloud-stop'));
      const all = await said(page);
      const wanted = ['heard', ...CHOICES.map((choice) => `choice-${choice}`)].map((key) => word(lang, key));
      const places = wanted.map((text) => all.findIndex((one) => one.text === text));
      assert.ok(!places.includes(-1), `${wanted[places.indexOf(-1)]} is not in ${JSON.stringify(all)}`);
      assert.deepEqual(places, places.toSorted((a, b) => a - b), 'in the order of the page');
      assert.deepEqual(new Set(all.map((one) => one.voice)), new Set([voiceFor(lang).name]));
      assert.deepEqual(new Set(all.map((one) => one.lang)), new Set([lang]));
      const before = await page.evaluate(() => window.speech.silenced);
      await button.click();
      assert.equal(await page.evaluate(() => window.speech.silenced), before + 1);
      assert.equal(await button.getAttribute('aria-label'), word(lang, 'read-aloud'));
    })
  ));
}

const SILENT = [
  ['no voice at all', []],
  ['only a voice from a network', [voice('sv-SE', false)]],
  ['only a voice for another language', [voice('en-GB')]],
];
for (const [name, voices] of SILENT) {
  test(`nothing offers to read aloud with ${name}`, () => listen({}, voices, async (visit, button) => {
    await visit.go(world.open.path);
    assert.equal(await button.isVisible(), false);
  }));
}

test('nothing offers to read aloud without JavaScript', () => world.use({ javaScript: false }, async (visit) => {
  await visit.go(world.open.path);
  assert.equal(await visit.page.locator('#aloud').isVisible(), false);
}));

test('a voice that the browser finds later is used too', () => listen({}, [], async (visit, button) => {
  await visit.go(world.open.path);
  assert.equal(await button.isVisible(), false);
  await visit.page.evaluate((found) => {
    window.speech.voices = [found];
    window.speechSynthesis.onvoiceschanged();
  }, voice('sv-SE'));
  assert.ok(await button.isVisible());
}));

test('the button offers to begin again when all is read', () => listen({}, [voice('sv-SE')], async (visit, button) => {
  await visit.go(world.open.path);
  await button.click();
  await visit.page.evaluate(() => window.speech.said.at(-1).onend());
  assert.equal(await button.getAttribute('aria-label'), word('sv', 'read-aloud'));
}));

test('what is in another language than the page is read by a voice of that language', () => (
  listen({ lang: 'fi' }, [voice('fi-FI'), voice('sv-SE')], async (visit, button) => {
    await visit.go(world.own.single);
    const prompt = visit.page.locator('h1 [lang=sv]');
    const text = (await prompt.innerText()).trim();
    await button.click();
    const all = await said(visit.page);
    assert.deepEqual(all.filter((one) => one.text === text), [{ text, lang: 'sv', voice: 'own sv-SE' }]);
    assert.ok(all.some((one) => one.voice === 'own fi-FI'), 'the rest is read in Finnish');
  })
));

test('every page that somebody takes part on can be read aloud', () => listen({}, [voice('sv-SE')], async (visit, button) => {
  const { path: first, single, multiple, words } = world.own;
  for (const path of [first, single, multiple, words, `${first}/thanks`, '/p/halland', '/p/halland/accessibility', '/']) {
    await visit.go(path);
    assert.ok(await button.isVisible(), path);
    await button.click();
    const headline = (await visit.page.locator('h1').innerText()).trim();
    assert.ok((await said(visit.page)).some(({ text }) => text === headline), `“${headline}” is not read on ${path}`);
  }
}));

test('the button is large, and axe finds nothing on a page that has it', () => listen({ lang: 'ar' }, [voice('ar')], async (visit) => {
  await visit.go(world.open.path);
  none(await targets(visit.page, 44));
  none(await violations(visit, {}, TRANSLATED));
}));
