// What the pages need to exist: a running demo with the story's additions, a browser, and people who are signed in.

import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { Visit, startBrowser } from './browser.mjs';
import { startEko } from './server.mjs';
import { Staff, part } from './staff.mjs';
import {
  PROCESS, addCollectionPoint, addDecisions, addDialogues, addDraft, addEmptyProcess, addKey, addNews, addQuestions,
  addSnapshots,
} from './story.mjs';

/** Windows that are kept open for somebody to come back; more would take the machine's memory. */
const MOST_IDLE = 4;

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
  const idle = [];
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
      const at = idle.findIndex((window) => window.key === key);
      const visit = at >= 0 ? idle.splice(at, 1)[0].visit : await enter(options);
      await action(visit).catch(async (error) => {
        await visit.close();
        throw error;
      });
      await visit.beginAgain();
      idle.push({ key, visit });
      if (idle.length > MOST_IDLE) await idle.shift().visit.close();
    },
    async close() {
      await browser.close();
      await eko.stop();
    },
  };
  return world;
}

/** Signs the leader in, in browsers as `leader sv`; whoever asks sees that they leave. */
export async function signInLeader(world) {
  const leader = await Staff.enter(world.eko.base);
  await leader.signIn(world.eko.email, world.eko.password);
  world.people['leader sv'] = await leader.session();
  return leader;
}

/** A world with everything that the catalogue of pages shows. */
export async function openFullWorld() {
  const world = await openWorld();
  try {
    Object.assign(world, await tokensInMail(world.eko));
    const leader = await signInLeader(world);
    await addQuestions(world, leader);
    await addDialogues(world, leader);
    await addCollectionPoint(world, leader);
    await addNews(world, leader);
    await addDraft(world, leader);
    await addSnapshots(world, leader);
    await addKey(leader);
    await addDecisions(leader);
    await addEmptyProcess(world, leader);
    await addPerson(world, leader, { name: 'Leading Reader', email: 'english@example.org', role: 'leader', lang: 'en' });
    await letRunEko(leader, 'Leading Reader');
    await addPerson(world, leader, { name: 'Läsare', email: 'reader@example.org', role: 'reader', lang: 'sv' });
    await addPerson(world, leader, { name: 'Laholms läsare', email: 'laholm@example.org', role: 'reader', board: 'Laholm', as: 'board reader', lang: 'sv' });
    await addPerson(world, leader, { name: 'Registrator', email: 'registrator@example.org', role: 'registrar', lang: 'sv' });
    await addPerson(world, leader, { name: 'Registrar', email: 'registrar-en@example.org', role: 'registrar', lang: 'en' });
    world.invitation = await invite(world, leader, { name: 'Nykomling', email: 'new@example.org', role: 'group' });
    const moving = { email: 'elsewhere@example.org', current_address: world.eko.password };
    await leader.post('/admin/account/address', moving);
    world.moving = await linkTo(world.eko, moving.email);
    world.reset = await anotherPassword(world.eko, leader, 'reader@example.org');
    await leader.leave();
  } catch (error) {
    await world.close();
    throw error;
  }
  return world;
}

/**
 * The tokens in the mails that the demo has sent: of those who left an address, and of contacts who pass feedback on; and
 * an address that is still kept.
 */
async function tokensInMail({ outbox, base }) {
  const [tokens, contacts, kept] = [[], [], []];
  // A mail that is being written has another ending.
  const mails = (await readdir(outbox)).filter((name) => name.endsWith('.eml')).sort();
  for (const name of mails) {
    const whole = await readFile(join(outbox, name), 'utf8');
    const mail = plainText(whole);
    const participant = /\/a\/([\w-]+)\/unsubscribe\s/.exec(mail);
    const contact = /\/f\/([\w-]+)\s/.exec(mail);
    if (participant && tokens.length < 12 && await isStillThere(base, participant[1])) {
      tokens.push(participant[1]);
      kept.push(/^To: .*?([\w.-]+@[\w.-]+)/m.exec(whole)[1]);
    }
    if (contact) contacts.push(contact[1]);
  }
  if (tokens.length < 12 || contacts.length < 3) throw new Error('The demo has sent too few mails.');
  return { tokens, contacts, kept: kept.at(-1) };
}

/** Whether somebody who got the first mail has not left before the second. */
async function isStillThere(base, token) {
  const page = await fetch(`${base}/a/${token}?lang=en`);
  return (await page.text()).includes('<form');
}

/** The plain-text part of a mail, out of quoted-printable (RFC 2045 §6.7). */
function plainText(mail) {
  const text = mail.split(/^Content-Type: text\/plain/m)[1].split(/^Content-Type: text\/html/m)[0];
  const bytes = text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Adds somebody to a process; the path of the one-time link in the mail that they get, if they need one. */
async function invite(world, leader, { name, email, role, board }, process = PROCESS) {
  const people = `${process}/people/new`;
  const own = board && process === PROCESS && part((await leader.get(people)).body, new RegExp(`<option value="(\\d+)"[^>]*>${board}<`));
  await leader.post(people, { name, email, role, ...(own && { board: own }) });
  return linkTo(world.eko, email);
}

/** Lets somebody run the installation, by their name. */
async function letRunEko(leader, name) {
  const { body } = await leader.get('/admin/accounts');
  const account = part(body, new RegExp(`"(/admin/accounts/\\d+)">${name}<`));
  await leader.post(account, { operates: '1', creates: '1' });
}

/** Asks for another password for somebody; the path of the link, which is mailed after the answer. */
async function anotherPassword(eko, staff, email) {
  const before = await linkTo(eko, email);
  await staff.post('/admin/forgotten', { email });
  for (let tries = 0; tries < 500; tries += 1) {
    const link = await linkTo(eko, email);
    if (link !== before) return link;
  }
  throw new Error(`No link came for ${email}.`);
}

/** The path of the link about their account in the latest mail to somebody. */
export async function linkTo({ outbox }, email) {
  const mails = (await readdir(outbox)).filter((name) => name.endsWith('.eml'));
  const found = [];
  for (const name of mails) {
    const whole = await readFile(join(outbox, name), 'utf8');
    if (!new RegExp(`^To: .*${email}`, 'm').test(whole)) continue;
    const { mtimeMs } = await stat(join(outbox, name));
    found.push({ mtimeMs, link: /\/setup\/[\w-]+/.exec(plainText(whole))?.[0] });
  }
  return found.sort((one, other) => one.mtimeMs - other.mtimeMs).at(-1)?.link;
}

/** Adds somebody who then chooses a password and a language, and stays signed in. */
async function addPerson(world, leader, person) {
  const link = await invite(world, leader, person);
  await invite(world, leader, person, `/admin${world.empty}`);
  const staff = await Staff.enter(world.eko.base);
  await staff.post(link, { password: 'en mening går bra' });
  // Who reads has not said yet whether they take part in the second process.
  if (person.role !== 'reader') await staff.post(`/admin/invitations/${world.empty.split('/').at(-1)}`, { do: 'accept' });
  await staff.post('/admin/account', { name: person.name, language: person.lang });
  world.people[`${person.as ?? person.role} ${person.lang}`] = await staff.session();
  await staff.leave();
}
