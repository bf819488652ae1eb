// What takes how long for somebody who has not done it before: the clicks and the fields of what is done most, from the
// home of a process. Whoever adds a step here has to say so.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { DESKTOP } from './browser.mjs';
import { PROCESS, day } from './story.mjs';
import { openFullWorld } from './world.mjs';

let world;
before(async () => { world = await openFullWorld(); });
after(() => world?.close());

/** A walk through pages on which every click, every choice and every field that is filled in counts. */
class Walk {
  taken = { clicks: 0, fields: 0 };

  constructor(visit) {
    this.visit = visit;
    this.page = visit.page;
  }

  /** Follows a link or presses a button by its words, to the page that comes. */
  async press(words) {
    const named = this.page.getByRole('link', { name: words }).or(this.page.getByRole('button', { name: words }));
    this.taken.clicks += 1;
    await Promise.all([this.visit.arrival(), named.first().click()]);
    await this.page.waitForLoadState();
  }

  async choose(label) {
    this.taken.clicks += 1;
    await this.page.getByLabel(label).first().check();
  }

  async fill(label, text) {
    this.taken.fields += 1;
    await this.page.getByLabel(label).first().fill(text);
  }

  async pick(label, option) {
    this.taken.fields += 1;
    await this.page.getByLabel(label).first().selectOption({ label: option });
  }
}

/** Someone who has signed in walks, and takes so many steps. */
function walks(name, steps, path) {
  test(name, () => world.use({ as: 'leader sv', viewport: DESKTOP }, async (visit) => {
    await visit.goto(PROCESS);
    const walk = new Walk(visit);
    await path(walk);
    assert.deepEqual(walk.taken, steps);
  }));
}

walks('from the home to the poster of a new dialogue', { clicks: 2, fields: 2 }, async (walk) => {
  await walk.press('Ny dialog');
  await walk.pick('Nämnd', 'Hylte');
  await walk.fill('Datum', day(9));
  await walk.press('Spara och visa affischen');
  assert.match(await walk.page.locator('.sheet').textContent(), /[0-9A-Z]{4}-[0-9A-Z]{4}/);
});

walks('from the home to an interim report that was mailed', { clicks: 12, fields: 3 }, async (walk) => {
  await walk.press('Rapporter');
  await walk.press('Ny rapport');
  await walk.fill('Version', '3.0');
  await walk.fill('Rubrik (Svenska)', 'Delrapport om hösten');
  await walk.fill('Rapporten som sida (Svenska)', 'Så här långt har vi hört detta.');
  await walk.press('Spara utkastet');
  await walk.press('Granska och publicera');
  await walk.press('Fortsätt: Mottagare');
  await walk.choose('Publicera och skicka');
  await walk.choose(/^Deltagarna/);
  await walk.press('Fortsätt: Se mejlen');
  await walk.press('Fortsätt: När');
  await walk.choose('Nu');
  await walk.press('Fortsätt: Bekräfta');
  assert.match(await walk.page.locator('.big').textContent(), /^\d+ personer får ”Delrapport om hösten/);
  await walk.press(/^(Publicera och )?[Ss]kick/);
  assert.match(new URL(walk.page.url()).pathname, /\/mailings\/[\w-]+$/);
});

walks('from a board member’s question to its figure', { clicks: 1, fields: 1 }, async (walk) => {
  // “How many young people were heard in Hylte?”
  await walk.page.keyboard.press('/');
  walk.taken.fields += 1;
  await walk.page.keyboard.type('unga hylte');
  await Promise.all([walk.visit.arrival(), walk.page.keyboard.press('Enter')]);
  await walk.press('Hylte');
  const row = walk.page.getByRole('row', { name: /^unga/ });
  assert.match(await row.textContent(), /\(131\)/);
});
