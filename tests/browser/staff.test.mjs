// A working day: signing in, planning a dialogue, importing, printing, counting heads, publishing and mailing,
// each as somebody would do it in a browser.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { none } from './assertions.mjs';
import { DESKTOP } from './browser.mjs';
import { travelTo } from './keyboard.mjs';
import { PROCESS, day } from './story.mjs';
import { openFullWorld } from './world.mjs';

const LEADER = { as: 'leader sv', viewport: DESKTOP };

let world;
before(async () => { world = await openFullWorld(); });
after(() => world?.close());

test('the leader signs in by keyboard alone, and the cookies are kept from scripts and other sites', () => (
  world.use({ viewport: DESKTOP }, async (visit) => {
    const { page } = visit;
    await visit.goto('/admin');
    assert.equal(new URL(page.url()).pathname, '/admin/sign-in', 'who is not signed in is asked to');
    const stops = await travelTo(page, '#email');
    await page.keyboard.type(world.eko.email);
    stops.push(...await travelTo(page, '#password'));
    await page.keyboard.type(world.eko.password);
    stops.push(...await travelTo(page, 'button'));
    none(stops.filter(({ isVisible }) => !isVisible).map(({ html }) => `No focus to be seen on ${html}`));
    await Promise.all([page.waitForURL('**/admin'), page.keyboard.press('Enter')]);
    const cookies = await visit.context.cookies();
    // One for the session, one by which the browser is known again when somebody else guesses the password.
    assert.equal(cookies.length, 2);
    for (const { name, httpOnly, sameSite, path } of cookies) {
      assert.deepEqual({ httpOnly, sameSite, path }, { httpOnly: true, sameSite: 'Lax', path: '/' }, name);
    }
  })
));

test('a dialogue is planned, and its code, picture and poster are there at once', () => world.use(LEADER, async (visit) => {
  const { page } = visit;
  await visit.goto(`${PROCESS}/dialogues`);
  await page.locator('main a[href$="/new"]').click();
  await page.fill('#title', 'Unga om mötesplatser');
  await page.selectOption('#board', { label: 'Hylte' });
  await page.fill('#held_on', day(5));
  await page.locator('details.language summary').click();
  await page.fill('#number', '950');
  await visit.send('main form button[type=submit]:not([name])');
  assert.equal(new URL(page.url()).pathname, `${PROCESS}/dialogues/950`);
  const code = (await page.locator('main .code').textContent()).trim();
  assert.match(code, /^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  const picture = page.locator('img.qr');
  assert.ok(await picture.evaluate((image) => image.complete && image.naturalWidth > 0), 'the picture is drawn');
  assert.match(await picture.getAttribute('alt'), new RegExp(code));
  await Promise.all([page.waitForURL('**/posters*'), page.locator('a[href*="/posters"]').click()]);
  assert.match(await page.locator('.sheet').textContent(), new RegExp(code));
}));

test('a slash leads to the search from every page, unless somebody types or has turned it off', () => (
  world.use(LEADER, async (visit) => {
    const { page } = visit;
    await visit.goto(`${PROCESS}/reports`);
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'find');
    await page.keyboard.type('hylte /');
    assert.equal(await page.inputValue('#find'), 'hylte /', 'who types writes a slash');
    await page.fill('#find', 'hylte');
    await Promise.all([page.waitForURL('**/search?q=hylte'), page.keyboard.press('Enter')]);
    assert.match(await page.locator('main').textContent(), /Hylte/);
    // It can be turned off, for those who speak to their computer (WCAG 2.2 SC 2.1.4).
    await page.locator('[data-slash] input').uncheck();
    await visit.goto(`${PROCESS}/reports`);
    await page.keyboard.press('/');
    assert.notEqual(await page.evaluate(() => document.activeElement.id), 'find');
  })
));

test('what was saved is said on the page that follows, and once', () => world.use(LEADER, async (visit) => {
  const { page } = visit;
  await visit.goto(`${PROCESS}/groups/new`);
  await page.fill('#name', 'Fiskare');
  await visit.send();
  assert.equal(await page.locator('main [role=status]').first().textContent(), 'Målgrupp tillagd');
  assert.match(await page.title(), /^Målgrupp tillagd – /);
  await page.reload();
  assert.equal(await page.locator('.note.done').count(), 0);
}));

test('a file is looked through first and imported then', () => world.use(LEADER, async (visit) => {
  const { page } = visit;
  const csv = `no,held_on,board,phase,participants\n960,${day(30)},Hylte,perspective,7\n961,${day(31)},Laholm,in_depth,\n`;
  await visit.goto(`${PROCESS}/dialogues/import`);
  await page.setInputFiles('#file', { name: 'dialogues.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await visit.send();
  assert.equal(await page.locator('tbody tr').count(), 2);
  await visit.send('main form button[type=submit]');
  assert.equal(new URL(page.url()).pathname, `${PROCESS}/dialogues`);
  assert.equal(await page.locator('tbody a[href$="/960"], tbody a[href$="/961"]').count(), 2);
}));

test('a long list is searched, filtered and sorted by its address', () => world.use(LEADER, async (visit) => {
  const { page } = visit;
  await visit.goto(`${PROCESS}/dialogues?state=all`);
  const all = await page.locator('tbody tr').count();
  await page.fill('#q', 'Hylte');
  await page.selectOption('#phase', 'perspective');
  await page.selectOption('#sort', 'participants');
  await visit.send('main form[role=search] button');
  const counts = await page.locator('tbody tr td.figure:nth-last-child(2)').allTextContents();
  assert.ok(counts.length > 1 && counts.length < all, `${counts.length} of ${all}`);
  const numbers = counts.map(Number).filter(Number.isFinite);
  assert.deepEqual(numbers, numbers.toSorted((a, b) => b - a));
  await page.reload();
  assert.equal(await page.inputValue('#q'), 'Hylte', 'the address says it all');
  assert.equal(await page.locator('tbody tr').count(), counts.length);
}));

test('a question is added, seen as participants will see it, and published', () => world.use(LEADER, async (visit) => {
  const { page } = visit;
  const survey = `${PROCESS}/survey/participants`;
  await visit.goto(survey);
  const before = await page.locator('ol.questions > li').count();
  await Promise.all([page.waitForURL('**/questions/new?kind=single'), page.locator('main a[href$="kind=single"]').click()]);
  await page.fill('#prompt_sv', 'Hur hittade du hit?');
  await page.fill('#options_sv', 'En affisch\nEn vän');
  await visit.send();
  assert.equal(new URL(page.url()).pathname, survey);
  assert.equal(await page.locator('ol.questions > li').count(), before + 1);
  await visit.goto(`${survey}/preview/${before + 1}?lang=sv`);
  const choices = await page.locator('label.choice').allTextContents();
  assert.deepEqual(choices.slice(0, 2).map((text) => text.trim()), ['En affisch', 'En vän']);
  assert.equal(choices.length, 3, 'nobody has to say');
  assert.equal(await page.locator('main form[method="post"]').count(), 0, 'nothing can be sent from here');
  await visit.goto(survey);
  // It asks first.
  await Promise.all([page.waitForURL('**/publish'), page.locator('main a[href$="/publish"]').click()]);
  await visit.send('form[action$="/publish"] button');
  assert.equal(await page.locator('a[href$="/publish"]').count(), 0);
  assert.equal(await page.locator('form[action$="/draft"]').count(), 1, 'the next change is a draft again');
}));

test('the host counts the room on a phone, shows the picture, and closes', () => world.use({}, async (visit) => {
  const { page } = visit;
  await visit.goto(world.open.host);
  await page.locator('#head-count summary').click();
  await page.fill('#participants', '12');
  await page.fill('#elected_present', '2');
  await visit.send('form[action*="/head-count"] button');
  assert.equal(await page.inputValue('#participants'), '12');
  await Promise.all([page.waitForURL('**/w/*'), page.locator('a[href*="/display"]').click()]);
  assert.ok(await page.locator('img.qr').evaluate((image) => image.complete && image.naturalWidth > 0));
  await visit.goto(world.open.host);
  // It asks first, ends, is taken back, ends again, and is closed when nothing more is out.
  await Promise.all([page.waitForURL('**/end*'), page.locator('main a[href*="/end"]').click()]);
  await visit.send('form[action*="/end"] button');
  await visit.send('form[action*="/take-back"] button');
  await Promise.all([page.waitForURL('**/end*'), page.locator('main a[href*="/end"]').click()]);
  await visit.send('form[action*="/end"] button');
  await Promise.all([page.waitForURL('**/close*'), page.locator('main a[href*="/close"]').click()]);
  await visit.send('form[action*="/close"] button');
  assert.equal(await page.locator('a[href*="/end"], a[href*="/close"], form[action*="/take-back"]').count(), 0);
  await visit.goto(world.open.path);
  assert.equal(new URL(page.url()).pathname, '/p/halland', 'the picture lives on and leads to what has happened');
}));

test('a draft is tried, published and mailed, and the mailing tells how far it is', () => world.use(LEADER, async (visit) => {
  const { page } = visit;
  const slug = world.draft.split('/').pop();
  const publicPage = `/p/halland/reports/${slug}`;
  await visit.goto(publicPage);
  assert.equal(visit.status(), 404, 'nobody sees a draft');
  await visit.goto(`${world.draft}/publish`);
  const next = 'form[action$="/publish"] button';
  await visit.send(next);
  assert.equal(await page.locator('input:checked').count(), 0, 'nobody is ticked beforehand');
  await page.locator('input[name=mail][value=yes]').check();
  await page.locator('input[name=audience][value=participants]').check();
  await visit.send(next);
  const mail = page.frameLocator('iframe').first();
  assert.match(await mail.getByRole('heading').first().textContent(), /Slutrapport/);
  await visit.send('form[action$="/publish/test"] button');
  assert.equal(await page.locator('.note[role=status]').count(), 1);
  await visit.send(next);
  assert.equal(await page.locator('input:checked').count(), 0, 'no time is chosen beforehand');
  await page.locator('input[name=when][value=now]').check();
  await visit.send(next);
  assert.match(await page.locator('.big').textContent(), /^\d+ personer får ”Slutrapport/);
  await visit.send(next);
  assert.match(new URL(page.url()).pathname, /\/mailings\/[\w-]+$/);
  assert.ok(Number(await page.locator('progress').getAttribute('max')) > 100);
  await visit.send('button[value=pause]');
  assert.equal(await page.locator('button[value=resume]').count(), 1);
  await visit.goto(publicPage);
  assert.equal(visit.status(), 200);
}));

test('a reader sees the figures and is offered nothing to change', () => world.use({ as: 'reader sv' }, async (visit) => {
  const point = `/collection-points/${world.point.number}`;
  const survey = '/survey/participants';
  for (const path of ['', '/dialogues', '/dialogues/1', '/reports', '/news', '/mailings', '/follow-up', '/follow-up/dialogues', '/survey', survey, point]) {
    await visit.goto(`${PROCESS}${path}`);
    assert.equal(visit.status(), 200, path);
    assert.equal(await visit.page.locator('main form[method=post]').count(), 0, path);
  }
}));

test('a board\u2019s account is printed on one sheet', () => world.use(LEADER, async (visit) => {
  const { page } = visit;
  await visit.goto(`${PROCESS}/follow-up/boards`);
  await page.locator('main th a', { hasText: 'Laholm' }).first().click();
  await page.locator('nav.ways a').first().click();
  assert.match(await page.locator('h1').innerText(), /Tillit i Halland/);
  assert.equal(await page.locator('header.top').count(), 0, 'it is a document, without the ways around');
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 1);
}));

test('whoever signs out is out, also by the way back', () => world.use({}, async (visit) => {
  const { page } = visit;
  await visit.goto('/admin/sign-in');
  await page.fill('#email', world.eko.email);
  await page.fill('#password', world.eko.password);
  await visit.send();
  await visit.goto(PROCESS);
  await visit.send('form[action="/admin/sign-out"] button');
  assert.equal(new URL(page.url()).pathname, '/admin/sign-in');
  await page.goBack();
  assert.equal(new URL(page.url()).pathname, '/admin/sign-in', 'nothing of the process is kept to be shown again');
}));
