// Small screens, large text and forced colours: nothing scrolls sideways, nothing is cut off, every target is
// large enough, and the chosen row can be told from the others.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { none } from './assertions.mjs';
import { LANGUAGES } from './browser.mjs';
import { clippedText, sideways, spaceText, targets } from './layout.mjs';
import { travelTo } from './keyboard.mjs';
import { inLanguages, participantPages, show, staffPages } from './pages.mjs';
import { openFullWorld } from './world.mjs';

/** The narrowest phone of WCAG 1.4.10. */
const NARROW = { width: 320, height: 640 };
/** What is left of a window of 1280 × 1024 px at 400 %, where four of the screen's pixels are one of the page's. */
const ZOOMED = { width: 320, height: 256 };
const SCALE = 4;
/** Pixels of a target on a participant's phone. */
const TARGET = 44;

let world;
before(async () => { world = await openFullWorld(); });
after(() => world?.close());

for (const [shown, lang] of inLanguages(participantPages, LANGUAGES)) {
  test(`it fits a narrow phone and 400 %, with large targets and spaced text: ${shown.name} (${lang})`, () => (
    show(world, shown, { lang, viewport: NARROW, scale: SCALE }, async ({ page }) => {
      assert.equal(await page.evaluate(() => devicePixelRatio), SCALE);
      const small = await targets(page, TARGET);
      const wide = await sideways(page);
      await page.setViewportSize(ZOOMED);
      const zoomed = await sideways(page);
      await spaceText(page);
      none([
        ...small.map((text) => `small target: ${text}`),
        ...wide.map((text) => `scrolls sideways: ${text}`),
        ...zoomed.map((text) => `scrolls sideways at 400 %: ${text}`),
        ...(await sideways(page)).map((text) => `scrolls sideways with spaced text: ${text}`),
        ...(await clippedText(page)).map((text) => `cut off with spaced text: ${text}`),
      ]);
    })
  ));
}

for (const [shown, lang] of inLanguages(staffPages, ['sv'])) {
  test(`it fits a narrow phone, with spaced text: ${shown.name} (${lang})`, () => (
    show(world, shown, { lang }, async ({ page }) => {
      await page.setViewportSize(NARROW);
      const wide = await sideways(page);
      await spaceText(page);
      none([
        ...wide.map((text) => `scrolls sideways: ${text}`),
        ...(await clippedText(page)).map((text) => `cut off with spaced text: ${text}`),
      ]);
    })
  ));
}

test('the checks of targets find what is small', () => world.use({}, async (visit) => {
  await visit.go(world.own.path);
  await visit.page.locator('.tongues summary').click();
  const leastOnPage = 5 + 1 + LANGUAGES.length;
  assert.ok((await targets(visit.page, 1000)).length >= leastOnPage, 'rows, button, languages');
  assert.deepEqual(await targets(visit.page, TARGET), []);
}));

for (const lang of ['sv', 'ar']) {
  test(`the checks of layout find what is wrong (${lang})`, () => world.use({ lang, viewport: NARROW }, async (visit) => {
    await visit.go(world.own.path);
    await visit.page.evaluate(() => {
      const paragraph = document.querySelector('main .promise');
      paragraph.style.width = '500px';
      document.querySelector('main form button').style.cssText = 'height: 8px; min-height: 0; overflow: hidden';
    });
    assert.match((await sideways(visit.page)).join(), /500|516/);
    assert.match((await clippedText(visit.page)).join(), /<button/);
  }));
}

const rows = (page) => page.locator('label.choice').evaluateAll((all) => all.map((row) => {
  const { outlineStyle, outlineWidth } = getComputedStyle(row);
  return outlineStyle === 'none' ? 'plain' : `${outlineStyle} ${outlineWidth}`;
}));

const CHOICES = [
  ['the scale', (world) => world.own.path],
  ['one of several answers', (world) => world.own.single],
  ['several answers', (world) => world.own.multiple],
  ['the wishes', (world) => `${world.own.path}/thanks`],
];
for (const [name, path] of CHOICES) {
  for (const lang of ['sv', 'ar']) {
    test(`the chosen row of ${name} shows in forced colours (${lang})`, () => world.use({ lang }, async (visit) => {
      const { page } = visit;
      await page.emulateMedia({ forcedColors: 'active' });
      await visit.go(path(world));
      assert.ok((await rows(page)).every((row) => row === 'plain'), 'before');
      await page.locator('label.choice').nth(1).click();
      await page.evaluate(() => document.activeElement.blur());
      const [first, second, ...others] = await rows(page);
      assert.match(second, /^solid [3-9]px$/);
      assert.deepEqual(new Set([first, ...others]), new Set(['plain']));
    }));
  }
}

test('the focus shows in forced colours', () => world.use({}, async (visit) => {
  const { page } = visit;
  await page.emulateMedia({ forcedColors: 'active' });
  await visit.go(world.own.path);
  const stops = await travelTo(page, 'button');
  none(stops.filter(({ isVisible }) => !isVisible).map(({ html }) => `No focus to be seen on ${html}`));
}));

/** The lines of a row that forced colours leave to see. That one sits 2 px further out nobody notices. */
const lines = (row) => row.evaluate((label) => [label, label.querySelector('input')].flatMap((element) => {
  const style = getComputedStyle(element);
  return ['outline', 'border-top'].map((line) => {
    const [kind, width, colour] = ['style', 'width', 'color'].map((what) => style.getPropertyValue(`${line}-${what}`));
    return kind === 'none' ? `no ${line}` : `${line} ${kind} ${width} ${colour}`;
  });
}));

test('in forced colours a chosen row that has the focus is not like one that has not', () => world.use({}, async (visit) => {
  const { page } = visit;
  await page.emulateMedia({ forcedColors: 'active' });
  await visit.go(`${world.own.path}/thanks`);
  await travelTo(page, 'input[type=checkbox]');
  await page.keyboard.press('Space');
  const row = page.locator('label.choice').first();
  const withFocus = await lines(row);
  await page.keyboard.press('Tab');
  assert.notDeepEqual(withFocus, await lines(row));
}));
