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
  'question-several': 'several answers',
  'question-words': 'own words',
  thanks: 'thanks',
  'thanks-error': 'thanks, sent without an address',
  saved: 'the address is saved',
  'saved-error': 'the address is saved, and corrected wrongly',
  before: 'before the dialogue opens',
  status: 'the status page',
  said: 'what was said, and what came of it',
  'said-question': 'the question to a reader',
  report: 'a report',
  figures: 'the figures of a process',
  accessibility: 'the accessibility statement',
  privacy: 'what is done with data',
  'my-data': 'my data',
  unsubscribe: 'no more mails?',
  host: 'the host’s page',
  display: 'the screen in the room',
};
/** What shows whether a page was thought of for readers from right to left, and for those who read easy Swedish. */
const TRANSLATED = {
  question: 'the question',
  'question-own': 'one of several answers',
  thanks: 'thanks',
  saved: 'the address is saved',
  status: 'the status page',
  said: 'what was said, and what came of it',
  report: 'a report that is a page',
  accessibility: 'the accessibility statement',
};
const STAFF = {
  desk: 'the desk',
  'desk-found': 'an address that is kept',
  'desk-contact': 'an address of somebody at work',
  'desk-nothing': 'an address of which nothing is kept',
  'desk-ask': 'asking before an address is erased',
  'desk-erased': 'an address is erased at the desk',
  'desk-comments': 'what was written, to be reviewed',
  'desk-comment': 'taking a comment out',
  'sign-in': 'sign-in',
  processes: 'the processes',
  home: 'the home',
  setup: 'what is set up once',
  settings: 'the settings',
  dialogues: 'the dialogues',
  dialogue: 'a dialogue that is open',
  'dialogue-new': 'a new dialogue',
  'dialogue-error': 'a new dialogue with errors',
  import: 'the import of a file, before it is done',
  'posters-a4': 'the posters',
  'posters-a5': 'the small posters',
  'posters-cards': 'the table cards',
  survey: 'the participants’ survey, being changed',
  'survey-error': 'a new question with uneven answers',
  point: 'a collection point',
  said: 'what was said, for staff',
  'said-new': 'a new observation',
  'said-reply': 'changing a reply',
  news: 'status and news',
  reports: 'the reports',
  draft: 'a draft',
  publish: 'publishing a draft',
  'publish-to': 'publishing a draft: to whom',
  'publish-last': 'publishing a draft: the last step',
  mailings: 'the mailings',
  mailing: 'a mailing under way',
  goals: 'the goals',
  indicator: 'an indicator',
  plan: 'the plan',
  'key-made': 'a key is made',
  'follow-up': 'the follow-up',
  ...Object.fromEntries(['heard', 'groups', 'boards', 'time', 'dialogues', 'questions', 'feedback', 'came', 'plan'].map((chapter) => (
    [`follow-up-${chapter}`, `the follow-up: ${chapter}`]
  ))),
  'follow-up-board': 'the follow-up of a board',
  'follow-up-sheet': 'the follow-up on a sheet of paper',
  snapshots: 'the snapshots',
  snapshot: 'a snapshot',
  compared: 'a snapshot beside today’s figures',
  account: 'one’s own account',
};
const SERIES = [
  { pages: PARTICIPANTS, of: participantPages, lang: 'sv', size: 'phone', scheme: 'light' },
  { pages: PARTICIPANTS, of: participantPages, lang: 'sv', size: 'phone', scheme: 'dark' },
  { pages: PARTICIPANTS, of: participantPages, lang: 'en', size: 'desktop', scheme: 'light' },
  ...['sv-simple', 'ar'].flatMap((lang) => ['light', 'dark'].map((scheme) => ({
    pages: TRANSLATED, of: participantPages, lang, size: 'phone', scheme,
  }))),
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
