// Every page that staff meet, in every language: axe-core finds nothing to complain about. Another language
// changes neither colours nor much of the layout, so in English one kind of window is enough.

import { after, before, test } from 'node:test';

import { EVERYWHERE, PHONE_ONLY, violations } from './accessibility.mjs';
import { none } from './assertions.mjs';
import { STAFF_LANGUAGES } from './browser.mjs';
import { inLanguages, show, staffPages } from './pages.mjs';
import { openFullWorld } from './world.mjs';

let world;
before(async () => { world = await openFullWorld(); });
after(() => world?.close());

for (const [shown, lang] of inLanguages(staffPages, STAFF_LANGUAGES)) {
  test(`axe finds nothing on: ${shown.name} (${lang})`, () => show(world, shown, { lang }, async (visit) => {
    none(await violations(visit, shown, lang === 'sv' ? EVERYWHERE : PHONE_ONLY));
  }));
}
