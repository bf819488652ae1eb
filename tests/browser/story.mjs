// What the demo lacks and the catalogue of pages shows: own questions, more dialogues, a collection point, news, a
// draft, snapshots, a key, an empty process. All of it goes through the forms that staff have.

import { part } from './staff.mjs';
import { LANGUAGES } from './browser.mjs';
import { word } from './words.mjs';

export const PROCESS = '/admin/p/halland';

/** `YYYY-MM-DD`, that many days from today. */
export function day(fromToday = 0) {
  return new Date(Date.now() + fromToday * 24 * 3600 * 1000).toISOString().slice(0, 10);
}

/** The questions that come after the one that everybody gets: one of each kind, and not in every language. */
const QUESTIONS = [
  {
    kind: 'single',
    prompt_sv: 'Hur vill du helst berätta?',
    options_sv: 'I grupp\nPå tu man hand\nSkriftligt, i lugn och ro hemma',
    prompt_ar: 'كيف تفضّل أن تشارك رأيك؟',
    options_ar: 'ضمن مجموعة\nعلى انفراد\nكتابةً في البيت بهدوء',
  },
  {
    kind: 'multiple',
    prompt_sv: 'Vad hjälpte dig att komma till tals?',
    options_sv: 'Att gruppen var liten\nAtt någon tolkade\nAtt det fanns gott om tid',
    prompt_ar: 'ما الذي ساعدك على التعبير عن رأيك؟',
    options_ar: 'أن المجموعة كانت صغيرة\nأن أحدًا ترجم\nأن الوقت كان كافيًا',
  },
  {
    kind: 'text',
    prompt_sv: 'Vad borde vi ha frågat om?',
    prompt_ar: 'عمّ كان ينبغي أن نسأل؟',
  },
];

const NEWS = { title_sv: 'Vi läser allt ni skrev', body_sv: 'Nu läser vi.\n\nSedan skriver vi rapporten.' };
const THEME = 'Närhet';
const TOPIC = 'barns villkor';
const EMPTY = {
  name_sv: 'Nytt samtal',
  purpose_sv: 'Ditt svar hjälper oss.',
  name_en: 'A new conversation',
  purpose_en: 'Your answer helps us.',
  name_ar: 'حوار جديد',
  purpose_ar: 'جوابك يساعدنا.',
};
const INFORMATION = {
  data_officer: 'ombud@example.org',
  shortcomings_sv: 'Rapporterna är inte taggade.\nKartan går inte att läsa upp.',
  partners_sv: 'Biblioteket lånar ut lokaler.',
};
/** What all boards have decided together: in the demo one of them lacks a decision, and then no process ends. */
const DECISIONS = {
  number_addresses: '',
  day_addresses: '',
  number_comments: 'KS 2022:14',
  day_comments: day(-30),
  number_contacts: 'KS 2022:15',
  day_contacts: day(-30),
};
/** What the demo's reports are called: in two languages, for readers of ten. */
const REPORTS = [
  ['sv', 'Delrapport: vad vi har hört hittills'],
  ['en', 'Interim report: what we have heard so far'],
  ['sv', 'Slutrapporten i korthet'],
  ['en', 'The final report in brief'],
];

/** The texts of the story that participants can meet, with the language that each is in. */
export const SAID = [
  ...[...QUESTIONS, NEWS, EMPTY, INFORMATION].flatMap((fields) => Object.entries(fields).flatMap(([field, text]) => {
    const lang = /_(sv|en|ar)$/.exec(field)?.[1];
    return lang ? text.split(/\n+/).map((line) => [lang, line]) : [];
  })),
  ...REPORTS,
  ['sv', THEME],
  ['sv', word('sv', 'deeper').replace('{ $topic }', TOPIC)],
];

/**
 * Publishes the participants' own questions, for the dialogues that are added after it, and begins to change them.
 * What the demo asks beyond the first question goes: here each kind is asked once.
 */
export async function addQuestions(world, leader) {
  const survey = `${PROCESS}/survey/participants`;
  const asked = await leader.post(`${survey}/draft`);
  for (const [, path] of asked.body.matchAll(/action="([^"]+\/questions\/\w+\/remove)"/g)) await leader.post(path);
  for (const question of QUESTIONS) await leader.post(`${survey}/questions/new`, question);
  await leader.post(`${survey}/publish`);
  const { body } = await leader.post(`${survey}/draft`);
  world.question = part(body, /href="([^"]+\/questions\/q\d+)"/);
}

export async function addDialogues(world, leader) {
  world.before = await addDialogue(leader, 901, day(10));
  world.closed = await addDialogue(leader, 902, day());
  await leader.post(`${PROCESS}/dialogues/902/end`);
  await leader.post(`${PROCESS}/dialogues/902/close`);
  world.ended = await addDialogue(leader, 905, day());
  await leader.post(`${PROCESS}/dialogues/905/end`);
  world.cancelled = await addDialogue(leader, 906, day());
  await leader.post(`${PROCESS}/dialogues/906/cancel`, { why: 'Värden är sjuk' });
  const { path, ...own } = await addDialogue(leader, 903, day());
  world.own = { ...own, path, single: `${path}/q/2`, multiple: `${path}/q/3`, words: `${path}/q/4`, questions: 1 + QUESTIONS.length };
  const standard = await addDialogue(leader, 904, day(), { survey: 1 });
  world.standard = { ...standard, words: `${standard.path}/q/2` };
  const { body } = await leader.get(`${PROCESS}/dialogues/1`);
  world.old = { path: `/d/${codeIn(body)}` };
}

function codeIn(body) {
  return part(body, /class="code"><bdi dir="ltr">([\w-]+)</).replace('-', '');
}

/** Adds a dialogue with a host link; tells the paths of its participants and its host. */
async function addDialogue(leader, number, heldOn, more = {}) {
  const { body } = await leader.get(`${PROCESS}/dialogues/new`);
  const board = part(body, /<select id="board".*?<option value="([^"]+)"/s);
  await leader.post(`${PROCESS}/dialogues/new`, { number, held_on: heldOn, board, phase: 'in_depth', ...more });
  const made = await leader.post(`${PROCESS}/dialogues/${number}/host-link`);
  return { number, path: `/d/${codeIn(made.body)}`, host: part(made.body, /href="https?:\/\/[^/]+(\/h\/[\w-]+)"/) };
}

/** A survey of the elected members, and the place where they answer it. */
export async function addCollectionPoint(world, leader) {
  const name = 'Efter processen';
  const survey = { name, audience: 'elected_members', topic_sv: TOPIC, topic_ar: 'أوضاع الأطفال' };
  const { path } = await leader.post(`${PROCESS}/survey/new`, survey);
  await leader.post(`${path}/publish`);
  const { body } = await leader.get(`${PROCESS}/collection-points/new`);
  const version = part(body, new RegExp(`<option value="([^"]+)"[^>]*>${name},`));
  const point = { name: 'Nämndens sista möte', survey: version, opens_on: day(), closes_on: day(30) };
  const made = await leader.post(`${PROCESS}/collection-points/new`, point);
  world.point = { path: `/d/${codeIn(made.body)}`, page: made.path, number: made.path.split('/').pop(), survey: path };
}

/** A theme, news in every language and news in Swedish alone, and the days of two reports to come. */
export async function addNews(world, leader) {
  const themes = await leader.post(`${PROCESS}/themes/new`, { name_sv: THEME });
  const theme = part(themes.body, new RegExp(`/themes/(-?\\d+)">${THEME}<`));
  const ready = LANGUAGES.flatMap((lang) => ['title', 'body'].map((field) => [`${field}_${lang}`, word(lang, `ready-met-${field}`)]));
  await leader.post(`${PROCESS}/news/new`, { day: day(-2), ...Object.fromEntries(ready) });
  const { body } = await leader.post(`${PROCESS}/news/new`, { day: day(-1), ...NEWS, theme });
  const news = part(body, new RegExp(`/news/(-?\\d+)">${NEWS.title_sv}<`));
  await leader.post(`${PROCESS}/news/plan`, { final: day(30), outcomes: day(60) });
  world.theme = `${PROCESS}/themes/${theme}`;
  world.news = `${PROCESS}/news/${news}`;
}

export async function addDraft(world, leader) {
  const { path } = await leader.upload(`${PROCESS}/reports/new`, {
    kind: 'final',
    version: '1.0',
    title_sv: 'Slutrapport: det här har vi lärt oss',
    summary_sv: 'Första stycket.\n\nAndra stycket, med en lite längre mening som bryts på en telefon.',
    title_en: 'Final report: what we have learnt',
    summary_en: 'The first paragraph.\n\nThe second paragraph.',
    link: 'https://example.org/a/rather/long/address/that/does/not/break/by/itself/final-report-1-0.pdf',
  });
  world.draft = path;
}

/** A goal that nothing is measured by, and figures set down twice, once for everybody. */
export async function addSnapshots(world, leader) {
  await leader.post(`${PROCESS}/goals/new`, { name: 'Samtalen ska fortsätta' });
  const take = async (name) => (await leader.post(`${PROCESS}/follow-up/snapshots`, { name })).path;
  const [published, kept] = [await take('Inför nämndens möte'), await take('Läget i dag')];
  await leader.post(`${published}/publish`);
  world.snapshots = { published, kept };
  world.figures = `/p/halland/figures/${published.split('/').pop()}`;
}

/** A key that another program reads the figures with. */
export async function addKey(leader) {
  await leader.post(`${PROCESS}/keys`, { name: 'Power BI', expires_on: day(365) });
}

/** The decision that the demo's process lacks, so that it could be ended. */
export async function addDecisions(leader) {
  await leader.post(`${PROCESS}/retention/decisions/all`, DECISIONS);
}

/** A process with names in three languages and nothing in it, and with shortcomings of its accessibility. */
export async function addEmptyProcess(world, leader) {
  const { path } = await leader.post('/admin/processes/new', {
    ...EMPTY,
    organisation: 'Kommunen',
    contact_name: 'Processledaren',
    contact_email: 'leader@example.org',
    contact_phone: '035134800',
    threshold: 5,
    answer_days: 7,
  });
  await leader.post(`${path}/settings/information`, INFORMATION);
  world.empty = path.replace('/admin', '');
}
