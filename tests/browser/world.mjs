// What the pages need to exist: a demo with a few more dialogues, a draft, an empty process, and people who
// are signed in.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Visit, startBrowser } from './browser.mjs';
import { startEko } from './server.mjs';
import { Staff, part } from './staff.mjs';

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
  const browser = await startBrowser().catch(async (error) => {
    await eko.stop();
    throw error;
  });
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
    const leader = await Staff.enter(world.eko.base);
    await leader.signIn(world.eko.email, world.eko.password);
    world.people['leader sv'] = await leader.session();
    await addDialogues(world, leader);
    await addDraft(world, leader);
    await addEmptyProcess(world, leader);
    await addPerson(world, leader, { name: 'Leading Reader', email: 'english@example.org', role: 'leader', lang: 'en' });
    await addPerson(world, leader, { name: 'Läsare', email: 'reader@example.org', role: 'reader', lang: 'sv' });
    world.invitation = await invite(leader, { name: 'Nykomling', email: 'new@example.org', role: 'group' });
    await leader.leave();
  } catch (error) {
    await world.close();
    throw error;
  }
  return world;
}

/** The tokens of the pages of those who have left an address, from the mails that the demo has sent. */
async function tokensInMail(outbox) {
  const tokens = [];
  for (const name of (await readdir(outbox)).sort().slice(0, 12)) {
    const mail = plainText(await readFile(join(outbox, name), 'utf8'));
    tokens.push(part(mail, /\/a\/([\w-]+)\/unsubscribe\s/));
  }
  return tokens;
}

/** The plain-text part of a mail, out of quoted-printable (RFC 2045 §6.7). */
function plainText(mail) {
  const text = mail.split(/^Content-Type: text\/plain/m)[1].split(/^Content-Type: text\/html/m)[0];
  const bytes = text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

async function addDialogues(world, leader) {
  world.before = await addDialogue(leader, 901, day(10));
  world.closed = await addDialogue(leader, 902, day());
  await leader.post(`${PROCESS}/dialogues/902/close`);
  const { body } = await leader.get(`${PROCESS}/dialogues/1`);
  world.old = { path: `/d/${codeIn(body)}` };
}

function codeIn(body) {
  return part(body, /class="code"><bdi dir="ltr">([\w-]+)</).replace('-', '');
}

/** Adds a dialogue with a host link; tells the paths of its participants and its host. */
export async function addDialogue(leader, number, heldOn) {
  const { body } = await leader.get(`${PROCESS}/dialogues/new`);
  const board = part(body, /<select id="board".*?<option value="([^"]+)"/s);
  await leader.post(`${PROCESS}/dialogues/new`, { number, held_on: heldOn, board, phase: 'in_depth' });
  const made = await leader.post(`${PROCESS}/dialogues/${number}/host-link`);
  return { number, path: `/d/${codeIn(made.body)}`, host: part(made.body, /href="https?:\/\/[^/]+(\/h\/[\w-]+)"/) };
}

async function addDraft(world, leader) {
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

async function addEmptyProcess(world, leader) {
  const { path } = await leader.post('/admin/processes/new', {
    name_sv: 'Nytt samtal',
    purpose_sv: 'Ditt svar hjälper oss.',
    name_en: 'A new conversation',
    purpose_en: 'Your answer helps us.',
    organisation: 'Kommunen',
    contact_name: 'Processledaren',
    contact_email: 'leader@example.org',
    threshold: 5,
    heard_target: 90,
    answer_days: 7,
  });
  world.empty = path.replace('/admin', '');
}

/** Adds somebody to a process; the path of the one-time link that they are sent, if they need one. */
async function invite(leader, { name, email, role }, process = PROCESS) {
  const { body } = await leader.post(`${process}/people/new`, { name, email, role });
  return /(\/setup\/[\w-]+)</.exec(body)?.[1];
}

/** Adds somebody who then chooses a password and a language, and stays signed in. */
async function addPerson(world, leader, person) {
  const link = await invite(leader, person);
  await invite(leader, person, `/admin${world.empty}`);
  const staff = await Staff.enter(world.eko.base);
  await staff.post(link, { password: 'en mening går bra' });
  await staff.post('/admin/account', { name: person.name, language: person.lang });
  world.people[`${person.role} ${person.lang}`] = await staff.session();
  await staff.leave();
}
