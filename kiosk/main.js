// The tablet: one person after another, with or without a network.

import { readAddress } from './address.js';
import { Idle } from './idle.js';
import * as pages from './pages.js';
import { element } from './pages.js';
import { Queue } from './queue.js';
import { fromBase64, padded, randomToken, seal, toBase64 } from './seal.js';
import { Sender } from './sender.js';
import { Standing } from './standing.js';

const INFO = 'eko/1/tablet';
const LAST_PAGE = 6_000;
const main = document.getElementById('main');
const token = main.dataset.token;
const base = `/kiosk/${token}/`;

let setting;
let queue;
let sender;
let standing;
/** What the screen shows: nobody's page, a question, what comes after the answers, or that it is over. */
let place = 'nobody';

const bar = element('header');
main.before(bar);

/** Shows a page in a language and nothing else; the page before is gone. `again` shows it in another language. */
function show(page, language = setting.languages[0], again = undefined) {
  window.speechSynthesis?.cancel();
  const isTheirs = current && (place === 'question' || place === 'answered');
  const turn = again && ((chosen) => { current = chosen; again(chosen); });
  bar.replaceChildren(...(isTheirs ? [pages.bar(language, setting, {
    again: turn,
    choose: turn && (() => show(pages.tongues(setting, language, turn), language)),
    leave: rest,
  })] : []));
  document.documentElement.lang = language.tag;
  document.documentElement.dir = language.dir;
  main.replaceChildren(page);
  scrollTo(0, 0);
  const heading = page.querySelector('h1');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
  document.title = heading?.textContent ?? document.title;
}

/** Keeps a record, sealed before it touches the disk, in place of an earlier one if that still waits; its name. */
async function keep(kind, record, replaced) {
  const label = `${kind === 'answers' ? 'answer' : 'address'} ${token}`;
  const sealed = await seal(fromBase64(setting.public_key), INFO, label, padded(record));
  const id = randomToken();
  await queue.add(kind, id, toBase64(sealed), replaced);
  sender.send();
  return id;
}

const warning = element('dialog', { class: 'warning', 'aria-labelledby': 'still-there', 'aria-describedby': 'seconds' });
document.body.append(warning);
let current;
/** What this person has answered, by the number of the question: the key, and the name of the record. In memory alone. */
let given = [];

const idle = new Idle({
  warn(seconds) {
    if (seconds === null) {
      if (warning.open) warning.close();
      return;
    }
    const { words, tag, dir } = current;
    const text = words['kiosk-seconds'].replace('{seconds}', seconds);
    if (!warning.open) {
      warning.replaceChildren(
        element('h2', { id: 'still-there' }, words['kiosk-still-there']),
        element('p', { id: 'seconds', role: 'timer' }, text),
        element('button', { type: 'button', onclick: () => idle.start() }, words['kiosk-continue']),
      );
      warning.lang = tag;
      warning.dir = dir;
      warning.showModal();
      warning.querySelector('button').focus();
    } else {
      warning.querySelector('#seconds').textContent = text;
    }
  },
  end: () => rest(),
});
warning.addEventListener('cancel', (event) => {
  event.preventDefault();
  idle.start();
});

/** Between people: nothing of the last one is left. */
function rest() {
  idle.stop();
  document.querySelectorAll('dialog[open]').forEach((open) => open.close());
  current = undefined;
  given = [];
  history.replaceState(null, '', base);
  if (!standing.takesAnswers) return over();
  place = 'nobody';
  show(pages.attract(setting, (language) => {
    current = language;
    idle.start();
    ask(language, 0);
  }));
  return undefined;
}

/** Nobody answers any more. What is on the disk is sent all the same. */
function over() {
  idle.stop();
  place = 'over';
  const [title, text] = standing.isCancelled ? ['cancelled-title', 'cancelled-text'] : ['closed-title', 'kiosk-over'];
  show(pages.over(setting, current ?? setting.languages[0], title, text), current);
}

/** Has the screen say how the dialogue stands, whatever it shows. */
function settle() {
  if (standing.takesAnswers) {
    if (place === 'over') rest();
  } else if (place === 'nobody' || place === 'question' || (place === 'answered' && !standing.takesAddresses)) {
    over();
  }
}

/** What a text is to the server, which counts letters and takes all blanks away around it. */
const trimmed = (text) => text.replaceAll('\r\n', '\n').replaceAll(/^\p{White_Space}+|\p{White_Space}+$/gu, '');

/** What is missing in an answer; nothing when it can be sent. */
function slip(asked, chosen, text) {
  if (asked.kind === 'text') {
    const letters = [...trimmed(text)].length;
    if (letters > setting.longest_text) return 'better-too-long';
    return letters ? undefined : 'words-missing';
  }
  if (asked.kind === 'multiple') return chosen.length ? undefined : 'choices-missing';
  return chosen.length === 1 ? undefined : 'choice-missing';
}

function ask(language, at) {
  const asked = setting.questions[at];
  if (!asked) return wish(language);
  if (!standing.takesAnswers) return over();
  place = 'question';
  // Whoever goes back changes an answer, and never adds one: it has the same key, and takes the place of a record that
  // still waits here. What was chosen is not shown.
  const { key, id: replaced } = given[at] ?? { key: randomToken() };
  let isKept = false;
  const page = pages.question(language, asked, at + 1, setting.questions.length, {
    skip: () => ask(language, at + 1),
    back: () => ask(language, at - 1),
    async answer(chosen, text) {
      // What may be skipped is skipped by sending nothing as well.
      if (at > 0 && chosen.length === 0 && !trimmed(text)) return ask(language, at + 1);
      const missing = slip(asked, chosen, text);
      if (missing) return pages.complain(page, language.words, [['given', language.words[missing]]]);
      if (isKept) return undefined;
      if (!standing.takesAnswers) return over();
      isKept = true;
      const record = { key, question: asked.key, choices: chosen, text: trimmed(text) };
      const put = async () => {
        if (at === 0 && !given[0]) await sender.another();
        given[at] = { key, id: await keep('answers', record, replaced) };
      };
      return stored(put, () => ask(language, at + 1), () => { isKept = false; });
    },
  });
  return show(page, language, (chosen) => ask(chosen, at));
}

/** Goes on once something is on the disk; says so and loses nothing when it could not be put there. */
async function stored(put, next, undo) {
  try {
    await put();
  } catch (error) {
    undo();
    main.querySelector('.trouble')?.remove();
    const text = error?.name === 'QuotaExceededError' ? setting.host.full : setting.host.store;
    main.prepend(element('div', { class: 'trouble', role: 'alert' }, text));
    return;
  }
  next();
}

/** What is wrong with an address. */
const told = (words, fault, character) => words[`address-${fault}`].replace('{character}', () => character);

/** Goes on with an address that the server will take, after asking about one that looks like a slip. */
function checked(page, { words }, typed, next) {
  const { fault, character, address, meant } = readAddress(typed, setting.domains);
  if (fault) return pages.complain(page, words, [['address', told(words, fault, character)]]);
  if (meant) return pages.wonder(page, words, meant, (isMeant) => next(isMeant ? meant : address));
  return next(address);
}

function wish(language) {
  if (!standing.takesAddresses) return over();
  place = 'answered';
  const page = pages.wish(language, setting.purposes, {
    finish: () => goodbye(language),
    save(address, purposes) {
      const { fault, character } = readAddress(address, setting.domains);
      if (!purposes.length) {
        const faults = [['purposes', language.words['consent-missing']]];
        if (fault) faults.unshift(['address', told(language.words, fault, character)]);
        return pages.complain(page, language.words, faults);
      }
      const record = { key: randomToken(), language: language.tag, purposes, wording: language.wording };
      return checked(page, language, address, (read) => leave(language, record, read));
    },
  });
  return show(page, language, wish);
}

/** Records travel in no order, so a correction takes the mistyped one out of the queue: it must not come after. */
function leave(language, record, address, mistaken, replaced) {
  if (!standing.takesAddresses) return over();
  let id;
  return stored(
    async () => { id = await keep('addresses', { ...record, address, mistaken }, replaced); },
    () => {
      const page = pages.saved(language, address, {
        finish: () => goodbye(language),
        correct(corrected) {
          return checked(page, language, corrected, (read) => leave(language, record, read, address, id));
        },
      });
      show(page, language);
    },
    () => {},
  );
}

function goodbye(language) {
  const timer = setTimeout(rest, LAST_PAGE);
  show(pages.goodbye(language, () => { clearTimeout(timer); rest(); }), language);
}

/** What the host sees in the corner: how much waits here, and how to send or carry it. */
function hostCorner() {
  const { host } = setting;
  const state = element('span', { role: 'status' });
  const download = () => saveFile();
  const corner = element('details', { class: 'host', lang: host.lang, dir: 'ltr' },
    element('summary', {}, state),
    element('p', {}, host.explained),
    element('p', {}, element('button', { type: 'button', class: 'second', onclick: () => sender.send() }, host.send),
      ' ', element('button', { type: 'button', class: 'second', onclick: download }, host.save)));
  document.body.append(corner);
  sender.onChange = ({ unsent, reasons, online, isClockWrong }) => {
    settle();
    const parts = [online ? host.online : host.offline, unsent ? host.unsent.replace('{count}', unsent) : host.sent];
    for (const [why, count] of Object.entries(reasons)) parts.push(host.reasons[why].replace('{count}', count));
    if (isClockWrong) parts.push(host.clock);
    state.textContent = parts.join(' · ');
    corner.classList.toggle('waiting', unsent > 0 || Object.keys(reasons).length > 0);
  };
}

/** A sealed file to carry by hand: what it holds is still in the queue, and sending both is harmless. */
async function saveFile() {
  const file = { eko: 1, token, answers: await queue.all('answers'), addresses: await queue.all('addresses') };
  const url = URL.createObjectURL(new Blob([JSON.stringify(file)], { type: 'application/json' }));
  const link = element('a', { href: url, download: 'eko-tablet.json' });
  link.click();
  URL.revokeObjectURL(url);
}

/** Recordings and films for when there is no network: each is fetched once, and only what is still asked stays. */
async function keepSpoken() {
  const all = setting.questions.flatMap(({ spoken }) => Object.values(spoken).flat());
  const wanted = all.flatMap(({ src, captions }) => (captions ? [src, captions] : [src]));
  const cache = await caches.open('spoken');
  for (const { url } of await cache.keys()) {
    if (!wanted.includes(new URL(url).pathname)) await cache.delete(url);
  }
  for (const path of wanted) {
    // What cannot be had now is fetched when somebody taps it, or at the next start.
    if (!(await cache.match(path))) await cache.add(path).catch(() => undefined);
  }
}

/** The screen stays on; a lock is lost whenever the page is hidden. */
async function stayAwake() {
  if (document.visibilityState !== 'visible') return;
  await navigator.wakeLock?.request('screen').catch(() => undefined);
}

async function begin() {
  if ('serviceWorker' in navigator) await navigator.serviceWorker.register(`${base}sw.js`, { scope: base });
  setting = await (await fetch(`${base}setting.json`)).json();
  try {
    queue = await Queue.open(token.slice(0, 12));
  } catch {
    return show(pages.trouble(setting.host.private));
  }
  standing = await Standing.recall(queue);
  sender = new Sender(queue, base, await queue.remembered('tablet', randomToken), standing);
  hostCorner();
  await sender.tell(navigator.onLine);
  addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
  document.addEventListener('visibilitychange', stayAwake);
  stayAwake();
  rest();
  sender.send();
  if ('caches' in window) keepSpoken();
  return undefined;
}

begin();
