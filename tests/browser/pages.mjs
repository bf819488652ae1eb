// The catalogue: every page that Eko shows and every state of it, and how somebody comes there.
// `status` is what the server answers with, `as` who is looking, `only` the languages that it is looked at in where
// they are not all, `faults` marks forms that come back, `speaks` a page that is in another language than its reader's.

import { STAFF_LANGUAGES } from './browser.mjs';
import { PROCESS, day } from './story.mjs';

/** Where nothing but the state differs, one language of each direction shows it, and those that staff read. */
const FEW = ['sv', 'en', 'ar'];

const GOALS = `${PROCESS}/goals`;
const PLAN = `${PROCESS}/plan`;
const KEYS = `${PROCESS}/keys`;
const FOLLOW_UP = `${PROCESS}/follow-up`;
const SNAPSHOTS = `${FOLLOW_UP}/snapshots`;
/** A board that was to meet a group that it has not met. */
const BOARD = 'Laholm';
const A_BOARD = 'main a[href*="/boards/"]';
const INDICATOR = 'main th a[href*="/indicators/"]';

const page = (name, open, more = {}) => ({ name, open, status: 200, ...more });
const at = (path) => (visit, world) => visit.go(typeof path === 'function' ? path(world) : path);
const exactly = (path) => (visit, world) => visit.goto(typeof path === 'function' ? path(world) : path);
const form = (name, open, more = {}) => page(name, open, { status: 422, faults: true, ...more });

/** Opens what the first such link of a page leads to. */
const through = (path, link) => async (visit, world) => {
  await at(path)(visit, world);
  await visit.goto(await visit.page.locator(link).first().getAttribute('href'));
};

/** Opens a page, fills in what is given by field, and sends it. */
const sent = (path, fields = {}) => async (visit, world) => {
  await at(path)(visit, world);
  for (const [field, text] of Object.entries(fields)) await visit.page.fill(field, text);
  await visit.send();
};

/** Sends a form of the page in spite of where it was meant for: the dialogue has changed meanwhile. */
async function sendTo(visit, path) {
  await visit.page.locator('main form').first().evaluate((sent, action) => { sent.action = action; }, `${path}?lang=${visit.lang}`);
  await visit.send();
}

async function chooseFirst(visit, path) {
  await visit.go(path);
  await visit.page.locator('label.choice').first().click();
}

async function saveAddress(visit, world) {
  await chooseFirst(visit, `${world.own.path}/thanks`);
  await visit.page.fill('#address', `${visit.lang}@example.org`);
  await visit.send();
}

const questions = [
  page('the question', at((world) => world.own.path)),
  page('the question, answered but not sent', (visit, world) => chooseFirst(visit, world.own.path), { only: FEW }),
  form('the question, sent without a choice', sent((world) => world.own.path)),
  page('one of several answers', at((world) => world.own.single)),
  page('several answers', at((world) => world.own.multiple)),
  page('own words', at((world) => world.standard.words)),
  page('the question, beside Swedish', (visit, world) => visit.goto(`${world.own.path}?lang=${visit.lang}&with=sv`), { only: ['so', 'ar'] }),
  page('own words, to listen to', async (visit, world) => {
    await visit.go(world.standard.words);
    for (const summary of await visit.page.locator('details.media summary').all()) await summary.click();
  }, { only: FEW }),
  form('own words, too many of them', sent((world) => world.standard.words, { '#better': 'å'.repeat(2001) })),
  page('own words, asked by the process', at((world) => world.own.words), { only: FEW }),
  page('before the dialogue opens', at((world) => world.before.path)),
  page('an answer that came too late', async (visit, world) => {
    await chooseFirst(visit, world.own.path);
    await sendTo(visit, world.old.path);
  }, { status: 409, only: FEW }),
  page('words that came too late', async (visit, world) => {
    await visit.go(world.standard.words);
    await visit.page.fill('main textarea', 'Mer tid.\n\nOch kaffe.');
    await sendTo(visit, `${world.old.path}/q/2`);
  }, { status: 409 }),
  page('an answer that came too early', async (visit, world) => {
    await chooseFirst(visit, world.own.path);
    await sendTo(visit, world.before.path);
  }, { status: 409, only: FEW }),
  page('the question at a collection point', at((world) => world.point.path)),
  page('thanks at a collection point', at((world) => `${world.point.path}/thanks`)),
];

const addresses = [
  page('thanks', at((world) => `${world.own.path}/thanks`)),
  page('thanks, beside Swedish', (visit, world) => visit.goto(`${world.own.path}/thanks?lang=${visit.lang}&with=sv`), { only: ['ar', 'uk'] }),
  form('thanks, sent without an address', sent((world) => `${world.own.path}/thanks`)),
  page('the address looks mistyped', async (visit, world) => {
    await chooseFirst(visit, `${world.own.path}/thanks`);
    await visit.page.fill('#address', `${visit.lang}@gmial.com`);
    await visit.send();
  }),
  page('the address is saved', saveAddress),
  form('the address is saved, and corrected wrongly', async (visit, world) => {
    await saveAddress(visit, world);
    await visit.page.locator('main summary').click();
    await visit.page.fill('#address', 'anna@');
    await visit.send('main details button');
  }),
  page('the address was saved before', at((world) => `${world.own.path}/saved`), { only: FEW }),
  page('an address that came too late', async (visit, world) => {
    await chooseFirst(visit, `${world.own.path}/thanks`);
    await visit.page.fill('#address', 'late@example.org');
    await sendTo(visit, `${world.old.path}/address`);
  }, { status: 409, only: FEW }),
  page('my data', at((world) => `/a/${world.tokens[0]}`)),
  form('my data, with nothing ticked', async (visit, world) => {
    await visit.go(`/a/${world.tokens[0]}`);
    for (const box of await visit.page.locator('main input[type=checkbox]').all()) await box.uncheck();
    await visit.send();
  }, { only: FEW }),
  page('no more mails?', at((world) => `/a/${world.tokens[0]}/unsubscribe`)),
  page('was it not you?', at((world) => `/a/${world.tokens[0]}/not-me`)),
  page('not me, in a test mail', at('/test-mail/not-me')),
  page('the way out of a test mail', at('/test-mail/unsubscribe')),
  page('the data that a test mail leads to', at('/test-mail/my-data')),
  page('the address is erased', async (visit, world) => {
    await visit.go(`/a/${world.tokens[1]}/unsubscribe`);
    if (await visit.page.locator('main form').count() > 0) await visit.send();
  }),
];

const readers = [
  page('the status page', at('/p/halland'), { only: FEW }),
  page('the status page, after the dialogue', at((world) => world.old.path)),
  page('the status page, with nothing on it yet', at((world) => world.empty)),
  page('what was said, and what came of it', at('/p/halland/said')),
  page('the question to a reader', through('/p/halland/said', 'main a[href*="/d/"]')),
  page('a report', at('/p/halland/reports/interim-2-0')),
  page('a report that is a page', at('/p/halland/reports/popular-1-0')),
  page('the accessibility statement', at('/p/halland/accessibility')),
  page('the accessibility statement, with shortcomings', at((world) => `${world.empty}/accessibility`), { only: FEW }),
  page('the accessibility statement of no process', at('/accessibility'), { only: FEW }),
  page('what is done with data', at('/p/halland/privacy')),
  page('what is done with data, by several', at((world) => `${world.empty}/privacy`), { only: FEW }),
  page('what is done with data by no process', at('/privacy'), { only: FEW }),
];

const hosts = [
  page('the host’s page before', at((world) => world.before.host)),
  page('the host’s page', at((world) => world.open.host)),
  page('the host asks to end', at((world) => `${world.open.host}/end`)),
  page('the host’s page when it has ended', at((world) => world.ended.host)),
  page('the host asks to close', at((world) => `${world.ended.host}/close`)),
  page('the host’s page afterwards', at((world) => world.closed.host)),
  page('the host’s page of a cancelled meeting', at((world) => world.cancelled.host)),
  form('the host’s page with a count too large', async (visit, world) => {
    await visit.go(world.open.host);
    await visit.page.locator('#head-count summary').click();
    await visit.page.fill('#participants', '123456789');
    await visit.send('form[action*="/head-count"] button');
  }),
  page('the screen in the room', at((world) => `${world.open.host}/display`)),
  page('the sheet for the host', at((world) => `${world.open.host}/guide`)),
  page('a rehearsal', at((world) => `${world.open.host}/rehearse/1`)),
  page('paper answers', at((world) => `${world.open.host}/paper`)),
  form('paper answers with nothing typed in', async (visit, world) => {
    await visit.go(`${world.open.host}/paper`);
    await visit.send();
  }),
  page('handing in a tablet’s file', at((world) => `${world.open.host}/tablet-file`)),
].map((shown) => ({ ...shown, only: STAFF_LANGUAGES }));

/** Contacts of organisations, who pass feedback on; in the staff's languages. */
const contacts = [
  page('passing feedback on', at((world) => `/f/${world.contacts[0]}`)),
  form('passing feedback on, sent without a number', async (visit, world) => {
    await visit.go(`/f/${world.contacts[0]}`);
    for (const field of await visit.page.locator('main input[type=number]').all()) await field.fill('');
    await visit.send();
  }),
  page('passing feedback on, said', async (visit, world) => {
    await visit.go(`/f/${world.contacts[0]}`);
    await visit.page.locator('main input[type=number]').first().fill('3');
    await visit.send();
  }),
  page('no more mails to a contact?', at((world) => `/f/${world.contacts[0]}/unsubscribe`)),
  page('a contact is erased', async (visit, world) => {
    await visit.go(`/f/${world.contacts[1]}/unsubscribe`);
    if (await visit.page.locator('main form').count() > 0) await visit.send();
  }),
].map((shown) => ({ ...shown, only: STAFF_LANGUAGES }));

/** Figures that everybody may see; in the staff's languages, whatever a browser asks for. */
const figures = [
  page('the figures of a process', at((world) => world.figures), { only: STAFF_LANGUAGES }),
  page('the figures of a process, as they once were', at('/p/halland/figures/delrapporten-juni-2022'), { only: ['sv'] }),
  page('the figures of a process, asked for in Arabic', at((world) => world.figures), { only: ['ar'], speaks: 'en' }),
];

export const participantPages = [
  page('the place to type a code', at('/')),
  form('a code that is no code', sent('/', { '#code': 'HEJ' })),
  page('an unknown code', at('/d/ZZZZZZZZ'), { status: 404, faults: true }),
  ...questions,
  ...addresses,
  ...readers,
  ...figures,
  ...hosts,
  ...contacts,
  page('no such page', at('/nothing/here'), { status: 404, only: FEW }),
];

/** What is asked of the first dialogues in the list, once they are ticked. */
async function chosen(visit, deed) {
  await visit.go(`${PROCESS}/dialogues`);
  const ticks = visit.page.locator('input[name=n]');
  await ticks.nth(0).check();
  if (await ticks.count() > 1) await ticks.nth(1).check();
  await visit.send(`button[name=do][value=${deed}]`);
}

const BUILDER = `${PROCESS}/survey/participants`;
const surveyPages = [
  page('the surveys of others', at(`${PROCESS}/survey`)),
  page('the questions read out and signed', at(`${PROCESS}/spoken`)),
  form('a recording without a file', async (visit) => {
    await visit.go(`${PROCESS}/spoken`);
    await visit.send('form[enctype] button');
  }),
  page('what participants have written', at(`${PROCESS}/comments`)),
  page('what participants have written, by a word', at(`${PROCESS}/comments?q=mer`)),
  page('the participants’ survey, being changed', at(BUILDER)),
  page('the elected members’ survey, published', at((world) => world.point.survey)),
  page('a question, seen beforehand', at(`${BUILDER}/preview/1`)),
  page('a question, seen beforehand in Arabic', exactly(`${BUILDER}/preview/3?lang=ar`), { speaks: 'ar' }),
  ...['single', 'multiple', 'scale', 'text'].map((kind) => page(`a new question (${kind})`, at(`${BUILDER}/questions/new?kind=${kind}`))),
  form('a new question, sent empty', sent(`${BUILDER}/questions/new?kind=single`)),
  form('a new question with uneven answers', async (visit) => {
    const { page } = visit;
    await visit.go(`${BUILDER}/questions/new?kind=multiple`);
    await page.fill('#prompt_sv', 'Vad hjälpte dig?');
    await page.fill('#options_sv', 'Ett\nTvå\nTre');
    await page.locator('details', { has: page.locator('#options_en') }).locator('summary').click();
    await page.fill('#options_en', 'One\nTwo');
    await visit.send();
  }),
  page('changing a question', at((world) => world.question)),
  page('a new survey for others', at(`${PROCESS}/survey/new`)),
  form('a new survey for others, sent empty', sent(`${PROCESS}/survey/new`)),
  page('a new collection point', at(`${PROCESS}/collection-points/new`)),
  form('a new collection point with errors', sent(`${PROCESS}/collection-points/new`, { '#closes_on': '2021-01-01' })),
  page('a collection point', at((world) => world.point.page)),
];

const OBSERVATION = '.observation h2 a';
const REPLY = '.observation .reply h3 a';
const observationPages = [
  page('what was said, for staff', at(`${PROCESS}/said`)),
  page('what was said, only what is late', at(`${PROCESS}/said?late=yes`)),
  page('a new observation', at(`${PROCESS}/said/new`)),
  form('a new observation without words', sent(`${PROCESS}/said/new`)),
  page('changing an observation', through(`${PROCESS}/said`, OBSERVATION)),
  page('a new reply', through(`${PROCESS}/said`, '.observation a[href$="/replies/new"]')),
  page('changing a reply', through(`${PROCESS}/said`, REPLY)),
  form('a reply that says nothing', async (visit, world) => {
    await through(`${PROCESS}/said`, REPLY)(visit, world);
    await visit.page.fill('#words_sv', '');
    await visit.send();
  }),
];

const newsPages = [
  page('status and news', at(`${PROCESS}/news`)),
  form('a promised day that cannot be', sent(`${PROCESS}/news`, { '#final': '1850-01-01' })),
  page('a new piece of news', at(`${PROCESS}/news/new`)),
  page('a new piece of news, begun with a ready text', at(`${PROCESS}/news/new?ready=begun`)),
  form('a new piece of news without a heading', sent(`${PROCESS}/news/new`, { '#body_sv': 'Utan rubrik.' })),
  page('changing a piece of news', at((world) => world.news)),
  page('a new theme', at(`${PROCESS}/themes/new`)),
  form('a new theme without a name', sent(`${PROCESS}/themes/new`)),
  page('changing a theme', at((world) => world.theme)),
];

const organisationPages = [
  page('the organisations', at(`${PROCESS}/organisations`)),
  page('no organisations yet', at((world) => `/admin${world.empty}/organisations`)),
  page('a new organisation', at(`${PROCESS}/organisations/new`)),
  form('a new organisation without a name', sent(`${PROCESS}/organisations/new`)),
  page('changing an organisation', through(`${PROCESS}/organisations`, 'main th a')),
  page('a new stakeholder', at(`${PROCESS}/contacts/new`)),
  form('a new stakeholder with errors', sent(`${PROCESS}/contacts/new`, { '#address': 'nobody' })),
  page('a new stakeholder whose address looks mistyped', sent(`${PROCESS}/contacts/new`, { '#name': 'Kim', '#address': 'kim@gmial.com' }), { status: 422 }),
  page('pasting contacts', at(`${PROCESS}/organisations/import`)),
  form('pasting contacts with errors', sent(`${PROCESS}/organisations/import`, { '#list': 'Biblioteket; Kim' })),
];

const mailPages = [
  page('a mailing to contacts', (visit) => mailing(visit, 'interim-2-0', /kontakter|contacts/i)),
  page('own words for a mail', at((world) => `${world.draft}/publish/words/participants/sv`)),
  page('own words for a mail, in Arabic', at((world) => `${world.draft}/publish/words/participants/ar`)),
  form('own words for a mail with errors', sent((world) => `${world.draft}/publish/words/contacts/sv`, { '#subject': '', '#body': '' })),
  form('publishing at a time that is over', async (visit, world) => {
    await visit.go(`${world.draft}/publish?step=when&mail=yes&audience=participants`);
    await visit.page.locator('input[name=when][value=later]').check();
    await visit.page.fill('#starts_at', '2021-01-01T09:00');
    await visit.send('form[action$="/publish"] button');
  }),
  form('publishing to nobody', async (visit, world) => {
    await visit.go(`${world.draft}/publish?step=recipients`);
    await visit.send('form[action$="/publish"] button');
  }),
  page('the mail to contacts, as it is shown beforehand', at((world) => `${world.draft}/publish/preview?audience=contacts`), { isMail: true }),
  page('mail that came back', at(`${PROCESS}/mailings/returned`)),
  page('saying what came back', through(`${PROCESS}/mailings/returned`, 'main a[href$="/settle"]')),
  page('how long addresses are kept', at(`${PROCESS}/retention`)),
  page('how long addresses are kept, without a decision', at((world) => `/admin${world.empty}/retention`)),
  page('decisions on disposal, for all boards', at(`${PROCESS}/retention/decisions/all`)),
  page('decisions on disposal, of one board', through(`${PROCESS}/retention`, 'main tr:nth-child(2) th a[href*="/decisions/"]')),
  form('decisions on disposal, without a day', sent(`${PROCESS}/retention/decisions/all`, { '#number_addresses': 'LN 1', '#day_addresses': '' })),
  page('erasing what was written', at(`${PROCESS}/retention/comments`)),
  form('erasing what was written, with nothing ticked', sent(`${PROCESS}/retention/comments`)),
  page('erasing what was written, without a decision', at((world) => `/admin${world.empty}/retention/comments`)),
  page('the archive', at(`${PROCESS}/archive`)),
  page('the step before the end', at(`${PROCESS}/archive/end`)),
  page('the step before the end, without a decision', at((world) => `/admin${world.empty}/archive/end`)),
  form('the end, not confirmed', sent(`${PROCESS}/archive/end`)),
  page('the relay', at('/admin/mail'), { only: ['sv'] }),
];

const goalPages = [
  page('the goals', at(GOALS)),
  page('no goals yet', at((world) => `/admin${world.empty}/goals`)),
  page('a new goal', at(`${GOALS}/new`)),
  form('a new goal without a name', sent(`${GOALS}/new`)),
  page('a goal', through(GOALS, 'main .actions a[aria-label]')),
  form('a goal to be removed, without being sure', async (visit) => {
    await through(GOALS, 'main .actions a[aria-label]')(visit);
    await visit.send('form[action$="/remove"] button');
  }),
  page('what a new indicator counts', through(GOALS, 'main a[href$="/indicators/new"]')),
  page('an indicator', through(GOALS, INDICATOR)),
  form('an indicator with errors', async (visit) => {
    await through(GOALS, INDICATOR)(visit);
    await visit.page.fill('#target', 'arton');
    await visit.send();
  }),
];

const planPages = [
  page('the plan', at(PLAN)),
  page('no plan yet', at((world) => `/admin${world.empty}/plan`)),
  page('a new activity', at(`${PLAN}/activities/new?phase=carrying_out`)),
  form('a new activity without a name', sent(`${PLAN}/activities/new`)),
  page('an activity', through(PLAN, 'main th a[href*="/plan/activities/"]')),
  page('new outreach', at(`${PLAN}/outreach/new`)),
  form('new outreach, sent empty', sent(`${PLAN}/outreach/new`)),
  page('outreach that was noted', through(PLAN, 'main th a[href*="/plan/outreach/"]')),
];

const keyPages = [
  page('the keys', at(KEYS)),
  page('no keys yet', at((world) => `/admin${world.empty}/keys`)),
  form('a new key with errors', sent(KEYS, { '#name': '', '#expires_on': '2021-01-01' })),
  // No two keys have one name, and the page is looked at again and again.
  page('a key is made', (visit) => sent(KEYS, { '#name': `Power BI ${visit.lang} ${Date.now()}` })(visit)),
  page('revoking a key', through(KEYS, 'main td a')),
];

/** The chapters of the follow-up, each in the ways that it can be split and filtered. */
export const CHAPTERS = [
  'heard', 'heard?by=whom', 'heard?by=board&sort=-heard', 'heard?by=group', 'heard?by=method', 'heard?by=year',
  'groups', 'groups?by=group', 'boards', 'boards?phase=in_depth', 'time', 'time?by=year', 'time?by=municipality', 'time?by=method',
  'dialogues', 'dialogues?phase=in_depth&sort=-heard', 'questions', 'feedback', 'came', 'plan',
];

const followUpPages = [
  page('the follow-up', at(FOLLOW_UP)),
  ...CHAPTERS.map((chapter) => page(`the follow-up: ${chapter}`, at(`${FOLLOW_UP}/${chapter}`))),
  page('an empty chapter', at((world) => `/admin${world.empty}/follow-up/heard`)),
  page('an empty chapter with a filter', at((world) => `/admin${world.empty}/follow-up/dialogues`), { only: ['sv'] }),
  page('an empty follow-up', at((world) => `/admin${world.empty}/follow-up`)),
  page('the follow-up of a board', at(`${FOLLOW_UP}?board=${BOARD}`)),
  page('the follow-up on a sheet of paper', at(`${FOLLOW_UP}/sheet`)),
  page('a board’s follow-up on a sheet of paper', at(`${FOLLOW_UP}/sheet?board=${BOARD}`)),
  page('an empty follow-up on a sheet of paper', at((world) => `/admin${world.empty}/follow-up/sheet`)),
  page('the snapshots', at(SNAPSHOTS)),
  page('no snapshots yet', at((world) => `/admin${world.empty}/follow-up/snapshots`)),
  form('a new snapshot without a name', async (visit) => {
    await visit.go(SNAPSHOTS);
    await visit.send('main form[method=post] button');
  }),
  page('a snapshot', at((world) => world.snapshots.kept)),
  page('a snapshot that everybody may see', at((world) => world.snapshots.published)),
  page('asking before figures are shown to everybody', at((world) => `${world.snapshots.kept}/publish`)),
  page('a snapshot of a board', at((world) => `${world.snapshots.published}?board=${BOARD}`)),
  page('a snapshot beside today’s figures', at(`${SNAPSHOTS}/compare?from=delrapporten-juni-2022&to=now`)),
  page('two snapshots without a difference', at((world) => {
    const slug = world.snapshots.kept.split('/').pop();
    return `${SNAPSHOTS}/compare?from=${slug}&to=${slug}`;
  })),
];

const DESK = `${PROCESS}/desk`;
const looked = (address) => (visit, world) => sent(DESK, { '#address': typeof address === 'function' ? address(world) : address })(visit, world);

/** A comment that can be read, before it is taken out. */
const comment = through(`${DESK}/comments`, 'main a[href*="/desk/comments/"]:not([href*="/dialogue/"])');

/** What is kept of a dialogue in which somebody has written many times. */
const comments = through(`${DESK}/comments`, 'main a[href*="/desk/comments/dialogue/"]');

/** What the registrar and the data protection officer do. */
const deskPages = [
  page('the desk', at(DESK)),
  page('the desk of an empty process', at((world) => `/admin${world.empty}/desk`), { only: ['sv'] }),
  form('the desk, asked for no address', sent(DESK)),
  page('an address that is kept', looked((world) => world.kept)),
  page('an address of somebody at work', looked('contact1@example.org')),
  page('an address of which nothing is kept', looked('nobody@example.org')),
  page('asking before an address is erased', async (visit, world) => {
    await looked((known) => known.kept)(visit, world);
    await visit.send('form[action$="/desk/ask"] button');
  }),
  page('an address is erased at the desk', async (visit, world) => {
    const address = `desk-${Date.now()}@example.org`;
    await visit.go(`${world.own.path}/thanks`);
    await visit.page.fill('#address', address);
    await visit.page.locator('label.choice').first().click();
    await visit.send();
    await looked(address)(visit, world);
    await visit.send('form[action$="/desk/ask"] button');
    await visit.send();
  }),
  page('what was written, to be reviewed', at(`${DESK}/comments`)),
  page('nothing to be reviewed', at((world) => `/admin${world.empty}/desk/comments`), { only: ['sv'] }),
  form('taking out what may not be read, with nothing chosen', sent(`${DESK}/comments`)),
  page('what is kept of a dialogue', comments),
  form('what is kept of a dialogue, without a reason', async (visit, world) => {
    await comments(visit, world);
    await visit.send();
  }),
  page('taking a comment out', comment),
  form('taking a comment out without a reason', async (visit, world) => {
    await comment(visit, world);
    await visit.send();
  }),
].map((shown) => ({ as: 'registrar', only: STAFF_LANGUAGES, ...shown }));

/** Finding something. */
const search = [
  page('the page to search on', at(`${PROCESS}/search`)),
  page('what was found', at(`${PROCESS}/search?q=a`)),
  page('nothing was found', at(`${PROCESS}/search?q=zzz`), { only: ['sv'] }),
];

/** Who did what. */
const LOG = `${PROCESS}/log`;
const log = [
  page('who did what outside of all processes', at('/admin/log')),
  page('who did what', at(LOG)),
  page('who did what, of dialogues alone', at(`${LOG}?area=dialogues`)),
  page('who did what, on a day without anything', at(`${LOG}?to=2001-01-01`), { only: ['sv'] }),
  form('who did what, of nobody there is', at(`${LOG}?who=nobody`)),
];

/** To be printed and put on file. */
const papers = [
  page('the papers before the start', at(`${PROCESS}/papers`)),
  page('the record of processing', at(`${PROCESS}/papers/record`)),
  page('the record of processing, with blanks', at((world) => `/admin${world.empty}/papers/record`)),
  page('the facts for an assessment', at(`${PROCESS}/papers/impact`)),
  page('the rows for decisions on disposal', at(`${PROCESS}/papers/disposal`)),
  page('the rows for decisions on disposal, with blanks', at((world) => `/admin${world.empty}/papers/disposal`)),
];

/** What somebody sees who may change nothing. */
const seenByReaders = [
  page('a page that one may not see', at(`${PROCESS}/settings`), { status: 403 }),
  page('the home, for a reader', at(PROCESS)),
  page('what is set up once, for a reader', at(`${PROCESS}/setup`)),
  page('the goals, for a reader', at(GOALS)),
  page('the plan, for a reader', at(PLAN)),
  page('the follow-up, for a reader', at(FOLLOW_UP)),
  page('the snapshots, for a reader', at(SNAPSHOTS)),
  page('a snapshot, for a reader', at((world) => world.snapshots.kept)),
].map((shown) => ({ ...shown, as: 'reader', only: ['sv'] }));

/** What somebody sees who may see one board. */
const seenOfABoard = [
  page('the follow-up, for a board', at(FOLLOW_UP)),
  ...CHAPTERS.filter((chapter) => !chapter.includes('?')).map((chapter) => (
    page(`the follow-up, for a board: ${chapter}`, at(`${FOLLOW_UP}/${chapter}`))
  )),
].map((shown) => ({ ...shown, as: 'board reader', only: ['sv'] }));

const leads = (pages) => pages.map((shown) => ({ as: 'leader', ...shown }));

export const staffPages = [
  page('sign-in', at('/admin/sign-in')),
  page('sign-in, with a provider that is silent', at('/admin/sign-in/with/region'), { status: 403 }),
  form('sign-in, refused', async (visit) => {
    await visit.go('/admin/sign-in');
    await visit.page.fill('#email', `${visit.lang}@example.org`);
    await visit.page.fill('#password', 'wrong');
    await visit.send();
  }),
  page('an invitation', at((world) => world.invitation)),
  form('an invitation, with a short password', async (visit, world) => {
    await visit.go(world.invitation);
    await visit.page.fill('#password', 'short');
    await visit.send();
  }),
  page('a forgotten password', at('/admin/forgotten')),
  form('a forgotten password, with half an address', sent('/admin/forgotten', { '#email': 'leader' })),
  page('a forgotten password, asked for', sent('/admin/forgotten', { '#email': 'nobody@example.org' })),
  page('another password', at((world) => world.reset)),
  form('another password that is too common', sent((world) => world.reset, { '#password': 'lösenord 2026' })),
  page('another address', at((world) => world.moving)),
  page('the processes, with one that somebody is asked to take part in', at('/admin'), { as: 'reader', only: ['sv'] }),
  ...seenByReaders,
  ...seenOfABoard,
  ...deskPages,
  ...leads([
    page('no such process', at('/admin/p/nowhere'), { status: 404 }),
    page('the processes', at('/admin')),
    page('a new process', at('/admin/processes/new'), { only: ['sv'] }),
    page('a new process like an old one', at('/admin/processes/new?like=halland'), { only: ['sv'] }),
    form('a new process with errors', async (visit) => {
      await visit.go('/admin/processes/new');
      await visit.page.locator('details.language summary').first().click();
      await visit.page.fill('#contact_email', '');
      await visit.page.fill('#threshold', '1');
      await visit.send('main form button[type=submit]');
    }, { only: ['sv'] }),
    page('the guides', at('/admin/guides')),
    page('the guide for the host', at('/admin/guides/host')),
    page('the guide for the leader', at('/admin/guides/leader')),
    page('the guide for those who read figures', at('/admin/guides/reading')),
    page('the guide for operators', at('/admin/guides/operator')),
    page('an empty process', at((world) => `/admin${world.empty}`)),
    page('an empty list of dialogues', at((world) => `/admin${world.empty}/dialogues`)),
    page('a new dialogue without a board', at((world) => `/admin${world.empty}/dialogues/new`)),
    page('a survey that nobody has changed', at((world) => `/admin${world.empty}/survey/participants`)),
    page('an empty list of reports', at((world) => `/admin${world.empty}/reports`)),
    page('a status page without news, for staff', at((world) => `/admin${world.empty}/news`)),
    page('an empty list of mailings', at((world) => `/admin${world.empty}/mailings`)),
    page('the home', at(PROCESS)),
    page('the home of a process that was just made', at((world) => `/admin${world.empty}`)),
    page('what is set up once', at(`${PROCESS}/setup`)),
    page('the settings', at(`${PROCESS}/settings`)),
    page('the logo', at(`${PROCESS}/logo`)),
    page('no logo yet', at((world) => `/admin${world.empty}/logo`)),
    form('a logo that cannot be drawn', async (visit) => {
      await visit.goto(`${PROCESS}/logo`);
      await visit.page.setInputFiles('#file', { name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg') });
      await visit.send('form[enctype] button');
    }),
    form('the settings with errors', sent(`${PROCESS}/settings`, { '#name_sv': '', '#purpose_sv': '', '#answer_days': '366' })),
    form('the settings with a colour that is too pale', sent(`${PROCESS}/settings`, { '#accent': '#ffd43b' })),
    page('the information for participants', at(`${PROCESS}/settings/information`)),
    form('the information for participants with errors', sent(`${PROCESS}/settings/information`, { '#data_officer': 'x'.repeat(201) })),
    page('a new board', at(`${PROCESS}/boards/new`)),
    form('a new board without a name', sent(`${PROCESS}/boards/new`)),
    page('a board', through(`${PROCESS}/setup`, A_BOARD)),
    page('a board that is in use', async (visit) => {
      await through(`${PROCESS}/setup`, A_BOARD)(visit);
      await visit.send('form[action$="/remove"] button');
    }, { status: 409 }),
    page('a new target group', at(`${PROCESS}/groups/new`)),
    page('a new method', at(`${PROCESS}/methods/new`)),
    page('a new person', at(`${PROCESS}/people/new`)),
    form('a new person with errors', sent(`${PROCESS}/people/new`)),
    form('a person who is there already', sent(`${PROCESS}/people/new`, { '#name': 'Ny', '#email': 'reader@example.org' })),
    page('the people', at(`${PROCESS}/people`)),
    page('somebody', through(`${PROCESS}/people`, 'main tr:not(:has(form)) th a')),
    page('somebody who has not answered', through(`${PROCESS}/people`, 'main tr:has(form) th a')),
    page('removing somebody', async (visit) => {
      await through(`${PROCESS}/people`, 'main tr:not(:has(form)) th a')(visit);
      await visit.goto(await visit.page.locator('main a[href$="/remove"]').getAttribute('href'));
    }),
    page('the dialogues', at(`${PROCESS}/dialogues`)),
    page('the dialogues, closed ones too', at(`${PROCESS}/dialogues?state=all`)),
    page('the dialogues of a month', at(`${PROCESS}/dialogues/calendar`)),
    page('the dialogues of another month', at(`${PROCESS}/dialogues/calendar?month=2021-10`)),
    page('a dialogue like another', at(`${PROCESS}/dialogues/new?like=1`)),
    page('moving several dialogues', async (visit) => { await chosen(visit, 'move'); }),
    page('mailing several host links', async (visit) => { await chosen(visit, 'links'); }),
    page('cancelling several dialogues', async (visit) => { await chosen(visit, 'cancel'); }),
    page('choosing no dialogue', at(`${PROCESS}/dialogues/chosen?do=move`), { status: 409 }),
    page('the dialogues, searched and none found', at(`${PROCESS}/dialogues?q=nothing+like+this`)),
    page('a new dialogue', at(`${PROCESS}/dialogues/new`)),
    form('a new dialogue with errors', async (visit) => {
      await visit.goto(`${PROCESS}/dialogues/new`);
      await visit.page.locator('details.language summary').click();
      for (const [field, text] of [['#number', ''], ['#held_on', ''], ['#venue', 'x'.repeat(200)]]) await visit.page.fill(field, text);
      await visit.send();
    }),
    page('a dialogue that is open', at(`${PROCESS}/dialogues/38`)),
    page('a dialogue to come', at(`${PROCESS}/dialogues/901`)),
    page('ending a dialogue', at(`${PROCESS}/dialogues/38/end`)),
    page('a dialogue that has ended', at(`${PROCESS}/dialogues/905`)),
    page('closing a dialogue', at(`${PROCESS}/dialogues/905/close`)),
    page('a dialogue to be confirmed', at(`${PROCESS}/dialogues/902`)),
    page('cancelling a dialogue', at(`${PROCESS}/dialogues/901/cancel`)),
    form('cancelling a dialogue without a reason', sent(`${PROCESS}/dialogues/901/cancel`)),
    page('setting answers aside', at(`${PROCESS}/dialogues/38/aside`)),
    form('setting answers aside without a reason', async (visit) => {
      await visit.go(`${PROCESS}/dialogues/38/aside`);
      await visit.page.check('[name=from_now]');
      await visit.send();
    }),
    page('setting answers aside after the end', at(`${PROCESS}/dialogues/37/aside`)),
    page('a cancelled dialogue', at(`${PROCESS}/dialogues/906`)),
    page('removing a dialogue', at(`${PROCESS}/dialogues/901/remove`)),
    page('a dialogue with its host link', async (visit) => {
      await visit.go(`${PROCESS}/dialogues/37`);
      await visit.send('form[action$="/host-link"] button');
    }),
    form('a dialogue with a count too large', async (visit) => {
      await visit.go(`${PROCESS}/dialogues/38`);
      await visit.page.fill('#participants', '123456789');
      await visit.send('form[action$="/head-count"] button');
    }),
    page('changing a dialogue', at(`${PROCESS}/dialogues/38/change`)),
    page('the import', at(`${PROCESS}/dialogues/import`)),
    form('the import without a file', sent(`${PROCESS}/dialogues/import`)),
    form('the import of a file with errors', async (visit) => {
      await checkFile(visit, 'no,held_on,board,phase\n1,someday,Hylte,perspective\n990,2021-10-12,,deep\n');
    }),
    page('the import of a file, before it is done', async (visit) => {
      await checkFile(visit, `no,held_on,board,phase,target_groups,participants,weather\n990,${day(20)},Laholm,perspective,unga;någon ny grupp,7,rain\n`);
    }),
    page('the posters', at(`${PROCESS}/dialogues/posters?n=1&n=38`)),
    page('the small posters', at(`${PROCESS}/dialogues/posters?n=1&n=38&format=a5`)),
    page('the table cards', at(`${PROCESS}/dialogues/posters?n=1&n=38&format=cards`)),
    page('the posters, in Arabic', exactly(`${PROCESS}/dialogues/posters?n=1&lang=ar`)),
    page('slips to hand out', exactly('/p/halland/reports/popular-1-0/hand-outs?lang=sv'), { only: ['sv'] }),
    page('slips to hand out, in Arabic', exactly('/p/halland/reports/popular-1-0/hand-outs?lang=ar'), { only: ['sv'], speaks: 'en' }),
    page('the poster of a collection point', at((world) => `${PROCESS}/dialogues/posters?point=${world.point.number}`)),
    ...surveyPages,
    ...observationPages,
    ...newsPages,
    page('the reports', at(`${PROCESS}/reports`)),
    page('a new report', at(`${PROCESS}/reports/new`)),
    form('a new report with errors', async (visit) => {
      await visit.go(`${PROCESS}/reports/new`);
      await visit.page.fill('#version', '');
      await visit.page.fill('#link', 'ftp://example.org/report');
      await visit.page.setInputFiles('#file', { name: 'report.pdf', mimeType: 'application/pdf', buffer: Buffer.from('no PDF') });
      await visit.send();
    }),
    page('a report with a page and a picture', at(`${PROCESS}/reports/popular-1-0`)),
    form('a picture that is none', async (visit, world) => {
      await visit.go(world.draft);
      await visit.send('form[action$="/pictures"] button');
    }),
    page('a published report', at(`${PROCESS}/reports/interim-2-0`)),
    page('a draft', at((world) => world.draft)),
    page('a draft, as everybody will see it', at((world) => `${world.draft}/preview`)),
    page('changing a draft', at((world) => `${world.draft}/change`)),
    page('publishing a draft', at((world) => `${world.draft}/publish`)),
    page('publishing a draft: to whom', at((world) => `${world.draft}/publish?step=recipients`)),
    page('publishing a draft: the mails', at((world) => `${world.draft}/publish?step=mails&mail=yes&audience=participants`)),
    page('publishing a draft: when', at((world) => `${world.draft}/publish?step=when&mail=yes&audience=participants`)),
    page('publishing a draft: the last step', at((world) => `${world.draft}/publish?step=confirm&mail=yes&audience=participants&when=now&last=1`)),
    page('asking before a draft is removed', at((world) => `${world.draft}/remove`)),
    page('publishing a draft, after a test mail', async (visit, world) => {
      await visit.go(`${world.draft}/publish?step=mails&mail=yes&audience=participants`);
      await visit.send('form[action$="/publish/test"] button');
    }),
    page('the mail, as it is shown beforehand', at((world) => `${world.draft}/publish/preview`), { isMail: true }),
    page('the mail in Arabic', exactly((world) => `${world.draft}/publish/preview?lang=ar`), { isMail: true, speaks: 'ar' }),
    page('the mailings', at(`${PROCESS}/mailings`)),
    page('a mailing that is done', (visit) => mailing(visit, 'interim-2-0')),
    page('a mailing under way', (visit) => mailing(visit, 'popular-1-0')),
    ...organisationPages,
    ...mailPages,
    ...goalPages,
    ...planPages,
    ...keyPages,
    ...followUpPages,
    ...papers,
    ...search,
    ...log,
    page('one’s own account', at('/admin/account')),
    form('one’s own account, with a wrong password', async (visit) => {
      await visit.go('/admin/account');
      await visit.page.fill('#password', 'short');
      await visit.send('form[action$="/password"] button');
    }),
    page('a second factor', at('/admin/account/second-factor')),
    form('a second factor, without the password', sent('/admin/account/second-factor')),
    page('a second factor that is begun', async (visit, world) => {
      await visit.go('/admin/account/second-factor');
      const password = visit.page.locator('#current');
      if (await password.count() === 0) return;
      await password.fill(world.eko.password);
      await visit.send();
    }, { only: ['sv'] }),
    page('the accounts', at('/admin/accounts')),
    page('an account', through('/admin/accounts', 'main th a')),
    page('a new account', at('/admin/accounts/new')),
    form('a new account with errors', sent('/admin/accounts/new', { '#email': 'leader' })),
    form('one’s own account, with an address that is none', async (visit) => {
      await visit.go('/admin/account');
      await visit.page.fill('#email', 'leader');
      await visit.send('form[action$="/address"] button');
    }),
  ]),
];

async function checkFile(visit, csv) {
  await visit.go(`${PROCESS}/dialogues/import`);
  await visit.page.setInputFiles('#file', { name: 'dialogues.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await visit.send();
}

async function mailing(visit, report, to = /deltagarna|participants/i) {
  await visit.go(`${PROCESS}/mailings`);
  for (const link of await visit.page.locator('main tbody tr', { hasText: to }).locator('a').all()) {
    const path = await link.getAttribute('href');
    await visit.goto(path);
    if (await visit.page.locator(`main a[href$="${report}"]`).count() > 0) return;
    await visit.page.goBack();
  }
  throw new Error(`No mailing of ${report}.`);
}

/** Opens a page of the catalogue; refuses a page that is not the one that was meant. */
export async function show(world, shown, { lang = 'sv', ...options }, action) {
  const as = shown.as && `${shown.as} ${lang}`;
  await world.borrow({ ...options, as, lang }, async (visit) => {
    await shown.open(visit, world);
    if (visit.status() !== shown.status) {
      throw new Error(`${visit.page.url()} answered ${visit.status()} and not ${shown.status}.`);
    }
    await action(visit);
  });
}

/** Every page of a catalogue in every language that somebody can see it in. */
export function* inLanguages(pages, languages) {
  for (const lang of languages) {
    for (const shown of pages) {
      if (!shown.only || shown.only.includes(lang)) yield [shown, lang];
    }
  }
}
