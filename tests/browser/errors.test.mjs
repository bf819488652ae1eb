// Forms that come back: the summary has the focus and says what the fields say, each of its links leads to
// its field, the title tells, and what was typed is still there.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { none } from './assertions.mjs';
import { LANGUAGES, STAFF_LANGUAGES } from './browser.mjs';
import { inLanguages, participantPages, show, staffPages } from './pages.mjs';
import { PROCESS } from './story.mjs';
import { word } from './words.mjs';
import { openFullWorld } from './world.mjs';

let world;
before(async () => { world = await openFullWorld(); });
after(() => world?.close());

const refused = (pages) => pages.filter(({ faults }) => faults);

/** Browsers give the focus when they draw the page, a moment after it has loaded. */
const focusOn = (page, what) => page.locator(`${what}:focus`).waitFor({ state: 'attached', timeout: 5_000 });

/** What is wrong with the way a page tells its errors. */
function misleading() {
  const found = [];
  const summary = document.querySelector('main .faults');
  if (!summary) return ['There is no summary.'];
  if (document.activeElement !== summary) found.push(`The focus is on <${document.activeElement.localName}>, not on the summary.`);
  const headline = document.querySelector('h1');
  if (!(summary.compareDocumentPosition(headline) & Node.DOCUMENT_POSITION_FOLLOWING)) found.push('The summary is below the headline.');
  const items = [...summary.querySelectorAll('li')];
  if (items.length === 0) found.push('The summary is empty.');
  for (const item of items) {
    const text = item.textContent.trim();
    const link = item.querySelector('a');
    if (!link) {
      found.push(`“${text}” leads nowhere.`);
      continue;
    }
    const field = document.getElementById(link.hash.slice(1));
    if (!field?.matches('input, select, textarea')) {
      found.push(`“${text}” leads to ${link.hash}, which is no field.`);
      continue;
    }
    const group = field.closest('fieldset.at-fault');
    if (!group && field.getAttribute('aria-invalid') !== 'true') found.push(`${link.hash} is not marked as invalid.`);
    const described = ((group ?? field).getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
    const words = described.map((id) => document.getElementById(id)?.textContent.trim());
    if (!words.some((told) => told?.includes(text))) found.push(`${link.hash} is not described by “${text}” but by “${words.join('”, “')}”.`);
  }
  return found;
}

for (const [shown, lang] of [
  ...inLanguages(refused(participantPages), LANGUAGES),
  ...inLanguages(refused(staffPages), STAFF_LANGUAGES),
]) {
  test(`it is told what to correct on: ${shown.name} (${lang})`, () => show(world, shown, { lang }, async ({ page }) => {
    // The browser moves the focus when it paints, which may be after the page has loaded.
    await page.bringToFront();
    await page.waitForFunction(() => document.activeElement !== document.body, null, { timeout: 10_000 }).catch(() => {});
    await focusOn(page, '.faults').catch(() => {});
    const found = await page.evaluate(misleading);
    const title = await page.title();
    if (!title.startsWith(`${word(lang, 'title-fault')} `)) found.push(`The title is “${title}”.`);
    none(found);
  }));
}

test('following a link of the summary puts the focus in the field', () => world.use({}, async (visit) => {
  await visit.go(`${world.own.path}/thanks`);
  await visit.send();
  await visit.page.locator('.faults a').first().press('Enter');
  await focusOn(visit.page, '#address');
}));

test('the summary has the focus without JavaScript too', () => world.use({ javaScript: false }, async (visit) => {
  await visit.go(world.own.path);
  await visit.send();
  await focusOn(visit.page, '.faults');
}));

test('what was typed is not lost when it is too long', () => world.use({}, async (visit) => {
  const words = `En rad,\n\n  <b>och</b> en till & “citat”.\n${'å'.repeat(2000)}`;
  await visit.go(world.own.words);
  await visit.page.fill('main textarea', words);
  await visit.send();
  assert.equal(visit.status(), 422);
  assert.equal(await visit.page.inputValue('main textarea'), words);
}));

test('what was ticked is not lost when the address is wrong', () => world.use({}, async (visit) => {
  await visit.go(`${world.own.path}/thanks`);
  await visit.page.fill('#address', 'anna@');
  await visit.page.locator('label.choice').last().click();
  await visit.page.locator('form').evaluate((form) => { form.noValidate = true; });
  await visit.send();
  assert.equal(visit.status(), 422);
  assert.equal(await visit.page.inputValue('#address'), 'anna@');
  // As many as can still be had.
  const ticked = await visit.page.locator('input[type=checkbox]').evaluateAll((all) => all.map((box) => box.checked));
  assert.deepEqual(ticked, ticked.map((_, at) => at === ticked.length - 1));
}));

// A browser's own bubble vanishes, speaks the browser's language, and is read aloud or not as it likes.
const SLIPS = [
  { name: 'an address without an @', path: (world) => `${world.own.path}/thanks`, field: '#address', typed: 'anna' },
  { name: 'a head-count below zero', path: (world) => world.open.host, opens: '#head-count summary', field: '#participants', typed: '-3', button: 'form[action*="/head-count"] button' },
  { name: 'a sign-in with half an address', path: () => '/admin/sign-in', field: '#email', typed: 'leader' },
  { name: 'a contact without an @', as: 'leader sv', path: () => `${PROCESS}/settings`, field: '#contact_email', typed: 'anna' },
  { name: 'a link without its beginning', as: 'leader sv', path: () => `${PROCESS}/reports/new`, field: '#link', typed: 'example.org/report' },
];
for (const { name, as, path, opens, field, typed, button = 'main form button[type=submit]' } of SLIPS) {
  test(`${name} is answered by Eko, not by a bubble of the browser`, () => world.use({ as }, async (visit) => {
    const { page } = visit;
    await visit.goto(path(world));
    if (opens) await page.locator(opens).click();
    await page.fill(field, typed);
    await page.locator(field).evaluate((input) => {
      input.addEventListener('invalid', () => { window.bubble = input.validationMessage; });
    });
    const bubble = page.waitForFunction(() => window.bubble).then((message) => message.jsonValue());
    const answer = visit.arrival().then(() => undefined);
    await page.locator(button).first().click();
    const message = await Promise.race([bubble, answer]);
    Promise.allSettled([bubble, answer]); // The one that lost must not be told as an error.
    if (message) assert.fail(`The browser said “${message}” and the form was not sent.`);
    await page.waitForLoadState();
    assert.equal(await page.locator('.faults').count(), 1);
  }));
}
