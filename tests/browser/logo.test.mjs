// The sender's logo as somebody sees it: small, undistorted, on white also in the dark, and never in the way of the
// question.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { none } from './assertions.mjs';
import { LANGUAGES, PHONE } from './browser.mjs';
import { PROCESS } from './story.mjs';
import { openWorld, signInLeader } from './world.mjs';

let world;
before(async () => {
  world = await openWorld();
});
after(() => world?.close());

/** What a logo on the page looks like. */
const logo = (page) => page.locator('img.logo').first().evaluate((image) => {
  const box = image.getBoundingClientRect();
  return {
    ground: getComputedStyle(image).backgroundColor,
    shape: image.naturalWidth / image.naturalHeight,
    shown: [image.clientWidth - parseFloat(getComputedStyle(image).paddingLeft) * 2, image.clientHeight - parseFloat(getComputedStyle(image).paddingTop) * 2],
    left: box.left,
    right: box.right,
    height: box.height,
  };
});

for (const lang of LANGUAGES) {
  test(`before the question the logo is small and whole (${lang})`, () => world.use({ lang, viewport: { width: 320, height: 640 } }, async (visit) => {
    await visit.go(`${world.open.path}?lang=${lang}`);
    const seen = await logo(visit.page);
    assert.ok(seen.height <= 40, `${seen.height} px high`);
    assert.ok(seen.left >= 0 && seen.right <= 320, 'within the page');
    assert.ok(Math.abs(seen.shown[0] / seen.shown[1] - seen.shape) < 0.1 * seen.shape, `not distorted: ${JSON.stringify(seen)}`);
    none(visit.complaints);
  }));
}

test('in the dark it stands on white', () => world.use({ viewport: PHONE, scheme: 'dark' }, async (visit) => {
  await visit.go(world.open.path);
  assert.equal((await logo(visit.page)).ground, 'rgb(255, 255, 255)');
}));

test('the question still loads nothing but itself', () => world.use({}, async (visit) => {
  await visit.go(world.open.path);
  const asked = visit.requests.filter((request) => !request.url().startsWith('data:'));
  assert.equal(asked.length, 1, asked.map((request) => request.url()).join(' '));
}));

test('a mail shows it as it will be seen, and a poster prints it', async () => {
  await (await signInLeader(world)).leave();
  await world.use({ as: 'leader sv' }, async (visit) => {
    for (const path of ['/reports/interim-2-0/publish/preview?audience=participants', '/dialogues/posters?n=1']) {
      await visit.goto(`${PROCESS}${path}`);
      const seen = await logo(visit.page);
      assert.ok(seen.height > 12 && seen.shape > 1, `${path}: ${JSON.stringify(seen)}`);
    }
    none(visit.complaints);
  });
});
