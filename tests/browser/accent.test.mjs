// A process in a colour of its own: participants' pages wear it, it can be read in the light and in the dark, and the
// policy, which names every style that a page may have, lets it in.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { violations } from './accessibility.mjs';
import { none } from './assertions.mjs';
import { PROCESS } from './story.mjs';
import { openWorld, signInLeader } from './world.mjs';

const ACCENT = { written: '#7a1f5c', shown: 'rgb(122, 31, 92)' };
/** Eko's own colour in the dark, which would show that the process's is not used there. */
const OWN_IN_THE_DARK = 'rgb(147, 214, 213)';

let world;
before(async () => {
  world = await openWorld();
  await (await signInLeader(world)).leave();
  await world.use({ as: 'leader sv' }, async (visit) => {
    await visit.goto(`${PROCESS}/settings`);
    await visit.page.fill('#accent', ACCENT.written);
    await visit.send();
    assert.equal(new URL(visit.page.url()).pathname, `${PROCESS}/setup`, 'the colour was taken');
  });
});
after(() => world?.close());

const style = (page, selector, property) => page.locator(selector).first().evaluate((element, name) => (
  getComputedStyle(element).getPropertyValue(name)
), property);
const BUTTON = 'main form button[type=submit]';

test('the button that sends is in the process’s colour, and a lighter one in the dark', () => world.use({}, async (visit) => {
  const { page } = visit;
  await visit.go(world.open.path);
  assert.equal(await style(page, BUTTON, 'background-color'), ACCENT.shown);
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.ok(![ACCENT.shown, OWN_IN_THE_DARK].includes(await style(page, BUTTON, 'background-color')));
  none(visit.complaints);
}));

test('links are in the process’s colour', () => world.use({}, async (visit) => {
  await visit.go('/p/halland');
  assert.equal(await style(visit.page, 'main a', 'color'), ACCENT.shown);
  none(visit.complaints);
}));

/** The pages of the process, a form that comes back and the preview of staff among them. */
const DRESSED = [
  ['the question', (visit) => visit.go(world.open.path)],
  ['the question, sent without a choice', async (visit) => {
    await visit.go(world.open.path);
    await visit.send();
  }],
  ['thanks', (visit) => visit.go(`${world.open.path}/thanks`)],
  ['the status page', (visit) => visit.go('/p/halland')],
  ['the privacy page', (visit) => visit.go('/p/halland/privacy')],
  ['the preview of a question', (visit) => visit.goto(`${PROCESS}/survey/participants/preview/1?lang=sv`), 'leader sv'],
];
for (const [name, open, as] of DRESSED) {
  test(`axe and the policy have nothing against the process’s colour on: ${name}`, () => world.use({ as }, async (visit) => {
    await open(visit);
    assert.equal(await style(visit.page, ':root', '--accent'), ACCENT.written);
    none([...visit.complaints, ...await violations(visit)]);
  }));
}

test('a page outside the process stays in Eko’s own colour', () => world.use({}, async (visit) => {
  await visit.go('/');
  assert.notEqual(await style(visit.page, BUTTON, 'background-color'), ACCENT.shown);
}));
