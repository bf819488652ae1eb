// What is printed: each sheet on its own paper, in any language, and no word lost at an edge.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { none } from './assertions.mjs';
import { LANGUAGES, direction } from './browser.mjs';
import { clippedText } from './layout.mjs';
import { PROCESS } from './story.mjs';
import { openWorld, signInLeader } from './world.mjs';

/** The width of an A4 in CSS pixels, of which there are 96 to an inch; A5 sheets are narrower and fit too. */
const PAPER = { width: 794, height: 1123 };
const PRINTER = { as: 'leader sv', viewport: PAPER };
const MM = 96 / 25.4;
const FORMATS = ['a4', 'a5', 'cards'];

let world;
before(async () => {
  world = await openWorld();
  await (await signInLeader(world)).leave();
});
after(() => world?.close());

/** Posters that hold more than their paper does. */
function overfull(page) {
  return page.locator('.poster').evaluateAll((all) => all.flatMap(({ scrollWidth, scrollHeight, clientWidth, clientHeight }) => (
    scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1
      ? [`A poster of ${clientWidth} × ${clientHeight} px holds ${scrollWidth} × ${scrollHeight}.`]
      : []
  )));
}

for (const format of FORMATS) {
  for (const lang of LANGUAGES) {
    test(`a poster keeps its words on its paper: ${format} (${lang})`, () => world.borrow(PRINTER, async (visit) => {
      const { page } = visit;
      await visit.goto(`${PROCESS}/dialogues/posters?n=1&format=${format}&lang=${lang}`);
      await page.emulateMedia({ media: 'print' });
      // Each poster is in its own language; the sheet that holds it is named for whoever prints.
      const spoken = await page.locator('.poster').evaluateAll((all) => all.map((one) => `${one.lang} ${one.dir}`));
      assert.deepEqual([...new Set(spoken)], [`${lang} ${direction(lang)}`]);
      none([...await overfull(page), ...await clippedText(page)]);
    }));
  }

  test(`three posters are three pages: ${format}`, () => world.borrow(PRINTER, async (visit) => {
    const { page } = visit;
    await visit.goto(`${PROCESS}/dialogues/posters?n=1&n=2&n=3&format=${format}`);
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 3);
  }));
}

test('the code on a large poster is more than ten centimetres wide', () => world.borrow(PRINTER, async (visit) => {
  const { page } = visit;
  await visit.goto(`${PROCESS}/dialogues/posters?n=1`);
  await page.emulateMedia({ media: 'print' });
  const { width } = await page.locator('.poster img:not(.logo)').boundingBox();
  /** Of the picture's modules so many are the code; the others are the quiet zone around it. */
  const code = 25 / 33;
  assert.ok((width / MM) * code > 100, `${Math.round((width / MM) * code)} mm`);
}));

test('a poster shows nothing that is only for the screen, and nothing of whom the dialogue is for', () => (
  world.borrow(PRINTER, async (visit) => {
    const { page } = visit;
    await visit.goto(`${PROCESS}/dialogues/posters?n=1&n=2&n=3`);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('header.bar').isVisible(), false);
    // The poster must keep its promise to the room.
    assert.doesNotMatch(await page.locator('main').textContent(), /unga|seniorer|landsbygd/i);
  })
));

test('paper and language are chosen above the posters, and the choice of one keeps the other', () => (
  world.borrow(PRINTER, async (visit) => {
    const { page } = visit;
    await visit.goto(`${PROCESS}/dialogues/posters?n=1`);
    await Promise.all([page.waitForURL('**lang=ar*'), page.locator('header nav a[lang=ar]').click()]);
    await Promise.all([page.waitForURL('**format=cards*'), page.locator('header nav a[href*="format=cards"]').first().click()]);
    assert.equal(await page.locator('.sheet.cards .poster[lang=ar]').count(), 4);
    assert.equal(await page.locator('html').getAttribute('lang'), 'sv', 'whoever prints reads their own language');
  })
));
