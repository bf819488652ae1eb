// What somebody sees without scrolling on a small phone: the question, its five choices and, a little further down, the
// button; in one row the language, and behind a tap all the others, without script.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { none } from './assertions.mjs';
import { LANGUAGES } from './browser.mjs';
import { OWN_NAMES, word } from './words.mjs';
import { openWorld } from './world.mjs';

let world;
before(async () => { world = await openWorld(); });
after(() => world?.close());

const SMALL = { width: 360, height: 640 };
const COMMON = { width: 390, height: 664 };

/** Where an element ends, in pixels from the top of the page. */
const bottom = (page, selector) => page.locator(selector).last().evaluate((element) => element.getBoundingClientRect().bottom + scrollY);

for (const lang of LANGUAGES) {
  test(`the question and all five choices are in the first view (${lang})`, () => world.use({ lang, viewport: SMALL }, async (visit) => {
    const { page } = visit;
    await visit.go(`${world.open.path}?lang=${lang}`);
    // As on a phone with a voice for the language, where the button for it takes room as well.
    await page.locator('#aloud').evaluate((button) => { button.hidden = false; });
    assert.equal(await page.locator('label.choice').count(), 5);
    const end = await bottom(page, 'label.choice');
    assert.ok(end <= SMALL.height, `the last choice ends at ${end} of ${SMALL.height} px`);
    const rows = await page.locator('label.choice').evaluateAll((all) => all.map((row) => row.getBoundingClientRect().height));
    assert.ok(rows.every((height) => height >= 44), `${rows}`);
    none(visit.complaints);
  }));

  test(`the button is in the first view of a common phone, under the promise (${lang})`, () => world.use({ lang, viewport: COMMON }, async (visit) => {
    const { page } = visit;
    await visit.go(`${world.open.path}?lang=${lang}`);
    await page.locator('#aloud').evaluate((button) => { button.hidden = false; });
    const end = await bottom(page, 'main form button[type=submit]');
    assert.ok(end <= COMMON.height, `the button ends at ${end} of ${COMMON.height} px`);
    assert.ok(await bottom(page, '.promise') <= end, 'what is promised is read before it is pressed');
    assert.equal((await page.locator('.promise').textContent()).trim(), word(lang, 'answer-anonymous'));
  }));

  test(`one row has the language, and opens the others without script (${lang})`, () => world.use({ lang, viewport: SMALL, javaScript: false }, async (visit) => {
    const { page } = visit;
    await visit.go(`${world.open.path}?lang=${lang}`);
    const row = page.locator('.tongues summary');
    const box = await row.boundingBox();
    assert.ok(box.height >= 44 && box.height <= 46, `${box.height} px`);
    assert.ok((await row.textContent()).includes(OWN_NAMES[lang]));
    // What is seen of the others is whole names.
    const cut = await page.locator('.peek').evaluate((peek) => {
      const frame = peek.getBoundingClientRect();
      return [...peek.querySelectorAll('bdi')].filter((name) => {
        const box = name.getBoundingClientRect();
        const isSeen = box.top < frame.bottom - 2;
        return isSeen && (box.left < frame.left - 1 || box.right > frame.right + 1);
      }).map((name) => name.textContent);
    });
    none(cut);
    const other = lang === 'ar' ? 'so' : 'ar';
    const link = page.locator(`.languages a:has([lang=${other}])`);
    assert.equal(await link.isVisible(), false);
    await row.click();
    assert.equal(await link.isVisible(), true);
    await Promise.all([page.waitForURL(`**lang=${other}`), link.click()]);
    assert.equal(await page.locator('html').getAttribute('lang'), other);
  }));
}
