// The chapters of the follow-up: none is long, nothing scrolls sideways on a desktop, and on a phone a table is cards.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { none } from './assertions.mjs';
import { DESKTOP, PHONE } from './browser.mjs';
import { sideways } from './layout.mjs';
import { CHAPTERS } from './pages.mjs';
import { PROCESS } from './story.mjs';
import { openWorld, signInLeader } from './world.mjs';

/** Pixels that a page of the follow-up may be high on a desktop. */
const HIGHEST = 4000;
const FOLLOW_UP = `${PROCESS}/follow-up`;
const PAGES = ['', ...CHAPTERS.map((chapter) => `/${chapter}`)];

let world;
before(async () => {
  world = await openWorld();
  await signInLeader(world);
});
after(() => world?.close());

/** Tables and regions that are wider than the room that they have. */
const tooWide = (page) => page.locator('main table, main .scroll').evaluateAll((all) => all.flatMap((one) => {
  const isWide = one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5;
  return isWide ? [`${one.scrollWidth} px of ${one.clientWidth}: ${one.outerHTML.slice(0, 120)}`] : [];
}));

/** Tables with figures whose rows are not cards, and that stand in nothing which scrolls and shows that it does. */
const noCards = (page) => page.locator('main table').evaluateAll((all) => all.flatMap((table) => {
  const cells = [...table.querySelectorAll('tbody td')];
  const columns = table.querySelectorAll('thead th').length;
  const areCards = cells.every((cell) => ['grid', 'block', 'none'].includes(getComputedStyle(cell).display));
  const region = table.closest('.scroll');
  const showsIt = region && getComputedStyle(region).backgroundImage.includes('gradient');
  const fits = columns <= 4 && table.scrollWidth <= table.parentElement.clientWidth;
  return areCards || showsIt || fits ? [] : [table.outerHTML.slice(0, 120)];
}));

for (const path of PAGES) {
  for (const of of ['', '?board=Laholm']) {
    test(`it is short, fits a desktop, and is cards on a phone: follow-up${path}${of}`, () => (
      world.use({ as: 'leader sv', viewport: DESKTOP }, async (visit) => {
        const { page } = visit;
        await visit.goto(`${FOLLOW_UP}${path}${of}`);
        assert.equal(visit.status(), 200);
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        assert.ok(height <= HIGHEST, `${height} px high`);
        none([...await sideways(page), ...await tooWide(page)]);
        await page.setViewportSize(PHONE);
        none([...await sideways(page), ...await noCards(page)]);
      })
    ));
  }
}

test('a picture\u2019s letters are as large on a phone as on a desktop', () => world.use({ as: 'leader sv', viewport: DESKTOP }, async (visit) => {
  const { page } = visit;
  const smallest = () => page.locator('svg.chart text').evaluateAll((all) => Math.min(...all.flatMap((text) => {
    const picture = text.ownerSVGElement;
    if (!picture.checkVisibility()) return [];
    return [picture.getBoundingClientRect().width / picture.viewBox.baseVal.width * parseFloat(getComputedStyle(text).fontSize)];
  })));
  for (const chapter of ['heard', 'groups', 'boards', 'time', 'dialogues', 'feedback']) {
    await visit.goto(`${FOLLOW_UP}/${chapter}`);
    await page.setViewportSize(DESKTOP);
    assert.ok(await smallest() >= 14, `${chapter} on a desktop: ${await smallest()}`);
    await page.setViewportSize(PHONE);
    assert.ok(await smallest() >= 14, `${chapter} on a phone: ${await smallest()}`);
  }
}));

test('rows are sorted and chosen by the address, and a chapter leads to the next', () => world.use({ as: 'leader sv', viewport: DESKTOP }, async (visit) => {
  const { page } = visit;
  await visit.goto(`${FOLLOW_UP}/boards`);
  const names = () => page.locator('main tbody th a').allInnerTexts();
  const before = await names();
  await page.locator('main thead a', { hasText: 'Nämnd' }).click();
  assert.match(page.url(), /sort=board/);
  await page.locator('main thead a', { hasText: 'Nämnd' }).click();
  assert.match(page.url(), /sort=-board/);
  assert.deepEqual(await names(), before.toReversed());
  assert.equal(await page.locator('main th[aria-sort=descending]').count(), 1);
  await visit.goto(`${FOLLOW_UP}/dialogues`);
  const all = await page.locator('main tbody tr').count();
  await page.selectOption('#phase', 'in_depth');
  await page.selectOption('#sort', '-heard');
  await page.locator('main form.filter button').click();
  assert.match(page.url(), /phase=in_depth/);
  const some = await page.locator('main tbody tr').count();
  assert.ok(some > 0 && some < all, `${some} of ${all}`);
  assert.equal(await page.locator('nav.contents [aria-current=page]').innerText(), 'Dialogerna');
  await page.locator('nav.turn a[rel=next]').click();
  assert.match(page.url(), /\/follow-up\/questions$/);
}));
