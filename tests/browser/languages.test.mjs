// Ten languages, two of them written from right to left: every page says which it is in, offers the others, and
// keeps the order of what it shows. Which language each text of a page is in, the test of validity looks at.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { LANGUAGES, direction } from './browser.mjs';
import { SAID } from './story.mjs';
import { OWN_NAMES, word } from './words.mjs';
import { openFullWorld } from './world.mjs';

let world;
before(async () => { world = await openFullWorld(); });
after(() => world?.close());

const SCALE = ['very_high', 'fairly_high', 'fairly_low', 'not_at_all', 'no_answer'];
/** What is asked and offered in Swedish; much of it is there in Arabic too, nothing in Finnish. */
const swedish = SAID.filter(([lang]) => lang === 'sv').map(([, text]) => text);

for (const lang of LANGUAGES) {
  test(`the page says its language and direction, and offers every other language by its own name (${lang})`, () => (
    world.borrow({ lang }, async (visit) => {
      const { page } = visit;
      await visit.go(world.own.path);
      const root = await page.locator('html').evaluate((html) => [html.lang, html.dir, getComputedStyle(html).direction]);
      assert.deepEqual(root, [lang, direction(lang), direction(lang)]);
      assert.equal((await page.locator('fieldset h1').textContent()).trim(), word(lang, 'heard'));
      assert.equal((await page.locator('.tongues summary b').textContent()).trim(), OWN_NAMES[lang]);
      const offered = await page.locator('.languages > li > a').evaluateAll((all) => all.map((one) => ({
        name: one.textContent.trim(), lang: one.querySelector('[lang]').lang, to: one.getAttribute('href'),
      })));
      assert.deepEqual(offered, LANGUAGES.filter((other) => other !== lang).map((other) => ({
        name: OWN_NAMES[other], lang: other, to: `${world.own.path}?lang=${other}`,
      })));
    })
  ));

  test(`the scale keeps its order, with its marks where the rows begin (${lang})`, () => world.borrow({ lang }, async (visit) => {
    await visit.go(world.own.path);
    const rows = await visit.page.locator('fieldset label.choice').evaluateAll((all) => all.map((row) => {
      const mark = row.querySelector('input');
      const { left, right } = mark.getBoundingClientRect();
      const words = row.querySelector('span').getBoundingClientRect();
      const side = right <= words.left ? 'ltr' : left >= words.right ? 'rtl' : 'in the midst of the words';
      return { value: mark.value, words: row.textContent.trim(), side };
    }));
    assert.deepEqual(rows, SCALE.map((value) => ({
      value, words: word(lang, `choice-${value.replaceAll('_', '-')}`), side: direction(lang),
    })));
  }));
}

for (const lang of LANGUAGES.filter((one) => direction(one) === 'rtl')) {
  test(`addresses run from left to right where words do not (${lang})`, () => world.borrow({ lang }, async (visit) => {
    const { page } = visit;
    const runs = (selector) => page.locator(selector).first().evaluate((element) => getComputedStyle(element).direction);
    await visit.go(`${world.own.path}/thanks`);
    assert.equal(await runs('#address'), 'ltr');
    await page.fill('#address', 'anna@example.org');
    await page.locator('label.choice').first().click();
    await visit.send();
    assert.equal(await runs('main .lead bdi'), 'ltr');
    assert.equal(await runs('footer a[href^="mailto:"] bdi'), 'ltr');
    assert.equal(await runs('main p'), 'rtl');
  }));
}

for (const lang of LANGUAGES.filter((one) => direction(one) === 'rtl')) {
  test(`a date inside of a sentence is read from right to left: day, month, year (${lang})`, () => world.borrow({ lang }, async (visit) => {
    const { page } = visit;
    await visit.go(world.before.path);
    const places = await page.locator('main .lead').evaluate((sentence) => {
      const text = sentence.textContent;
      const [, day, month, year] = /\u2068(\d{1,2})\u2069 \u2068([^\u2069]+)\u2069 \u2068(\d{4})\u2069/.exec(text);
      const walker = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
      const node = walker.nextNode();
      return [day, month, year].map((part) => {
        const at = node.data.indexOf(part);
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + part.length);
        const box = range.getClientRects()[0];
        return { left: box.left, right: box.right, top: box.top };
      });
    });
    // On one line, the day stands farthest to the right; a part that wrapped stands on a later line.
    for (const [one, next] of [[places[0], places[1]], [places[1], places[2]]]) {
      assert.ok(next.top > one.top + 4 || next.right <= one.left + 1, JSON.stringify(places));
    }
  }));
}

test('the language is changed in the midst of the questions, and the question stays', () => world.use({}, async (visit) => {
  const { page } = visit;
  await visit.go(world.own.multiple);
  await page.locator('.tongues summary').click();
  await Promise.all([page.waitForURL(`**${world.own.multiple}?lang=ar`), page.locator('nav a:has([lang=ar])').click()]);
  assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
  assert.equal(await page.locator('input[type=checkbox]').count(), 3);
}));

test('a question that nobody has translated is shown in Swedish and said to be', () => world.use({ lang: 'fi' }, async (visit) => {
  const { page } = visit;
  for (const path of [world.own.single, world.own.multiple, world.own.words]) {
    await visit.go(path);
    const prompt = page.locator('h1 [lang]');
    assert.equal(await prompt.getAttribute('lang'), 'sv', path);
    assert.ok(swedish.includes((await prompt.textContent()).trim()), path);
    const title = await page.title();
    assert.ok(!swedish.some((text) => title.includes(text)), `a title cannot say that it is in Swedish: “${title}”`);
  }
}));

test('a question that is translated has no Swedish in it', () => world.use({ lang: 'ar' }, async (visit) => {
  for (const path of [world.own.single, world.own.multiple, world.own.words]) {
    await visit.go(path);
    assert.equal(await visit.page.locator('main [lang]').count(), 0, path);
  }
}));

test('easy Swedish falls back on Swedish', () => world.use({ lang: 'sv-simple' }, async (visit) => {
  await visit.go(world.own.single);
  assert.equal(await visit.page.locator('h1 [lang]').getAttribute('lang'), 'sv');
}));

test('the browser’s language is used where the address names none', () => world.use({ lang: 'fa' }, async (visit) => {
  await visit.goto(world.own.path);
  assert.deepEqual(await visit.page.locator('html').evaluate(({ lang, dir }) => [lang, dir]), ['fa', 'rtl']);
}));
