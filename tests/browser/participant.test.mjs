// What it is like to take part: from the scanned code to the thank-you page, with an old phone, without
// JavaScript, by keyboard alone; and what the first view costs.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { none } from './assertions.mjs';
import { LANGUAGES } from './browser.mjs';
import { pressTab, travelTo } from './keyboard.mjs';
import { startMeter } from './meter.mjs';
import { openFullWorld } from './world.mjs';

/** One round trip: ten packets of some 1 400 bytes (RFC 6928). */
const FIRST_VIEW = 14_000;

let world;
let scanned;
before(async () => {
  world = await openFullWorld();
  scanned = world.open.path.toUpperCase();
});
after(() => world?.close());

async function metered(options, action) {
  const meter = await startMeter(world.eko.base);
  try {
    await world.use({ ...options, base: meter.base }, (visit) => action(visit, meter));
  } finally {
    await meter.stop();
  }
}

/** Takes the whole way, and calls `look` on every page of it. */
async function takePart(visit, look = () => {}) {
  const { page } = visit;
  await visit.goto(scanned);
  await look('the question');
  await page.locator('label.choice').nth(1).click();
  await page.fill('textarea', 'Mer tid.');
  await visit.send();
  assert.match(page.url(), /\/thanks\b/);
  await look('thanks');
  await page.fill('input[type=email]', 'anna@example.org');
  await page.locator('label.choice').first().click();
  await visit.send();
  assert.match(page.url(), /\/saved\b/);
  await look('saved');
  await Promise.all([page.waitForURL('**/p/halland*'), page.locator('main a').last().click()]);
  await look('the status page');
}

for (const lang of LANGUAGES) {
  test(`a participant scans, answers, leaves an address and reads on, without JavaScript (${lang})`, () => (
    world.use({ lang, javaScript: false }, async (visit) => {
      const seen = [];
      await takePart(visit, async (name) => {
        assert.equal(visit.status(), 200, name);
        assert.equal(await visit.page.locator('html').getAttribute('lang'), lang, name);
        seen.push(name);
      });
      assert.deepEqual(seen, ['the question', 'thanks', 'saved', 'the status page']);
    })
  ));

  test(`the first view is one request and at most ${FIRST_VIEW} bytes (${lang})`, (t) => (
    metered({ lang }, async (visit, meter) => {
      await visit.goto(scanned);
      await visit.page.waitForLoadState('networkidle');
      const [first] = meter.passed;
      t.diagnostic(`The first view in ${lang}: ${first.bytes} bytes of HTML and CSS.`);
      assert.deepEqual(meter.passed.map(({ path, status }) => `${path} ${status}`), [`${scanned} 200`]);
      assert.ok(first.bytes <= FIRST_VIEW, `${first.bytes} bytes`);
    })
  ));
}

test('a participant gets no cookie, no storage, and nothing from another host', () => metered({}, async (visit, meter) => {
  const kept = [];
  await takePart(visit, async () => {
    kept.push(await visit.page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]));
  });
  assert.deepEqual(await visit.context.cookies(), []);
  assert.deepEqual(meter.passed.flatMap(({ cookies }) => cookies), []);
  assert.deepEqual(kept, Array(4).fill(['', 0, 0]));
  none(visit.requests.map((request) => request.url()).filter((url) => !url.startsWith(`${meter.base}/`)));
  assert.ok(visit.requests.length >= 4);
}));

test('a participant answers by keyboard alone, and always sees where the focus is', () => world.use({}, async (visit) => {
  const { page } = visit;
  await visit.goto(scanned);
  const stops = await travelTo(page, 'input[type=radio]');
  assert.ok(stops.slice(0, -1).every(({ what }) => what === 'a'), 'only links on the way: the skip link and the languages');
  await page.keyboard.press('Space');
  assert.equal(await page.locator('input[type=radio]:checked').inputValue(), 'very_high');
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.locator('input[type=radio]:checked').inputValue(), 'fairly_high');
  const comment = await pressTab(page);
  assert.equal(comment.what, 'textarea');
  await page.keyboard.type('Mer tid.');
  const send = await pressTab(page);
  assert.equal(send.what, 'button');
  none([...stops, comment, send].filter(({ isVisible }) => !isVisible).map(({ html }) => `No focus to be seen on ${html}`));
  await Promise.all([page.waitForURL('**/thanks*'), page.keyboard.press('Enter')]);
}));

test('an address is left by keyboard alone', () => world.use({}, async (visit) => {
  const { page } = visit;
  await visit.go(`${world.open.path}/thanks`);
  const stops = await travelTo(page, 'input[type=email]');
  await page.keyboard.type('anna@example.org');
  stops.push(...await travelTo(page, 'input[type=checkbox]'));
  await page.keyboard.press('Space');
  stops.push(...await travelTo(page, 'button'));
  none(stops.filter(({ isVisible }) => !isVisible).map(({ html }) => `No focus to be seen on ${html}`));
  await Promise.all([page.waitForURL('**/saved*'), page.keyboard.press('Enter')]);
}));

test('the skip link leads past the languages to the question', () => world.use({}, async (visit) => {
  await visit.goto(scanned);
  const skip = await pressTab(visit.page);
  assert.match(skip.html, /class="skip"/);
  assert.ok(skip.isVisible && skip.isOnScreen, 'it shows itself when it has the focus');
  await Promise.all([visit.page.waitForURL('**#main'), visit.page.keyboard.press('Enter')]);
  assert.equal((await pressTab(visit.page)).what, 'input[type=radio]');
}));

test('a participant changes the language with one tap, and keeps it', () => world.use({ lang: 'sv' }, async (visit) => {
  const { page } = visit;
  await visit.goto(scanned);
  await Promise.all([page.waitForURL('**lang=en'), page.locator('nav a[hreflang=en]').click()]);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await page.locator('label.choice').first().click();
  await visit.send();
  assert.match(page.url(), /\/thanks\?lang=en/);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
}));

test('a code is typed as people type it: small letters, a hyphen, a space', () => world.use({}, async (visit) => {
  const code = world.open.path.split('/').pop().toLowerCase();
  await visit.go('/');
  await visit.page.fill('#code', ` ${code.slice(0, 4)}-${code.slice(4, 6)} ${code.slice(6)}`);
  await visit.send();
  assert.equal(new URL(visit.page.url()).pathname, world.open.path);
  assert.equal(await visit.page.locator('input[type=radio]').count(), 5);
}));

test('nothing is chosen beforehand, and the scale stands in its order', () => world.use({}, async (visit) => {
  await visit.goto(scanned);
  const radios = visit.page.locator('fieldset input[type=radio]');
  const values = await radios.evaluateAll((all) => all.map((radio) => [radio.value, radio.checked]));
  assert.deepEqual(values, [
    ['very_high', false], ['fairly_high', false], ['fairly_low', false], ['not_at_all', false], ['no_answer', false],
  ]);
}));

test('going back and sending once more ends with the same thanks', () => world.use({}, async (visit) => {
  const { page } = visit;
  await visit.goto(scanned);
  await page.locator('label.choice').first().click();
  await visit.send();
  await page.goBack();
  await page.locator('label.choice').first().click();
  await visit.send();
  assert.match(page.url(), /\/thanks\b/);
  assert.equal(visit.status(), 200);
}));

test('a participant withdraws from the link in a mail, without JavaScript', () => (
  world.use({ javaScript: false }, async (visit) => {
    const token = world.tokens[2];
    await visit.goto(`/a/${token}/unsubscribe`);
    assert.equal(await visit.page.locator('main form').count(), 1, 'opening the link changes nothing yet');
    await visit.send();
    assert.equal(visit.status(), 200);
    await visit.goto(`/a/${token}`);
    assert.equal(await visit.page.locator('main form').count(), 0, 'nothing is left to change');
  })
));
