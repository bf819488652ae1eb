// Every page that staff meet, in every language: axe-core finds nothing to complain about. Another language
// changes neither colours nor much of the layout, so in English one kind of window is enough.

import { after, before, test } from 'node:test';

import { SIZES, violations } from './accessibility.mjs';
import { none } from './assertions.mjs';
import { LANGUAGES } from './browser.mjs';
import { inLanguages, show, staffPages } from './pages.mjs';
import { openFullWorld } from './world.mjs';

let world;
before(async () => { world = await openFullWorld(); });
after(() => world?.close());

for (const [shown, lang] of inLanguages(staffPages, LANGUAGES)) {
  test(`axe finds nothing on: ${shown.name} (${lang})`, () => show(world, shown, { lang }, async (visit) => {
    none(await violations(visit, shown, lang === 'sv' ? SIZES : SIZES.slice(0, 1)));
  }));
}
