// A tablet that person after person answers on: without a network, through reloads, with a network that comes and
// goes and lies; and nothing of one person is left for the next.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { violations } from './accessibility.mjs';
import { none } from './assertions.mjs';
import { tree } from './tree.mjs';
import { openWorld, signInLeader } from './world.mjs';

const TABLET = { width: 820, height: 1180 };
const LIGHT_AND_DARK = ['light', 'dark'].map((colorScheme) => ({ name: colorScheme, viewport: TABLET, colorScheme, isWhole: true }));

let world;
before(async () => {
  world = await openWorld();
  await signInLeader(world);
});
after(() => world?.close());

/** A tablet that the host has just made one, ready for the first person; with service workers, as a real one. */
async function onTablet(action, options = {}) {
  await world.use({ viewport: TABLET, ...options }, async (visit) => {
    await visit.goto(`${world.open.host}/kiosk`);
    await visit.page.locator('.starts button').first().waitFor();
    await visit.page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await action(visit, visit.page);
  });
}

const begin = (page, lang = 'sv') => page.locator(`.starts button[lang="${lang}"]`).click();
const submit = (page) => page.locator('main form button[type=submit]').first().click();
const heading = (page) => page.locator('main h1').textContent();

/** One person goes through all questions; leaves an address if there is one. */
async function person(page, { choice = 0, words = '', address } = {}) {
  await begin(page);
  await page.locator('label.choice').nth(choice).click();
  await submit(page);
  await page.getByText('Fråga 2 av 3').waitFor();
  await page.locator('label.choice').first().click();
  await submit(page);
  await page.locator('textarea').fill(words);
  if (words) await submit(page);
  else await page.getByRole('button', { name: 'Hoppa över frågan' }).click();
  await page.getByText('Vill du veta vad som händer sedan?').waitFor();
  if (address) {
    await page.fill('#address', address);
    await page.locator('label.choice').first().click();
    await submit(page);
    await page.getByText(address).waitFor();
  }
  await page.getByRole('button', { name: 'Klar' }).first().click();
  await page.getByRole('button', { name: 'Fortsätt' }).click();
  await page.locator('.starts').waitFor({ timeout: 10_000 });
}

/** What waits on the tablet, and what its disk holds. */
const stored = (page) => page.evaluate(async () => {
  const [{ name }] = await indexedDB.databases();
  const open = indexedDB.open(name);
  const database = await new Promise((resolve) => { open.onsuccess = () => resolve(open.result); });
  const all = {};
  for (const store of database.objectStoreNames) {
    const request = database.transaction(store).objectStore(store).getAll();
    all[store] = await new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
  }
  database.close();
  return all;
});

/** How many have answered, by the host's page. */
async function answered(visit) {
  const page = await visit.context.newPage();
  await page.goto(`${world.open.host}?lang=en`);
  const text = await page.locator('[data-of=answered]').textContent();
  await page.close();
  return Number(text);
}

/** How many addresses are kept: no page tells before a dialogue closes, so the database is asked. */
function wished() {
  const sql = 'SELECT (SELECT count(*) FROM address) + (SELECT count(*) FROM arrival)';
  return Number(execFileSync('sqlite3', ['-readonly', join(world.eko.data, 'eko.sqlite'), sql], { encoding: 'utf8' }));
}

/** Waits until nothing is left to send. A predicate that is a promise would be taken for true at once. */
async function emptied(page) {
  for (let tries = 0; tries < 240; tries += 1) {
    const { answers, addresses } = await stored(page);
    if (answers.length + addresses.length === 0) return;
    await page.waitForTimeout(250);
  }
  assert.fail('The tablet has not sent everything within a minute.');
}

test('twenty-five people answer without a network, and all are counted once when it flaps back', () => onTablet(async (visit, page) => {
  const { context } = visit;
  const before = await answered(visit);
  const wishedBefore = wished();
  await context.setOffline(true);
  for (let number = 0; number < 25; number += 1) {
    if (number === 8 || number === 16) {
      await page.reload();
      await page.locator('.starts').waitFor();
    }
    await person(page, { choice: number % 5, address: number % 5 === 0 ? `kiosk${number}@example.org` : undefined });
  }
  const kept = await stored(page);
  assert.equal(kept.answers.length, 50, 'two answers each');
  assert.equal(kept.addresses.length, 5);
  // The host counts people, not records.
  await page.getByText('25 personers svar är inte skickade').waitFor();

  // A server that fails, and one whose answers are lost on the way back, before one that works.
  await page.evaluate(() => {
    const real = window.fetch;
    let tries = 0;
    window.fetch = async (url, options) => {
      if (!/\/(answers|addresses)$/.test(url)) return real(url, options);
      tries += 1;
      if (tries % 3 === 1) return new Response('broken', { status: 500 });
      const response = await real(url, options);
      if (tries % 3 === 2) throw new TypeError('the answer was lost');
      return response;
    };
  });
  for (const offline of [false, true, false]) {
    await context.setOffline(offline);
    await page.waitForTimeout(300);
  }
  const send = page.locator('details.host button').first();
  await page.locator('details.host summary').click();
  for (let time = 0; time < 12; time += 1) {
    await send.click();
    await page.waitForTimeout(400);
  }
  await emptied(page);
  assert.equal(await answered(visit), before + 25);
  assert.equal(wished(), wishedBefore + 5, 'all addresses, none twice');
  visit.complaints.length = 0;
}));

test('a server that dies and comes back finds everything on the tablet, and the screen in the room goes on', () => onTablet(async (visit, page) => {
  const before = await answered(visit);
  const wall = await visit.context.newPage();
  await wall.goto(`${world.open.host}/display?lang=sv`);
  await wall.getByText(`Har svarat: ${before}`).waitFor();
  await person(page);
  await wall.getByText(`Har svarat: ${before + 1}`).waitFor({ timeout: 10_000 });
  await world.eko.crash();
  await person(page, { address: 'after.the.crash@example.org' });
  assert.equal((await stored(page)).answers.length, 2);
  await page.reload();
  await page.locator('.starts').waitFor();
  await person(page);
  await world.eko.restart();
  await page.locator('details.host summary').click();
  await page.locator('details.host button').first().click();
  await emptied(page);
  assert.deepEqual((await stored(page)).refused, [], 'all of it was taken');
  assert.equal(await answered(visit), before + 3);
  await wall.getByText(`Har svarat: ${before + 3}`).waitFor({ timeout: 20_000 });
  await wall.reload();
  await wall.getByText(`Har svarat: ${before + 3}`).waitFor();
  visit.complaints.length = 0;
}));

test('a tablet without any network saves a sealed file that the host hands in', () => onTablet(async (visit, page) => {
  const before = await answered(visit);
  await visit.context.setOffline(true);
  await person(page, { words: 'buret för hand' });
  await page.locator('details.host summary').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('details.host button').nth(1).click()]);
  const file = await download.path();
  const text = await readFile(file, 'utf8');
  assert.ok(!text.includes('buret') && !text.includes('heard'));
  await visit.context.setOffline(false);
  await visit.context.route('**/kiosk/**', (route) => route.abort());
  const host = await visit.context.newPage();
  await host.goto(`${world.open.host}/tablet-file?lang=sv`);
  none(await violations({ page: host }, {}, LIGHT_AND_DARK));
  await host.setInputFiles('#file', file);
  await host.locator('main form button').click();
  await host.getByText('Mottaget: 3.').waitFor();
  await visit.context.unroute('**/kiosk/**');
  await page.locator('details.host button').first().click();
  await emptied(page);
  assert.equal(await answered(visit), before + 1, 'sent both ways, counted once');
  visit.complaints.length = 0;
}));

test('an upgrade of the page keeps what is queued', () => onTablet(async (visit, page) => {
  const before = await answered(visit);
  await visit.context.setOffline(true);
  await person(page, { words: 'före uppgraderingen' });
  assert.equal((await stored(page)).answers.length, 3);
  // A new version throws the old files away, all of them.
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
    for (const old of await navigator.serviceWorker.getRegistrations()) await old.unregister();
  });
  await visit.context.setOffline(false);
  await page.reload();
  await page.locator('.starts').waitFor();
  await emptied(page);
  assert.equal(await answered(visit), before + 1);
  visit.complaints.length = 0;
}));

test('what the server will not take is kept and shown', () => onTablet(async (visit, page) => {
  // In the page itself: what a service worker lets through is not always seen from outside.
  await page.evaluate(() => {
    const real = window.fetch;
    window.fetch = async (url, options) => {
      if (!String(url).endsWith('/answers')) return real(url, options);
      const fates = JSON.parse(options.body).records.map(({ id }) => ({ id, fate: 'too_late' }));
      return new Response(JSON.stringify({ fates }), { headers: { date: new Date().toUTCString() } });
    };
  });
  await begin(page);
  await page.locator('label.choice').first().click();
  await submit(page);
  await page.getByText('när dialogen var avslutad för gott: 1').waitFor();
  assert.equal((await stored(page)).refused.length, 1);
}));

test('an address is refused or asked about without a network, and kept as its owner says', () => onTablet(async (visit, page) => {
  const before = wished();
  await visit.context.setOffline(true);
  /** Somebody who skips what can be skipped and comes to the address. */
  async function toAddress() {
    await begin(page);
    await page.locator('label.choice').first().click();
    await submit(page);
    for (const at of [2, 3]) {
      await page.getByText(`Fråga ${at} av 3`).waitFor();
      await page.locator('.plain').last().click();
    }
    await page.locator('#address').waitFor();
    await page.locator('label.choice').first().click();
  }
  async function leave() {
    await page.getByRole('button', { name: 'Klar' }).first().click();
    await page.getByRole('button', { name: 'Fortsätt' }).click();
    await page.locator('.starts').waitFor({ timeout: 10_000 });
  }
  const yes = page.getByRole('button', { name: 'Ja, rätta adressen' });
  const no = page.getByRole('button', { name: 'Nej, spara som jag skrev' });

  await toAddress();
  for (const [typed, words] of [
    ['kim@gmail_com.se', 'Det som står efter @ kan inte stämma'],
    ['ki\u200bm@example.org', 'Adressen har ett tecken som inte syns (U+200B ZERO WIDTH SPACE)'],
    ['k(m@example.org', 'Adressen har ett tecken som inte kan stå där: ('],
  ]) {
    await page.fill('#address', typed);
    await submit(page);
    await page.locator('.faults').getByText(words).waitFor();
  }
  await page.fill('#address', 'kim@gmial.com');
  await submit(page);
  await page.getByText('Menade du kim@gmail.com?').waitFor();
  assert.equal(await yes.evaluate((button) => button === document.activeElement), true);
  assert.equal(await page.inputValue('#address'), 'kim@gmial.com');
  // What is typed anew takes the question back.
  await page.fill('#address', 'kim@gmial.co');
  assert.equal(await page.getByText('Menade du').count(), 0);
  await submit(page);
  await yes.click();
  await page.locator('bdi').getByText('kim@gmail.com', { exact: true }).waitFor();
  await leave();

  await toAddress();
  await page.fill('#address', '<alex@hotmial.com>.');
  await submit(page);
  await page.getByText('Menade du alex@hotmail.com?').waitFor();
  await no.click();
  await page.locator('bdi').getByText('alex@hotmial.com', { exact: true }).waitFor();
  await leave();

  assert.equal((await stored(page)).addresses.length, 2);
  await visit.context.setOffline(false);
  await page.locator('details.host summary').click();
  await page.locator('details.host button').first().click();
  await emptied(page);
  assert.equal(wished(), before + 2, 'what the tablet showed as saved is saved');
  visit.complaints.length = 0;
}));

/** What the server says of the dialogue from now on, on this tablet. */
const says = (page, standing) => page.evaluate((told) => {
  const real = window.realFetch ??= window.fetch;
  window.fetch = async (url, options) => {
    if (!String(url).endsWith('/report')) return real(url, options);
    await real(url, options);
    return new Response(JSON.stringify(told), { headers: { date: new Date().toUTCString() } });
  };
}, standing);

test('a tablet that is told of the end says so, takes nothing more, and goes on when it is taken back', () => onTablet(async (visit, page) => {
  const over = page.getByText('Det går inte längre att svara');
  await begin(page);
  await page.locator('label.choice').first().waitFor();
  await says(page, { state: 'ended', seconds_left: 0 });
  await page.locator('details.host summary').click();
  const send = page.locator('details.host button').first();
  await send.click();
  await over.waitFor();
  assert.equal(await page.locator('main form, .starts').count(), 0, 'nothing can be answered');
  assert.equal(await page.locator('ul.over li').count(), 9, 'in every other language too');
  // It remembers without a network, and after a reload.
  await visit.context.setOffline(true);
  await page.reload();
  await over.waitFor();
  await visit.context.setOffline(false);
  await says(page, { state: 'open', seconds_left: 600 });
  await page.locator('details.host summary').click();
  await send.click();
  await page.locator('.starts').waitFor();
  await says(page, { state: 'cancelled', seconds_left: 600 });
  await send.click();
  await page.getByText('Mötet är inställt').waitFor();
  visit.complaints.length = 0;
}));

test('a tablet without a network stops when the dialogue was to end', () => onTablet(async (visit, page) => {
  await says(page, { state: 'open', seconds_left: 6 });
  await page.locator('details.host summary').click();
  await page.locator('details.host button').first().click();
  await begin(page);
  await page.locator('label.choice').first().waitFor();
  await visit.context.setOffline(true);
  await page.waitForTimeout(6500);
  await page.locator('label.choice').first().click();
  await submit(page);
  await page.getByText('Det går inte längre att svara').waitFor();
  assert.equal((await stored(page)).answers.length, 0, 'what is shown as saved is saved, and this was not');
  visit.complaints.length = 0;
}));

test('a text that is too long for the server is not cut off', () => onTablet(async (visit, page) => {
  await begin(page);
  await page.locator('label.choice').first().click();
  await submit(page);
  await page.getByText('Fråga 2 av 3').waitFor();
  await page.locator('label.choice').first().click();
  await submit(page);
  await page.locator('textarea').fill('x'.repeat(2001));
  await submit(page);
  await page.getByText('Texten kan ha högst').first().waitFor();
  assert.equal((await page.locator('textarea').inputValue()).length, 2001, 'nothing typed is lost');
  await page.locator('textarea').fill(' '.repeat(3) + '😀'.repeat(2000));
  await submit(page);
  await page.locator('#address').waitFor();
}));

test('a mistyped address that waits on the tablet is replaced', () => onTablet(async (visit, page) => {
  const before = wished();
  await visit.context.setOffline(true);
  await begin(page);
  for (const at of [1, 2, 3]) {
    await page.getByText(`Fråga ${at} av 3`).waitFor();
    if (at === 1) {
      await page.locator('label.choice').first().click();
      await submit(page);
    } else await page.locator('.plain').last().click();
  }
  await page.fill('#address', 'wrong@exmaple.org');
  await page.locator('label.choice').first().click();
  await submit(page);
  await page.getByText('wrong@exmaple.org').waitFor();
  await page.locator('details:not(.host) summary').click();
  await page.fill('#address', 'right@example.org');
  await page.locator('details:not(.host) form button').click();
  await page.getByText('right@example.org').waitFor();
  assert.equal((await stored(page)).addresses.length, 1);
  await visit.context.setOffline(false);
  await page.locator('details.host summary').click();
  await page.locator('details.host button').first().click();
  await emptied(page);
  assert.equal(wished(), before + 1);
  visit.complaints.length = 0;
}));

test('nothing of one person can be seen by the next', () => onTablet(async (visit, page) => {
  const secret = 'hemligheten om Vinbärsgatan';
  await visit.context.setOffline(true);
  await person(page, { words: secret, address: 'secret.person@example.org' });
  const seen = await page.evaluate(() => document.documentElement.outerHTML + document.title + location.href);
  for (const word of [secret, 'secret.person', 'checked']) assert.ok(!seen.includes(word), word);
  assert.equal(await page.locator('html').getAttribute('lang'), 'sv');
  await page.goBack();
  await page.goForward();
  await page.locator('.starts').waitFor();
  assert.ok(!(await page.content()).includes(secret));
  await begin(page, 'ar');
  assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
  assert.equal(await page.locator('input:checked').count(), 0);
  const kept = JSON.stringify(await stored(page));
  for (const word of [secret, 'secret.person', 'heard', 'very_high']) assert.ok(!kept.includes(word), `on the disk: ${word}`);
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
  visit.complaints.length = 0;
}));

test('whoever leaves in the middle is asked, and the tablet is given back', () => onTablet(async (visit, page) => {
  await page.clock.install();
  await page.reload();
  await page.locator('.starts').waitFor();
  await begin(page);
  await page.locator('label.choice').first().click();
  await page.clock.runFor(59_000);
  assert.equal(await page.locator('dialog[open]').count(), 0);
  await page.clock.runFor(2_000);
  await page.locator('dialog[open]').waitFor();
  assert.match(await page.locator('dialog').textContent(), /Är du kvar\?/);
  none(await violations({ page }, {}, LIGHT_AND_DARK));
  await page.keyboard.press('Enter');
  await page.locator('dialog[open]').waitFor({ state: 'detached' }).catch(() => undefined);
  assert.equal(await page.locator('dialog[open]').count(), 0, 'one key extends it');
  assert.equal(await page.locator('input:checked').count(), 1, 'nothing was lost');
  await page.clock.runFor(61_000);
  await page.locator('dialog[open] button').click();
  assert.equal(await page.locator('dialog[open]').count(), 0, 'one tap extends it');
  await page.clock.runFor(61_000);
  await page.clock.runFor(31_000);
  await page.locator('.starts').waitFor();
}));

test('the tablet never gives up on somebody who types', () => onTablet(async (visit, page) => {
  await page.clock.install();
  await page.reload();
  await page.locator('.starts').waitFor();
  await begin(page);
  await page.locator('label.choice').first().click();
  await submit(page);
  await page.getByText('Fråga 2 av 3').waitFor();
  await page.getByRole('button', { name: 'Hoppa över frågan' }).click();
  for (let letter = 0; letter < 6; letter += 1) {
    await page.clock.runFor(50_000);
    await page.locator('textarea').pressSequentially('a');
  }
  assert.equal(await page.locator('dialog[open]').count(), 0);
  assert.equal(await page.locator('textarea').inputValue(), 'aaaaaa');
}));

test('an answer that cannot be stored is said, and not lost', () => onTablet(async (visit, page) => {
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };
  });
  await begin(page);
  await page.locator('label.choice').nth(1).click();
  await submit(page);
  assert.match(await page.locator('.trouble').textContent(), /Surfplattan är full/);
  assert.equal(await page.locator('input:checked').count(), 1);
  none(await violations({ page }, {}, LIGHT_AND_DARK));
}));

test('a browser that stores nothing is told so from the start', () => world.use({ viewport: TABLET }, async (visit) => {
  await visit.page.addInitScript(() => {
    IDBFactory.prototype.open = () => { throw new DOMException('private', 'SecurityError'); };
  });
  await visit.goto(`${world.open.host}/kiosk`);
  assert.match(await visit.page.locator('[role=alert]').textContent(), /privat läge/);
}));

test('a tablet whose clock is wrong says so, and works', () => onTablet(async (visit, page) => {
  await page.clock.setSystemTime(new Date('2001-01-01'));
  await page.locator('details.host summary').click();
  await page.locator('details.host button').first().click();
  await page.getByText('Surfplattans klocka går fel').waitFor();
}));

test('axe finds nothing on the tablet in any state', () => onTablet(async (visit, page) => {
  const look = async (state) => none((await violations({ page }, {}, LIGHT_AND_DARK)).map((found) => `${state}: ${found}`));
  await look('attract');
  for (const lang of ['sv', 'ar']) {
    await begin(page, lang);
    await look(`question ${lang}`);
    await submit(page);
    await page.locator('.faults').waitFor();
    await look(`fault ${lang}`);
    await page.reload();
    await page.locator('.starts').waitFor();
  }
  await begin(page);
  await page.locator('label.choice').first().click();
  await submit(page);
  await page.getByText('Fråga 2 av 3').waitFor();
  await page.locator('.plain').last().click();
  await look('own words');
  await page.locator('.plain').last().click();
  await page.getByText('Vill du veta vad som händer sedan?').waitFor();
  await look('wish');
  await submit(page);
  await look('wish, with a fault');
  assert.match(await heading(page), /Tack/);
  await page.fill('#address', 'axe@example.org');
  await page.locator('label.choice').first().click();
  await submit(page);
  await page.getByText('axe@example.org').waitFor();
  await look('saved');
  await page.locator('details:not(.host) summary').click();
  await page.fill('#address', 'axe.example.org');
  await page.locator('details:not(.host) form button').click();
  await look('saved, corrected wrongly');
  await page.getByRole('button', { name: 'Klar' }).first().click();
  await look('goodbye');
}));

test('whoever is in the midst of the questions may change the language, go back, ask for help or leave', () => onTablet(async (visit, page) => {
  const before = await answered(visit);
  await begin(page);
  await page.locator('label.choice').first().click();
  await submit(page);
  await page.getByText('Fråga 2 av 3').waitFor();
  // Another language at any moment, and the question stays.
  await page.locator('.bar').getByRole('button', { name: 'Språk' }).click();
  await page.locator('.starts button[lang=en]').click();
  await page.getByText('Question 2 of 3').waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  // Back: nothing is shown of what was chosen, and another answer takes the place of the first.
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByText('Question 1 of 3').waitFor();
  assert.equal(await page.locator('input:checked').count(), 0);
  await page.locator('label.choice').nth(3).click();
  await submit(page);
  await page.getByText('Question 2 of 3').waitFor();
  // Help says whom to ask, and is closed again.
  await page.locator('.bar').getByRole('button', { name: 'Help' }).click();
  const help = page.getByRole('dialog', { name: 'Help' });
  await help.getByText('Questions? Contact').waitFor();
  assert.match(await help.textContent(), /\/p\/halland\/privacy/);
  await help.getByRole('button').click();
  await help.waitFor({ state: 'detached' });
  // Out: the tablet is nobody's again, and what was sent counts once, as it was changed.
  await page.locator('.bar').getByRole('button', { name: 'Cancel' }).click();
  await page.locator('.starts').waitFor();
  assert.equal(await page.locator('.bar').count(), 0);
  await emptied(page);
  assert.equal(await answered(visit), before + 1);
}));

test('all that is wrong is said at once, in the title too, and not any more once it is mended', () => onTablet(async (visit, page) => {
  await begin(page);
  await page.locator('label.choice').first().click();
  await submit(page);
  for (const at of [2, 3]) {
    await page.getByText(`Fråga ${at} av 3`).waitFor();
    await page.locator('.plain').last().click();
  }
  await page.locator('#address').waitFor();
  await page.fill('#address', 'anna@');
  await submit(page);
  assert.equal(await page.locator('.faults a').count(), 2);
  assert.match(await page.title(), /^Fel: /);
  assert.equal(await page.locator('#address').getAttribute('aria-invalid'), 'true');
  await page.fill('#address', 'anna@example.org');
  assert.equal(await page.locator('#address').getAttribute('aria-invalid'), null);
  assert.equal(await page.locator('.at-fault').count(), 1);
  await page.locator('label.choice').first().click();
  assert.equal(await page.locator('.faults, .fault').count(), 0);
  assert.doesNotMatch(await page.title(), /^Fel: /);
}));

/** What a screen reader is given in each state, beside what it was when somebody last read it. */
test('a screen reader is given names, descriptions and roles that a person has read', () => onTablet(async (_visit, page) => {
  const told = [];
  const look = async (state) => told.push(`# ${state}`, ...(await tree(page)), '');
  await page.clock.install();
  await page.reload();
  await page.locator('.starts').waitFor();
  await look('nobody');
  await begin(page, 'en');
  await look('the question');
  await submit(page);
  await page.locator('.faults').waitFor();
  await look('nothing was chosen');
  await page.locator('.bar').getByRole('button', { name: 'Svenska' }).click();
  await look('beside Swedish');
  await page.locator('.bar [aria-pressed]').click();
  await page.locator('.bar').getByRole('button', { name: 'Help' }).click();
  await look('help');
  await page.locator('dialog button').click();
  await page.clock.runFor(61_000);
  await page.locator('dialog[open]').waitFor();
  await look('is somebody still there?');
  const text = `${told.join('\n').replaceAll(world.eko.base, 'https://eko.example.org')}\n`.replaceAll(/[\w.+-]+@example\.org/g, 'kim@example.org');
  const known = await readFile(new URL('./tablet-tree.txt', import.meta.url), 'utf8').catch(() => '');
  if (text !== known) {
    const folder = new URL('../../target/tmp/', import.meta.url);
    await mkdir(folder, { recursive: true });
    await writeFile(new URL('tablet-tree.txt', folder), text);
  }
  assert.equal(text, known, 'read target/tmp/tablet-tree.txt, and put it here if it is right');
}));

test('two people read side by side on the tablet, one tap there and one back', () => onTablet(async (visit, page) => {
  await begin(page, 'so');
  const pair = page.locator('.bar [aria-pressed]');
  assert.equal(await page.locator('.with').count(), 0);
  await pair.click();
  assert.equal(await pair.getAttribute('aria-pressed'), 'true');
  assert.equal(await page.locator('h1 .with[lang=sv]').textContent(), 'I vilken grad fick du göra din röst hörd?');
  assert.equal(await page.locator('label.choice .with').count(), 5);
  none(await violations({ page }, {}, LIGHT_AND_DARK));
  await page.locator('label.choice').first().click();
  await submit(page);
  await page.locator('h1 .with', { hasText: 'Vad hjälpte dig att berätta?' }).waitFor();
  await pair.click();
  assert.equal(await page.locator('.with').count(), 0);
  // Whoever comes next begins with one language again.
  await pair.click();
  await page.locator('.bar li').last().getByRole('button').click();
  await begin(page, 'so');
  assert.equal(await page.locator('.with').count(), 0);
}));

/** A second of a tone, as a file that any browser plays. */
function tone() {
  const samples = 8000;
  const bytes = Buffer.alloc(44 + samples);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(36 + samples, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(samples, 24);
  bytes.writeUInt32LE(samples, 28);
  bytes.writeUInt16LE(1, 32);
  bytes.writeUInt16LE(8, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(samples, 40);
  for (let at = 0; at < samples; at += 1) bytes[44 + at] = 128 + Math.round(60 * Math.sin(at / 6));
  return bytes;
}

/** Plays what there is to hear on a page to its end, without a sound; how long it was, in seconds. */
const hear = (page) => page.evaluate(async () => {
  const audio = document.querySelector('audio');
  audio.muted = true;
  const end = new Promise((resolve, reject) => { audio.onended = resolve; audio.onerror = () => reject(new Error(audio.error.message)); });
  await audio.play();
  await end;
  return audio.duration;
});

test('a question is heard on the phone, and on the tablet without a network', async () => {
  await world.use({ as: 'leader sv' }, async (visit) => {
    const { page } = visit;
    await visit.goto('/admin/p/halland/spoken');
    await page.selectOption('#question', { index: 0 });
    await page.selectOption('#language', 'so');
    await page.check('input[name=kind][value=recording]');
    await page.setInputFiles('#file', { name: 'su\u2019aal.wav', mimeType: 'audio/wav', buffer: tone() });
    await page.locator('main form[enctype] button').click();
    await page.locator('table.cards').waitFor();
    none(await violations({ page }, {}, LIGHT_AND_DARK));
  });
  await world.use({ lang: 'so' }, async (visit) => {
    const { page } = visit;
    const asked = [];
    page.on('request', (request) => { if (request.url().includes('/spoken/')) asked.push(request.url()); });
    await visit.goto(`${world.open.path}?lang=so`);
    assert.equal(asked.length, 0, 'nothing is fetched before somebody asks');
    await page.locator('details.media summary').click();
    assert.equal(await hear(page), 1);
    assert.notEqual(asked.length, 0);
    none(await violations({ page }, {}, LIGHT_AND_DARK));
    await visit.goto(`${world.open.path}?lang=en`);
    assert.equal(await page.locator('details.media').count(), 0);
  });
  await onTablet(async (visit, page) => {
    await page.waitForFunction(async () => (await (await caches.open('spoken')).keys()).length === 1);
    await page.context().setOffline(true);
    await begin(page, 'so');
    await page.locator('details.media summary').click();
    assert.equal(await hear(page), 1);
    none(await violations({ page }, {}, LIGHT_AND_DARK));
    await page.context().setOffline(false);
    visit.complaints.length = 0;
  });
});
