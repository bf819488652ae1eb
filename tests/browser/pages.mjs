// The catalogue: every page that Eko shows and every state of it, and how somebody comes there.
// `status` is what the server answers with, `as` who is looking (in the language `only`, where there is just
// one such person), `faults` marks forms that come back.

import { PROCESS, day } from './world.mjs';

const page = (name, open, more = {}) => ({ name, open, status: 200, ...more });
const at = (path) => (visit, world) => visit.go(typeof path === 'function' ? path(world) : path);
const form = (name, open, more = {}) => page(name, open, { status: 422, faults: true, ...more });

/** Sends a form of the page in spite of where it was meant for: the dialogue has changed meanwhile. */
async function sendTo(visit, path) {
  await visit.page.locator('main form').first().evaluate((sent, action) => { sent.action = action; }, `${path}?lang=${visit.lang}`);
  await visit.send();
}

async function answerFirst(visit) {
  await visit.page.locator('label.choice').first().click();
  await visit.page.fill('#better', 'Mer tid.\n\nOch kaffe.');
}

export const participantPages = [
  page('the place to type a code', at('/')),
  form('a code that is no code', async (visit) => {
    await visit.go('/');
    await visit.page.fill('#code', 'HEJ');
    await visit.send();
  }),
  page('an unknown code', at('/d/ZZZZZZZZ'), { status: 404, faults: true }),
  page('the question', at((world) => world.open.path)),
  page('the question, answered but not sent', async (visit, world) => {
    await visit.go(world.open.path);
    await answerFirst(visit);
  }),
  form('the question, sent without a choice', async (visit, world) => {
    await visit.go(world.open.path);
    await visit.page.fill('#better', 'Mer tid.');
    await visit.send();
  }),
  page('thanks', at((world) => `${world.open.path}/thanks`)),
  form('thanks, sent without an address', async (visit, world) => {
    await visit.go(`${world.open.path}/thanks`);
    await visit.send();
  }),
  page('the address is saved', at((world) => `${world.open.path}/saved`)),
  page('before the dialogue opens', at((world) => world.before.path)),
  page('an answer that came too late', async (visit, world) => {
    await visit.go(world.open.path);
    await answerFirst(visit);
    await sendTo(visit, world.old.path);
  }, { status: 409 }),
  page('an answer that came too early', async (visit, world) => {
    await visit.go(world.open.path);
    await answerFirst(visit);
    await sendTo(visit, world.before.path);
  }, { status: 409 }),
  page('an address that came too late', async (visit, world) => {
    await visit.go(`${world.open.path}/thanks`);
    await visit.page.fill('#address', 'late@example.org');
    await visit.page.locator('label.choice').first().click();
    await sendTo(visit, `${world.old.path}/address`);
  }, { status: 409 }),
  page('the status page', at('/p/halland')),
  page('the status page, after the dialogue', at((world) => world.old.path)),
  page('the status page, with nothing on it yet', at((world) => world.empty)),
  page('a report', at('/p/halland/reports/interim-2-0')),
  page('my data', at((world) => `/a/${world.tokens[0]}`)),
  form('my data, with nothing ticked', async (visit, world) => {
    await visit.go(`/a/${world.tokens[0]}`);
    for (const box of await visit.page.locator('main input[type=checkbox]').all()) await box.uncheck();
    await visit.send();
  }),
  page('no more mails?', at((world) => `/a/${world.tokens[0]}/unsubscribe`)),
  page('the address is erased', async (visit, world) => {
    const path = `/a/${world.tokens[1]}/unsubscribe`;
    await visit.go(path);
    if (await visit.page.locator('main form').count() > 0) await visit.send();
  }),
  page('the host’s page before', at((world) => world.before.host)),
  page('the host’s page', at((world) => world.open.host)),
  page('the host’s page afterwards', at((world) => world.closed.host)),
  form('the host’s page with a count too large', async (visit, world) => {
    await visit.go(world.open.host);
    await visit.page.fill('#participants', '123456789');
    await visit.send('form[action*="/head-count"] button');
  }),
  page('the screen in the room', at((world) => `${world.open.host}/display`)),
  page('no such page', at('/nothing/here'), { status: 404 }),
];

const leads = (pages) => pages.map((shown) => ({ as: 'leader', ...shown }));

export const staffPages = [
  page('sign-in', at('/admin/sign-in')),
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
  page('a page that one may not see', at(`${PROCESS}/settings`), { as: 'reader', only: 'sv', status: 403 }),
  page('the overview, for a reader', at(PROCESS), { as: 'reader', only: 'sv' }),
  ...leads([
    page('no such process', at('/admin/p/nowhere'), { status: 404 }),
    page('the processes', at('/admin')),
    page('a new process', at('/admin/processes/new'), { only: 'sv' }),
    form('a new process with errors', async (visit) => {
      await visit.go('/admin/processes/new');
      await visit.page.fill('#contact_email', '');
      await visit.page.fill('#threshold', '1');
      await visit.send();
    }, { only: 'sv' }),
    page('an empty process', at((world) => `/admin${world.empty}`)),
    page('an empty list of dialogues', at((world) => `/admin${world.empty}/dialogues`)),
    page('a new dialogue without a board', at((world) => `/admin${world.empty}/dialogues/new`)),
    page('an empty list of reports', at((world) => `/admin${world.empty}/reports`)),
    page('an empty list of mailings', at((world) => `/admin${world.empty}/mailings`)),
    page('an empty follow-up', at((world) => `/admin${world.empty}/follow-up`)),
    page('the overview', at(PROCESS)),
    page('the settings', at(`${PROCESS}/settings`)),
    form('the settings with errors', async (visit) => {
      await visit.go(`${PROCESS}/settings`);
      await visit.page.fill('#name_sv', '');
      await visit.page.fill('#purpose_sv', '');
      await visit.page.fill('#heard_target', '101');
      await visit.send();
    }),
    page('a new board', at(`${PROCESS}/boards/new`)),
    form('a new board without a name', async (visit) => {
      await visit.go(`${PROCESS}/boards/new`);
      await visit.send();
    }),
    page('a board', async (visit) => {
      await visit.go(PROCESS);
      await visit.goto(await visit.page.locator('main a[href*="/boards/"]').first().getAttribute('href'));
    }),
    page('a board that is in use', async (visit) => {
      await visit.go(PROCESS);
      await visit.goto(await visit.page.locator('main a[href*="/boards/"]').first().getAttribute('href'));
      await visit.send('form[action$="/remove"] button');
    }, { status: 409 }),
    page('a new target group', at(`${PROCESS}/groups/new`)),
    page('a new method', at(`${PROCESS}/methods/new`)),
    page('a new person', at(`${PROCESS}/people/new`)),
    form('a new person with errors', async (visit) => {
      await visit.go(`${PROCESS}/people/new`);
      await visit.send();
    }),
    page('a person is added', async (visit) => {
      await visit.go(`${PROCESS}/people/new`);
      await visit.page.fill('#name', 'Ny');
      await visit.page.fill('#email', 'another@example.org');
      await visit.send();
    }),
    page('the dialogues', at(`${PROCESS}/dialogues`)),
    page('the dialogues, searched and none found', at(`${PROCESS}/dialogues?q=nothing+like+this`)),
    page('a new dialogue', at(`${PROCESS}/dialogues/new`)),
    form('a new dialogue with errors', async (visit) => {
      await visit.go(`${PROCESS}/dialogues/new`);
      await visit.page.fill('#number', '');
      await visit.page.fill('#held_on', '');
      await visit.page.fill('#venue', 'x'.repeat(200));
      await visit.send();
    }),
    page('a dialogue that is open', at(`${PROCESS}/dialogues/38`)),
    page('a dialogue to come', at(`${PROCESS}/dialogues/901`)),
    page('a dialogue that is closed', at(`${PROCESS}/dialogues/902`)),
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
    form('the import without a file', async (visit) => {
      await visit.go(`${PROCESS}/dialogues/import`);
      await visit.send();
    }),
    form('the import of a file with errors', async (visit) => {
      await choose(visit, 'no,held_on,board,phase\n1,someday,Hylte,perspective\n990,2021-10-12,,deep\n');
    }),
    page('the import of a file, before it is done', async (visit) => {
      await choose(visit, `no,held_on,board,phase,target_groups,participants,weather\n990,${day(20)},Laholm,perspective,unga;någon ny grupp,7,rain\n`);
    }),
    page('the posters', at(`${PROCESS}/dialogues/posters?n=1&n=38`)),
    page('the survey', at(`${PROCESS}/survey`)),
    page('the reports', at(`${PROCESS}/reports`)),
    page('a new report', at(`${PROCESS}/reports/new`)),
    form('a new report with errors', async (visit) => {
      await visit.go(`${PROCESS}/reports/new`);
      await visit.page.fill('#version', '');
      await visit.page.fill('#link', 'ftp://example.org/report');
      await visit.page.setInputFiles('#file', { name: 'report.pdf', mimeType: 'application/pdf', buffer: Buffer.from('no PDF') });
      await visit.send();
    }),
    page('a published report', at(`${PROCESS}/reports/interim-2-0`)),
    page('a draft', at((world) => world.draft)),
    page('changing a draft', at((world) => `${world.draft}/change`)),
    page('publishing a draft', at((world) => `${world.draft}/publish`)),
    page('publishing a draft, after a test mail', async (visit, world) => {
      await visit.go(`${world.draft}/publish`);
      await visit.send('form[action$="/publish/test"] button');
    }),
    page('the mail, as it is shown beforehand', at((world) => `${world.draft}/publish/preview`), { isMail: true }),
    page('the mailings', at(`${PROCESS}/mailings`)),
    page('a mailing that is done', (visit) => mailing(visit, 'interim-2-0')),
    page('a mailing under way', (visit) => mailing(visit, 'popular-1-0')),
    page('the follow-up', at(`${PROCESS}/follow-up`)),
    page('one’s own account', at('/admin/account')),
    form('one’s own account, with a wrong password', async (visit) => {
      await visit.go('/admin/account');
      await visit.page.fill('#password', 'short');
      await visit.send('form[action$="/password"] button');
    }),
  ]),
];

async function choose(visit, csv) {
  await visit.go(`${PROCESS}/dialogues/import`);
  await visit.page.setInputFiles('#file', { name: 'dialogues.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await visit.send();
}

async function mailing(visit, report) {
  await visit.go(`${PROCESS}/mailings`);
  for (const link of await visit.page.locator('main tbody a').all()) {
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
      if (!shown.only || shown.only === lang) yield [shown, lang];
    }
  }
}
