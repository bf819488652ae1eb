// Every page that a participant or a host meets, in every language: axe-core finds nothing to complain about, light
// and dark, on a phone and on a desktop.

import { after, before, test } from 'node:test';

import { EVERYWHERE, TRANSLATED, violations } from './accessibility.mjs';
import { none } from './assertions.mjs';
import { LANGUAGES } from './browser.mjs';
import { inLanguages, participantPages, show } from './pages.mjs';
import { openFullWorld } from './world.mjs';

let world;
before(async () => { world = await openFullWorld(); });
after(() => world?.close());

for (const [shown, lang] of inLanguages(participantPages, LANGUAGES)) {
  test(`axe finds nothing on: ${shown.name} (${lang})`, () => show(world, shown, { lang }, async (visit) => {
    none(await violations(visit, shown, lang === 'sv' ? EVERYWHERE : TRANSLATED));
  }));
}
