// The status page, and its ways out of the browser: a feed to follow, and a day to put in the calendar.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { none } from './assertions.mjs';
import { LANGUAGES } from './browser.mjs';
import { PROCESS } from './story.mjs';
import { openWorld, signInLeader } from './world.mjs';
import { word } from './words.mjs';

let world;
before(async () => {
  world = await openWorld();
  await (await signInLeader(world)).leave();
});
after(() => world?.close());

const link = (page, file) => page.locator(`main a[href*="/${file}"]`);

/** What a link of the page leads to. */
async function fetched(visit, file) {
  const response = await visit.context.request.get(await link(visit.page, file).getAttribute('href'));
  return { status: response.status(), type: response.headers()['content-type'], text: await response.text() };
}

/** What a browser's own parser makes of a feed. */
function parsed(page, xml) {
  return page.evaluate((text) => {
    const { documentElement: root } = new DOMParser().parseFromString(text, 'application/xml');
    return {
      name: root.localName,
      namespace: root.namespaceURI,
      lang: root.getAttribute('xml:lang'),
      titles: [...root.querySelectorAll('entry > title')].map((title) => title.textContent),
    };
  }, xml);
}

for (const lang of LANGUAGES) {
  test(`the status page’s feed and calendar can be fetched (${lang})`, () => world.borrow({ lang }, async (visit) => {
    await visit.go('/p/halland');
    const feed = await fetched(visit, 'feed.xml');
    assert.deepEqual([feed.status, feed.type], [200, 'application/atom+xml; charset=utf-8']);
    const { titles, ...root } = await parsed(visit.page, feed.text);
    assert.deepEqual(root, { name: 'feed', namespace: 'http://www.w3.org/2005/Atom', lang });
    assert.ok(titles.includes(word(lang, 'ready-begun-title')), titles.join('\n'));
    const calendar = await fetched(visit, 'calendar.ics');
    assert.deepEqual([calendar.status, calendar.type], [200, 'text/calendar; charset=utf-8']);
    assert.match(calendar.text, /^BEGIN:VCALENDAR\r\n[^]*BEGIN:VEVENT\r\n[^]*DTSTART;VALUE=DATE:\d{8}\r\n[^]*END:VCALENDAR\r\n$/);
    none(visit.complaints);
  }));
}

test('one tap saves the day as a file for the calendar', () => world.use({}, async (visit) => {
  await visit.go('/p/halland');
  const [download] = await Promise.all([visit.page.waitForEvent('download'), link(visit.page, 'calendar.ics').click()]);
  assert.equal(download.suggestedFilename(), 'halland.ics');
}));

test('ready news is shown in every language, two taps after it was chosen', () => world.use({ as: 'leader sv' }, async (visit) => {
  const { page } = visit;
  const headings = async (lang) => {
    await page.goto(`/p/halland?lang=${lang}`);
    return page.getByRole('heading', { name: word(lang, 'ready-handed-title'), exact: true }).count();
  };
  const before = await headings('ti');
  await visit.goto(`${PROCESS}/news`);
  await Promise.all([page.waitForURL('**ready=handed'), page.locator('main a[href$="ready=handed"]').click()]);
  await visit.send();
  assert.equal(new URL(page.url()).pathname, `${PROCESS}/news`);
  for (const lang of LANGUAGES) assert.equal(await headings(lang), before + 1, lang);
}));

test('a link to a piece of news leads to its place on the page', () => world.use({}, async (visit) => {
  const { page } = visit;
  await visit.go('/p/halland');
  const { text } = await fetched(visit, 'feed.xml');
  const address = /<link[^>]* href="([^"]*#n[0-9a-f]+)"/.exec(text)?.[1];
  assert.ok(address, text.slice(0, 2000));
  await visit.goto(address.replaceAll('&amp;', '&'));
  assert.equal(await page.locator(':target h3').count(), 1);
}));

for (const [lang, size] of [['sv', { width: 360, height: 640 }], ['ar', { width: 390, height: 844 }]]) {
  test(`whoever reads a report says there whether it answered them (${lang})`, () => world.borrow({ lang, viewport: size }, async (visit) => {
    await visit.go('/p/halland/reports/popular-1-0');
    const { page } = visit;
    await page.locator('form.asked label.choice').nth(1).click();
    await page.locator('form.asked button').click();
    await page.waitForSelector('textarea[name=missing]');
    await page.fill('textarea[name=missing]', 'När det blir klart.');
    await page.locator('main form button[type=submit]').click();
    await page.waitForSelector('main h1');
    assert.match(page.url(), /\/thanks/);
    none(visit.complaints);
  }));
}
