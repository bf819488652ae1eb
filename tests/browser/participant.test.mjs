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

test('a participant gets no cookie, nothing kept but the keys of what was sent, and nothing from another host', () => metered({}, async (visit, meter) => {
  const kept = [];
  const keys = [];
  await takePart(visit, async () => {
    kept.push(await visit.page.evaluate(() => [document.cookie, localStorage.length]));
    keys.push(await visit.page.evaluate(() => Object.entries(sessionStorage)));
  });
  assert.deepEqual(await visit.context.cookies(), []);
  assert.deepEqual(meter.passed.flatMap(({ cookies }) => cookies), []);
  assert.deepEqual(kept, Array(world.own.questions + 3).fill(['', 0]));
  assert.deepEqual(keys[0], [], 'nothing before something is sent');
  assert.equal(keys.at(-1).length, world.own.questions, 'one for each question');
  assert.equal(new Set(keys.at(-1).map(([, key]) => key)).size, world.own.questions, 'and nothing ties them together');
  none(keys.at(-1).filter(([, key]) => !/^[\w-]{22}$/.test(key)));
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
  assert.deepEqual(stops.slice(0, -1).map(({ what }) => what), ['a', 'summary'], 'only the skip link and the languages on the way');
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
  // The first is the languages', the second folds the field.
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
  const skip = page.locator('main .after a:last-child');
  const back = page.locator('main .after a:first-child');
  await visit.goto(scanned);
  assert.equal(await skip.count(), 0);
  await answer(visit);
  for (const next of ['/q/3', '/q/4']) {
    await Promise.all([page.waitForURL(`**${next}*`), skip.click()]);
  }
  await Promise.all([page.waitForURL('**/q/3*'), back.click()]);
  for (const next of ['/q/4', '/thanks']) {
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
  await page.locator('.tongues summary').click();
  await Promise.all([page.waitForURL('**lang=en'), page.locator('nav a:has([lang=en])').click()]);
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

const note = (page) => page.locator('#again');
const keyOf = (page) => page.locator('input[name=key]').inputValue();

/** Goes back, as with the phone's own button. */
async function back(visit, place) {
  await visit.page.goBack();
  await visit.page.waitForURL(place);
  await visit.page.waitForLoadState();
}

/** How many the host's page says have answered the dialogue of the host's link. */
async function answered() {
  const response = await fetch(`${world.eko.base}${world.open.host}/now?lang=en`);
  return Number((await response.json()).answered.replace(/\D/g, ''));
}

async function choose(visit, at) {
  await visit.page.locator('label.choice').nth(at).click();
  await visit.send();
}

test('going back and sending again changes the answer and never adds one', () => world.use({ lang: 'en' }, async (visit) => {
  const { page } = visit;
  await visit.goto(world.open.path);
  const before = await answered();
  assert.equal(await note(page).isVisible(), false);
  const key = await keyOf(page);
  await choose(visit, 0);
  assert.match(page.url(), /\/q\/2\b/);
  assert.equal(await answered(), before + 1);
  for (const at of [3, 0, 0]) {
    await back(visit, '**/d/*');
    await note(page).waitFor();
    assert.equal(await keyOf(page), key, 'the key of the answer that was sent');
    assert.equal(await page.locator('input:checked').count(), 0, 'never what was chosen');
    await choose(visit, at);
    assert.match(page.url(), /\/q\/2\b/);
    assert.equal(visit.status(), 200);
    assert.equal(await answered(), before + 1);
  }
  none(visit.complaints);
}));

// Browsers that keep a whole page for *Back* run nothing anew in it; the test's own does not, so it is told to.
test('a page that the browser kept as it was shows nothing of what was sent', () => world.use({ lang: 'en' }, async (visit) => {
  const { page } = visit;
  const leaveAndReturn = () => page.evaluate(() => {
    document.querySelector('main form').dispatchEvent(new SubmitEvent('submit'));
    for (const type of ['pagehide', 'pageshow']) dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
  });
  await visit.goto(world.open.path);
  const key = await keyOf(page);
  await page.locator('label.choice').first().click();
  await page.evaluate(() => {
    for (const type of ['pagehide', 'pageshow']) dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
  });
  assert.equal(await page.locator('input:checked').count(), 1, 'what was not sent is not lost');
  assert.equal(await note(page).isVisible(), false);
  await leaveAndReturn();
  assert.equal(await page.locator('input:checked').count(), 0);
  assert.ok(await note(page).isVisible());
  assert.equal(await keyOf(page), key);
  // Somebody else began meanwhile: then the page is theirs, and comes anew.
  await page.evaluate(() => sessionStorage.clear());
  await Promise.all([visit.arrival(), page.evaluate(() => {
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  })]);
  await page.waitForLoadState();
  assert.notEqual(await keyOf(page), key);
  assert.equal(await note(page).isVisible(), false);
}));

/** Answers whatever is left, to the end. */
async function toTheEnd(visit) {
  while (!/\/thanks\b/.test(visit.page.url())) await answer(visit);
}

/** Lets somebody else answer, by the link for it. */
async function handOn(visit) {
  await Promise.all([visit.arrival(), visit.page.locator('main a[data-else]').click()]);
  await visit.page.waitForLoadState();
}

test('going back through several questions changes each of them', () => world.use({ lang: 'en' }, async (visit) => {
  const { page } = visit;
  await visit.goto(world.open.path);
  const before = await answered();
  await choose(visit, 1);
  const key = await keyOf(page);
  await answer(visit);
  await back(visit, '**/q/2*');
  await note(page).waitFor();
  assert.equal(await keyOf(page), key);
  await back(visit, '**/d/*');
  await note(page).waitFor();
  await choose(visit, 2);
  assert.equal(await keyOf(page), key, 'the next question is known again too');
  assert.ok(await note(page).isVisible());
  assert.equal(await answered(), before + 1);
}));

test('going back shows no words that were sent', () => world.use({ lang: 'en' }, async (visit) => {
  const { page } = visit;
  await visit.go(world.own.words);
  const key = await keyOf(page);
  await page.fill('textarea', 'Nobody else should read this.');
  await visit.send();
  await back(visit, (url) => url.pathname === world.own.words);
  await note(page).waitFor();
  assert.equal(await keyOf(page), key);
  assert.equal(await page.inputValue('textarea'), '');
}));

test('somebody else on the same phone gets a key of their own', () => world.use({ lang: 'en' }, async (visit) => {
  const { page } = visit;
  await visit.goto(world.open.path);
  const before = await answered();
  const key = await keyOf(page);
  await choose(visit, 0);
  await back(visit, '**/d/*');
  await note(page).waitFor();
  await handOn(visit);
  assert.equal(await note(page).isVisible(), false);
  assert.notEqual(await keyOf(page), key);
  assert.deepEqual(await page.evaluate(() => Object.keys(sessionStorage)), []);
  await choose(visit, 1);
  assert.equal(await answered(), before + 2);
  // And once more, from where the first one ends.
  await toTheEnd(visit);
  await handOn(visit);
  assert.equal(await note(page).isVisible(), false);
  await choose(visit, 1);
  assert.equal(await answered(), before + 3);
}));

test('the key is kept through a change of language, for each dialogue, and in each tab by itself', () => world.use({ lang: 'en' }, async (visit) => {
  const { page, context } = visit;
  await visit.goto(world.open.path);
  const before = await answered();
  const key = await keyOf(page);
  await choose(visit, 0);
  await back(visit, '**/d/*');
  await page.locator('.tongues summary').click();
  await Promise.all([page.waitForURL('**lang=ar'), page.locator('nav a:has([lang=ar])').click()]);
  await note(page).waitFor();
  assert.equal(await keyOf(page), key);
  await choose(visit, 2);
  assert.match(page.url(), /lang=ar/);
  assert.equal(await answered(), before + 1);
  // Another dialogue in the same tab, written in capitals as in a QR.
  await visit.goto(scanned);
  assert.equal(await note(page).isVisible(), false);
  assert.notEqual(await keyOf(page), key);
  await visit.goto(`${world.open.path}?lang=en`);
  await note(page).waitFor();
  assert.equal(await keyOf(page), key);
  const other = await context.newPage();
  await other.goto(`${world.open.path}?lang=en`);
  assert.equal(await note(other).isVisible(), false, 'another tab is somebody else');
  assert.notEqual(await keyOf(other), key);
  await other.close();
}));

test('an answer that was not taken is not said to be changed', () => world.use({ lang: 'en' }, async (visit) => {
  const { page } = visit;
  await visit.goto(world.open.path);
  await visit.send();
  assert.equal(visit.status(), 422);
  assert.equal(await note(page).isVisible(), false);
  assert.deepEqual(await page.evaluate(() => Object.keys(sessionStorage)), []);
  await choose(visit, 0);
  await visit.goto(world.open.path);
  await note(page).waitFor();
  await visit.send();
  assert.equal(visit.status(), 422);
  assert.ok(await note(page).isVisible(), 'there is one to change');
}));

test('where the browser lets nothing be kept, people answer all the same', () => world.use({ lang: 'en' }, async (visit) => {
  const { page } = visit;
  await page.addInitScript(() => Object.defineProperty(window, 'sessionStorage', {
    get() { throw new DOMException('Denied', 'SecurityError'); },
  }));
  await visit.goto(world.open.path);
  const before = await answered();
  await choose(visit, 0);
  assert.match(page.url(), /\/q\/2\b/);
  assert.equal(await answered(), before + 1);
  await toTheEnd(visit);
  await handOn(visit);
  await choose(visit, 1);
  assert.equal(await answered(), before + 2);
  none(visit.complaints);
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
