// What the pages need to exist: a demo with a few more dialogues, a draft, an empty process, and people who
// are signed in. It is made through the pages themselves, as staff would.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Visit, startBrowser } from './browser.mjs';
import { startEko } from './server.mjs';

export const PROCESS = '/admin/p/halland';

/** `YYYY-MM-DD`, that many days from today. */
export function day(fromToday = 0) {
  return new Date(Date.now() + fromToday * 24 * 3600 * 1000).toISOString().slice(0, 10);
}

/**
 * A demo and a browser. `use` lets somebody in and shows them out again; `borrow` lets one who has been here
 * before in again, because a new window takes longer than most pages.
 */
export async function openWorld() {
  const eko = await startEko();
  const browser = await startBrowser();
  const idle = new Map();
  const enter = ({ as, base = eko.base, ...options }) => {
    if (as && !world.people[as]) throw new Error(`Nobody is signed in as ${as}.`);
    return Visit.open(browser, base, { ...options, storageState: world.people[as] });
  };
  const world = {
    eko,
    browser,
    people: {},
    open: { path: eko.dialogue, host: eko.host },
    async use(options, action) {
      const visit = await enter(options);
      try {
        return await action(visit);
      } finally {
        await visit.close();
      }
    },
    async borrow(options, action) {
      const key = JSON.stringify(options);
      const visit = idle.get(key)?.pop() ?? await enter(options);
      await action(visit).catch(async (error) => {
        await visit.close();
        throw error;
      });
      await visit.beginAgain();
      idle.set(key, [...(idle.get(key) ?? []), visit]);
    },
    async close() {
      await browser.close();
      await eko.stop();
    },
  };
  return world;
}

/** A world with everything that the catalogue of pages shows. */
export async function openFullWorld() {
  const world = await openWorld();
  try {
    world.tokens = await tokensInMail(world.eko.outbox);
    await world.use({}, async (leader) => {
      await signIn(leader, world.eko.email, world.eko.password);
      await addDialogues(world, leader);
      await addDraft(world, leader);
      await addEmptyProcess(world, leader);
      world.people['leader sv'] = await leader.context.storageState();
      await addPerson(world, leader, { name: 'Leading Reader', email: 'english@example.org', role: 'leader', lang: 'en' });
      await addPerson(world, leader, { name: 'Läsare', email: 'reader@example.org', role: 'reader', lang: 'sv' });
      world.invitation = await invite(leader, { name: 'Nykomling', email: 'new@example.org', role: 'group' });
    });
  } catch (error) {
    await world.close();
    throw error;
  }
  return world;
}

export async function signIn(visit, email, password) {
  await visit.go('/admin/sign-in');
  await visit.page.fill('#email', email);
  await visit.page.fill('#password', password);
  await visit.send();
  expect(visit, '/admin');
}

/** Where a step of the story must have led. */
function expect(visit, path) {
  const now = new URL(visit.page.url()).pathname;
  if (now !== path || visit.status() !== 200) {
    throw new Error(`Expected ${path} and came to ${now}, status ${visit.status()}: ${visit.complaints.join('; ')}`);
  }
}

/** The tokens of the pages of those who have left an address, from the mails that the demo has sent. */
async function tokensInMail(outbox) {
  const tokens = [];
  for (const name of (await readdir(outbox)).sort().slice(0, 12)) {
    const mail = plainText(await readFile(join(outbox, name), 'utf8'));
    const found = mail.match(/\/a\/([\w-]+)\/unsubscribe\s/);
    if (found) tokens.push(found[1]);
  }
  if (tokens.length < 6) throw new Error(`Only ${tokens.length} mails in ${outbox} tell how to withdraw.`);
  return tokens;
}

/** The plain-text part of a mail, out of quoted-printable (RFC 2045 §6.7). */
function plainText(mail) {
  const part = mail.split(/^Content-Type: text\/plain/m)[1].split(/^--/m).slice(0, 2).join('');
  const bytes = part.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

async function addDialogues(world, leader) {
  world.before = await addDialogue(leader, 901, day(10));
  world.closed = await addDialogue(leader, 902, day());
  await leader.go(`${PROCESS}/dialogues/902`);
  await leader.send('form[action$="/close"] button');
  await leader.go(`${PROCESS}/dialogues/1`);
  world.old = { path: `/d/${await code(leader)}` };
}

async function code(visit) {
  return (await visit.page.locator('main .code').textContent()).replace('-', '');
}

/** Adds a dialogue with a host link; tells the paths of its participants and its host. */
export async function addDialogue(leader, number, heldOn) {
  await leader.go(`${PROCESS}/dialogues/new`);
  await leader.page.fill('#number', String(number));
  await leader.page.fill('#held_on', heldOn);
  await leader.send();
  expect(leader, `${PROCESS}/dialogues/${number}`);
  await leader.send('form[action$="/host-link"] button');
  const link = await leader.page.locator('.note.ok a').getAttribute('href');
  return { number, path: `/d/${await code(leader)}`, host: new URL(link).pathname };
}

async function addDraft(world, leader) {
  await leader.go(`${PROCESS}/reports/new`);
  await leader.page.selectOption('#kind', 'final');
  await leader.page.fill('#title_sv', 'Slutrapport: det här har vi lärt oss');
  await leader.page.fill('#summary_sv', 'Första stycket.\n\nAndra stycket, med en lite längre mening som bryts på en telefon.');
  await leader.page.fill('#title_en', 'Final report: what we have learnt');
  await leader.page.fill('#summary_en', 'The first paragraph.\n\nThe second paragraph.');
  await leader.page.fill('#link', 'https://example.org/a/rather/long/address/that/does/not/break/by/itself/final-report-1-0.pdf');
  await leader.send();
  world.draft = new URL(leader.page.url()).pathname;
  expect(leader, `${PROCESS}/reports/${world.draft.split('/').pop()}`);
}

async function addEmptyProcess(world, leader) {
  await leader.go('/admin/processes/new');
  await leader.page.fill('#name_sv', 'Nytt samtal');
  await leader.page.fill('#purpose_sv', 'Ditt svar hjälper oss.');
  await leader.page.fill('#name_en', 'A new conversation');
  await leader.page.fill('#purpose_en', 'Your answer helps us.');
  await leader.page.fill('#organisation', 'Kommunen');
  await leader.send();
  world.empty = new URL(leader.page.url()).pathname.replace('/admin', '');
  expect(leader, `/admin${world.empty}`);
}

/** Adds somebody to the process; the path of the one-time link that they are sent. */
async function invite(leader, { name, email, role }, process = PROCESS) {
  await leader.go(`${process}/people/new`);
  await leader.page.fill('#name', name);
  await leader.page.fill('#email', email);
  await leader.page.selectOption('#role', role);
  await leader.send();
  const link = leader.page.locator('.note.ok code');
  return (await link.count()) > 0 ? new URL(await link.textContent()).pathname : undefined;
}

/** Adds somebody who then chooses a password and a language, and stays signed in. */
async function addPerson(world, leader, person) {
  const link = await invite(leader, person);
  await invite(leader, person, `/admin${world.empty}`);
  await world.use({ lang: person.lang }, async (visit) => {
    await visit.go(link);
    await visit.page.fill('#password', 'en mening går bra');
    await visit.send();
    expect(visit, '/admin');
    await visit.go('/admin/account');
    await visit.page.selectOption('#language', person.lang);
    await visit.send();
    expect(visit, '/admin/account');
    world.people[`${person.role} ${person.lang}`] = await visit.context.storageState();
  });
}
