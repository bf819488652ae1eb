// Pictures of the main pages for people to look at, saved in the folder that SCREENSHOTS names.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { DESKTOP, PHONE } from './browser.mjs';
import { participantPages, show, staffPages } from './pages.mjs';
import { openFullWorld } from './world.mjs';

const FOLDER = process.env.SCREENSHOTS;

const PARTICIPANTS = {
  start: 'the place to type a code',
  question: 'the question',
  'question-answered': 'the question, answered but not sent',
  'question-error': 'the question, sent without a choice',
  thanks: 'thanks',
  'thanks-error': 'thanks, sent without an address',
  saved: 'the address is saved',
  before: 'before the dialogue opens',
  status: 'the status page',
  report: 'a report',
  'my-data': 'my data',
  unsubscribe: 'no more mails?',
  host: 'the host’s page',
  display: 'the screen in the room',
};
const STAFF = {
  'sign-in': 'sign-in',
  processes: 'the processes',
  overview: 'the overview',
  settings: 'the settings',
  dialogues: 'the dialogues',
  dialogue: 'a dialogue that is open',
  'dialogue-new': 'a new dialogue',
  'dialogue-error': 'a new dialogue with errors',
  import: 'the import of a file, before it is done',
  posters: 'the posters',
  survey: 'the survey',
  reports: 'the reports',
  draft: 'a draft',
  publish: 'publishing a draft',
  mailings: 'the mailings',
  mailing: 'a mailing under way',
  'follow-up': 'the follow-up',
  account: 'one’s own account',
};
const SERIES = [
  { pages: PARTICIPANTS, of: participantPages, lang: 'sv', size: 'phone', scheme: 'light' },
  { pages: PARTICIPANTS, of: participantPages, lang: 'sv', size: 'phone', scheme: 'dark' },
  { pages: PARTICIPANTS, of: participantPages, lang: 'en', size: 'desktop', scheme: 'light' },
  { pages: STAFF, of: staffPages, lang: 'sv', size: 'desktop', scheme: 'light' },
  { pages: STAFF, of: staffPages, lang: 'sv', size: 'phone', scheme: 'dark' },
];
const SIZES = { phone: PHONE, desktop: DESKTOP };

let world;
before(async () => {
  if (!FOLDER) return;
  await mkdir(FOLDER, { recursive: true });
  world = await openFullWorld();
});
after(() => world?.close());

function picture(file, name, { of, lang, size, scheme }) {
  const path = join(FOLDER, `${file}-${lang}-${size}-${scheme}.png`);
  test(`a picture is taken: ${path}`, async () => {
    const shown = of.find((page) => page.name === name);
    if (!shown) throw new Error(`There is no page called “${name}”.`);
    await show(world, shown, { lang, scheme, viewport: SIZES[size] }, ({ page }) => page.screenshot({ path, fullPage: true }));
  });
}

if (FOLDER) {
  for (const { pages, ...series } of SERIES) {
    for (const [file, name] of Object.entries(pages)) picture(file, name, series);
  }
} else {
  test('pictures are taken', { skip: 'SCREENSHOTS names no folder' }, () => {});
}
