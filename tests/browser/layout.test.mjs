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

/** The narrowest screen of WCAG 1.4.10, which is also a window of 1280 px at 400 %. */
const NARROW = { width: 320, height: 640 };
const ZOOMED = { viewport: { width: 320, height: 225 }, scale: 4 };
/** CSS pixels of a target on a participant's phone. */
const TARGET = 44;

let world;
before(async () => { world = await openFullWorld(); });
after(() => world?.close());

for (const [shown, lang] of inLanguages(participantPages, LANGUAGES)) {
  test(`it fits a narrow phone, with large targets and spaced text: ${shown.name} (${lang})`, () => (
    show(world, shown, { lang }, async ({ page }) => {
      const small = await targets(page, TARGET);
      await page.setViewportSize(NARROW);
      const wide = await sideways(page);
      await spaceText(page);
      none([
        ...small.map((text) => `small target: ${text}`),
        ...wide.map((text) => `scrolls sideways: ${text}`),
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

for (const shown of participantPages) {
  test(`it can be read at 400 %: ${shown.name}`, () => show(world, shown, ZOOMED, async ({ page }) => {
    assert.equal(await page.evaluate(() => devicePixelRatio), 4);
    none(await sideways(page));
  }));
}

test('the checks of targets find what is small', () => world.use({}, async (visit) => {
  await visit.go(world.open.path);
  const leastOnPage = 5 + 1 + 1 + LANGUAGES.length;
  assert.ok((await targets(visit.page, 1000)).length >= leastOnPage, 'rows, comment, button, languages');
  assert.deepEqual(await targets(visit.page, TARGET), []);
}));

test('the checks of layout find what is wrong', () => world.use({ viewport: NARROW }, async (visit) => {
  await visit.go(world.open.path);
  await visit.page.evaluate(() => {
    const paragraph = document.querySelector('main p');
    paragraph.style.width = '500px';
    document.querySelector('main button').style.cssText = 'height: 8px; min-height: 0; overflow: hidden';
  });
  assert.match((await sideways(visit.page)).join(), /500|516/);
  assert.match((await clippedText(visit.page)).join(), /<button/);
}));

const rows = (page) => page.locator('label.choice').evaluateAll((all) => all.map((row) => {
  const { outlineStyle, outlineWidth } = getComputedStyle(row);
  return outlineStyle === 'none' ? 'plain' : `${outlineStyle} ${outlineWidth}`;
}));

for (const [name, path] of [['the scale', ''], ['the wishes', '/thanks']]) {
  test(`the chosen row of ${name} shows in forced colours`, () => world.use({}, async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto(`${world.open.path}${path}`);
    assert.ok((await rows(page)).every((row) => row === 'plain'), 'before');
    await page.locator('label.choice').nth(1).click();
    await page.evaluate(() => document.activeElement.blur());
    const [first, second, ...others] = await rows(page);
    assert.match(second, /^solid [3-9]px$/);
    assert.deepEqual(new Set([first, ...others]), new Set(['plain']));
  }));
}

test('the focus shows in forced colours', () => world.use({}, async (visit) => {
  const { page } = visit;
  await page.emulateMedia({ forcedColors: 'active' });
  await visit.go(world.open.path);
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
  await visit.go(`${world.open.path}/thanks`);
  await travelTo(page, 'input[type=checkbox]');
  await page.keyboard.press('Space');
  const row = page.locator('label.choice').first();
  const withFocus = await lines(row);
  await page.keyboard.press('Tab');
  assert.notDeepEqual(withFocus, await lines(row));
}));
