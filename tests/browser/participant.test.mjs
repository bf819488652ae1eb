// What it is like to take part: from the scanned code to the saved address, with an old phone, without JavaScript,
// by keyboard alone; and what the first view costs.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { none } from './assertions.mjs';
import { LANGUAGES } from './browser.mjs';
import { pressTab, travelTo } from './keyboard.mjs';
import { startMeter } from './meter.mjs';
import { openFullWorld } from './world.mjs';

/** One round trip: what ten packets of some 1 460 bytes (RFC 6928) hold beside the headers. */
const FIRST_VIEW = 14 * 1024;

let world;
let scanned;
before(async () => {
  world = await openFullWorld();
  scanned = world.own.path.toUpperCase();
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

/** Answers the question of the page, whichever kind it is, and sends the answer. */
async function answer(visit) {
  const field = visit.page.locator('main textarea');
  if (await field.count() > 0) await field.fill('Mer tid.');
  else await visit.page.locator('label.choice').nth(1).click();
  await visit.send();
}

/** The address that the page says is saved. */
const echo = async (page) => (await page.locator('main .lead bdi').textContent()).trim();

async function saveAddress(visit, address) {
  await visit.page.fill('#address', address);
  await visit.page.locator('label.choice').first().click();
  await visit.send();
}

/** Takes the whole way, and calls `look` on every page of it. */
async function takePart(visit, look = () => {}) {
  const { page } = visit;
  await visit.goto(scanned);
  for (let number = 1; number <= world.own.questions; number += 1) {
    await look(`question ${number}`);
    await answer(visit);
  }
  assert.match(page.url(), /\/thanks\b/);
  await look('thanks');
  await saveAddress(visit, 'anna@example.org');
  assert.equal(await echo(page), 'anna@example.org');
  await look('saved');
  await Promise.all([page.waitForURL('**/p/halland*'), page.locator('main a').last().click()]);
  await look('the status page');
}

for (const lang of ['sv', 'ar']) {
  test(`a participant scans, answers, leaves an address and reads on, without JavaScript (${lang})`, () => (
    world.use({ lang, javaScript: false }, async (visit) => {
      const seen = [];
      await takePart(visit, async (name) => {
        assert.equal(visit.status(), 200, name);
        assert.equal(await visit.page.locator('html').getAttribute('lang'), lang, name);
        seen.push(name);
      });
      assert.deepEqual(seen, ['question 1', 'question 2', 'question 3', 'question 4', 'thanks', 'saved', 'the status page']);
    })
  ));
}

for (const lang of LANGUAGES) {
  test(`the first view is one request and at most ${FIRST_VIEW / 1024} kB (${lang})`, (t) => (
    metered({ lang }, async (visit, meter) => {
      // No browser asks for easy Swedish; whoever reads it has chosen it, and has it in the address.
      const first = lang === 'sv-simple' ? `${scanned}?lang=${lang}` : scanned;
      await visit.goto(first);
      await visit.page.waitForLoadState('networkidle');
      const [{ bytes }] = meter.passed;
      t.diagnostic(`first view: ${lang} ${(bytes / 1024).toFixed(1)} kB`);
      assert.equal(await visit.page.locator('html').getAttribute('lang'), lang);
      assert.deepEqual(meter.passed.map(({ path, status }) => `${path} ${status}`), [`${first} 200`]);
      assert.ok(bytes <= FIRST_VIEW, `${bytes} bytes`);
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
  assert.deepEqual(kept, Array(world.own.questions + 3).fill(['', 0, 0]));
  none(visit.requests.map((request) => request.url()).filter((url) => !url.startsWith(`${meter.base}/`)));
  assert.ok(visit.requests.length >= kept.length);
}));

test('a participant takes the whole way by keyboard alone, and always sees where the focus is', () => world.use({}, async (visit) => {
  const { page } = visit;
  const stops = [];
  const travel = async (what) => { stops.push(...await travelTo(page, what)); };
  const send = async () => {
    await travel('button');
    await Promise.all([visit.arrival(), page.keyboard.press('Enter')]);
    await page.waitForLoadState();
  };
  const chosen = () => page.locator('input:checked').evaluateAll((all) => all.map((input) => input.value));

  await visit.goto(scanned);
  await travel('input[type=radio]');
  assert.ok(stops.slice(0, -1).every(({ what }) => what === 'a'), 'only links on the way: the skip link and the languages');
  await page.keyboard.press('Space');
  assert.deepEqual(await chosen(), ['very_high']);
  await page.keyboard.press('ArrowDown');
  assert.deepEqual(await chosen(), ['fairly_high']);
  await send();

  await travel('input[type=radio]');
  await page.keyboard.press('Space');
  assert.deepEqual(await chosen(), ['o1']);
  await send();

  await travel('input[type=checkbox]');
  await page.keyboard.press('Space');
  await travel('input[type=checkbox]');
  await page.keyboard.press('Space');
  assert.deepEqual(await chosen(), ['o1', 'o2']);
  await send();

  await travel('textarea');
  await page.keyboard.type('Mer tid.');
  await send();
  assert.match(page.url(), /\/thanks\b/);

  await travel('input[type=email]');
  await page.keyboard.type('anna@example.org');
  await travel('input[type=checkbox]');
  await page.keyboard.press('Space');
  await send();
  assert.equal(await echo(page), 'anna@example.org');

  await travel('summary');
  await page.keyboard.press('Enter');
  await travel('input[type=email]');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('anna.ek@example.org');
  await send();
  assert.equal(await echo(page), 'anna.ek@example.org');
  none(stops.filter(({ isVisible }) => !isVisible).map(({ html }) => `No focus to be seen on ${html}`));
}));

for (const javaScript of [true, false]) {
  const how = javaScript ? 'with JavaScript' : 'without JavaScript';
  test(`a mistyped address is corrected with one tap, and the new one is shown (${how})`, () => world.use({ javaScript }, async (visit) => {
    const { page } = visit;
    await visit.go(`${world.own.path}/thanks`);
    await saveAddress(visit, 'ana@example.org');
    assert.equal(await page.locator('#address').isVisible(), false, 'the field is folded away');
    await page.locator('main summary').click();
    assert.ok(await page.locator('#address').isVisible());
    assert.equal(await page.inputValue('#address'), 'ana@example.org');

    await page.fill('#address', 'anna@');
    await visit.send('main details button');
    assert.equal(visit.status(), 422);
    assert.equal(await echo(page), 'ana@example.org', 'the old one stays until there is a new one');
    assert.equal(await page.inputValue('#address'), 'anna@', 'and the field is open, as it was');

    await page.fill('#address', 'anna@example.org');
    await visit.send('main details button');
    assert.equal(visit.status(), 200);
    assert.equal(await echo(page), 'anna@example.org');
    assert.equal(await page.locator('#address').isVisible(), false);
  }));
}

test('every question but the first can be skipped', () => world.use({ javaScript: false }, async (visit) => {
  const { page } = visit;
  const skip = page.locator('main .after a');
  await visit.goto(scanned);
  assert.equal(await skip.count(), 0);
  await answer(visit);
  for (const next of ['/q/3', '/q/4', '/thanks']) {
    await Promise.all([page.waitForURL(`**${next}*`), skip.click()]);
  }
}));

test('whoever answers at a collection point is asked for no address', () => world.use({}, async (visit) => {
  await visit.go(world.point.path);
  await answer(visit);
  assert.match(visit.page.url(), /\/thanks\b/);
  assert.equal(await visit.page.locator('main form').count(), 0);
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
  await Promise.all([page.waitForURL('**lang=en'), page.locator('nav a[lang=en]').click()]);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await page.locator('label.choice').first().click();
  await visit.send();
  assert.match(page.url(), /\/q\/2\?lang=en/);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
}));

test('a code is typed as people type it: small letters, a hyphen, a space', () => world.use({}, async (visit) => {
  const code = world.own.path.split('/').pop().toLowerCase();
  await visit.go('/');
  await visit.page.fill('#code', ` ${code.slice(0, 4)}-${code.slice(4, 6)} ${code.slice(6)}`);
  await visit.send();
  assert.equal(new URL(visit.page.url()).pathname, world.own.path);
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

test('going back and sending once more leads to the same next question', () => world.use({}, async (visit) => {
  const { page } = visit;
  await visit.goto(scanned);
  await page.locator('label.choice').first().click();
  await visit.send();
  await page.goBack();
  await page.locator('label.choice').first().click();
  await visit.send();
  assert.match(page.url(), /\/q\/2\b/);
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
