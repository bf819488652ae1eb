// What people see on the tablet, made of the same words as on phones. Each page is made anew and the one before it is
// thrown away, so that nothing of one person is left for the next.

/** An element with its attributes and children; `onclick` and the like are listeners. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return made;
}

/** A text that may be in another language than the page (WCAG 3.1.2). */
function said(language, { lang, dir, text }) {
  return lang === language.tag ? text : element('span', { lang, dir }, text);
}

/**
 * What `of` says in a language, and beneath it in the one that somebody interprets into, where two read together and where
 * it is something else.
 */
function both(language, of) {
  const read = (one) => {
    const text = of(one);
    return typeof text === 'string' ? { lang: one.tag, dir: one.dir, text } : text;
  };
  const own = read(language);
  const other = language.beside && read(language.beside);
  if (!other || other.text === own.text) return [said(language, own)];
  return [said(language, own), ' ', element('span', { class: 'with', lang: other.lang, dir: other.dir }, other.text)];
}

/** One of Eko's own texts, likewise. */
const word = (language, key) => both(language, ({ words }) => words[key]);

/** The still page between people: a large button for each language. */
export function attract(setting, begin) {
  const first = setting.languages[0];
  return element('section', { class: 'attract' },
    setting.logo && element('img', { class: 'logo', ...setting.logo }),
    element('h1', {}, said(first, { ...first.process, text: first.process.name })),
    starts(setting, begin));
}

const starts = (setting, begin) => element('ul', { class: 'starts' }, setting.languages.map((language) => element('li', {},
  element('button', { type: 'button', lang: language.tag, dir: language.dir, onclick: () => begin(language) },
    element('strong', {}, language.name), element('span', {}, language.words['kiosk-start'])))));

const summary = (words, faults) => element('div', { class: 'faults', role: 'alert', tabindex: '-1' },
  element('h2', {}, words['faults-title']),
  element('ul', {}, faults.map(([field, text]) => element('li', {}, element('a', { href: `#${field}` }, text)))));

/** Takes away what was said to be wrong, in one field or in all. */
function clear(page, within = page) {
  within.querySelectorAll('.fault, .note').forEach((old) => old.remove());
  [within, ...within.querySelectorAll('.at-fault')].forEach((old) => old.classList.remove('at-fault'));
  within.querySelectorAll('[aria-invalid]').forEach((old) => old.removeAttribute('aria-invalid'));
  if (!page.querySelector('.fault')) {
    page.querySelector('.faults')?.remove();
    document.title = page.dataset.title ?? document.title;
  }
}

/**
 * Shows all that is wrong, pairs of a field and a text, above the page and beside each field, and puts the focus there.
 * What is mended is not said any more.
 */
export function complain(page, words, faults) {
  page.dataset.title ??= document.title;
  clear(page);
  page.querySelectorAll('[type=submit][hidden]').forEach((button) => { button.hidden = false; });
  const above = summary(words, faults);
  page.prepend(above);
  for (const [field, text] of faults) {
    const input = page.querySelector(`#${field}`);
    const group = input.closest('fieldset') ?? input.closest('.field');
    const isGroup = group.matches('fieldset');
    group.classList.add('at-fault');
    const beside = element('p', { class: 'fault', id: `${field}-fault` }, text);
    (group.querySelector('legend') ?? group.querySelector('label, h1')).after(beside);
    const hint = group.querySelector('.hint')?.id;
    (isGroup ? group : input).setAttribute('aria-describedby', [hint, beside.id].filter(Boolean).join(' '));
    if (!isGroup) input.setAttribute('aria-invalid', 'true');
    group.addEventListener('input', () => clear(page, group), { once: true });
  }
  document.title = `${words['title-fault']} ${page.dataset.title}`;
  above.focus();
}

/** The voice of the device for a language, never one from a network: that would tell somebody else what is read. */
const voiceOf = (tag) => window.speechSynthesis?.getVoices().find((one) => one.localService && one.lang.split(/[-_]/)[0].toLowerCase() === tag.split('-')[0]);

/** Reads what is on the screen, or stops; nothing where the device has no voice for the language. */
function aloud({ tag, words }) {
  if (!voiceOf(tag)) return undefined;
  const synth = window.speechSynthesis;
  const read = () => {
    if (synth.speaking) return synth.cancel();
    const parts = 'h1,h2,p,label,li,button[type=submit]';
    for (const part of document.querySelectorAll(`#main :is(${parts})`)) {
      if (part.querySelector(parts) || !part.getClientRects().length) continue;
      const said = new SpeechSynthesisUtterance(part.innerText);
      said.lang = part.closest('[lang]').lang;
      said.voice = voiceOf(said.lang);
      if (said.voice) synth.speak(said);
    }
    return undefined;
  };
  return element('button', { type: 'button', class: 'second', onclick: read, 'aria-label': `${words['read-aloud']} / ${words['read-aloud-stop']}` }, words['read-aloud']);
}

/** What is above each page of somebody who answers: read aloud, another language, help, and the way out. */
export function bar(language, setting, { choose: other, again, leave }) {
  const { words, process } = language;
  const choose = other && element('button', { type: 'button', class: 'second', onclick: other }, words['languages-label'],
    element('span', { 'aria-hidden': 'true' }, ['ar', 'ti', 'uk'].filter((tag) => tag !== language.tag).slice(0, 2)
      .map((tag) => setting.languages.find((one) => one.tag === tag)).filter(Boolean)
      .flatMap((one) => [' · ', element('bdi', { lang: one.tag }, one.words['languages-label'])])));
  // The one who answers and the one who interprets read together.
  const home = setting.languages.find(({ tag }) => tag === setting.default);
  const pair = again && language.tag !== home.tag && element('button', {
    type: 'button', class: 'second', 'aria-pressed': String(Boolean(language.beside)),
    onclick: () => again({ ...language, beside: language.beside ? undefined : home }),
  }, '+ ', element('bdi', { lang: home.tag }, home.name));
  const items = [aloud(language), choose, pair,
    element('button', { type: 'button', class: 'second', onclick: () => help(language, setting) }, words['kiosk-help']),
    element('button', { type: 'button', class: 'second', onclick: leave }, words['kiosk-leave'])];
  return element('div', { class: 'bar' },
    element('p', {}, said(language, { ...process, text: process.name })),
    element('ul', { role: 'list' }, items.filter(Boolean).map((item) => element('li', {}, item))));
}

/** Whom to ask, and where what is done with data and the accessibility stand; a page of its own would leave the tablet. */
function help({ tag, dir, words }, { contact, pages }) {
  const where = (key, path) => element('p', {}, `${words[key]}: `, element('bdi', { dir: 'ltr' }, new URL(path, location.href).href));
  const whom = [contact.name, contact.organisation, contact.phone, contact.email].filter(Boolean);
  const dialog = element('dialog', { class: 'warning', lang: tag, dir, 'aria-labelledby': 'help' },
    element('h2', { id: 'help' }, words['kiosk-help']),
    element('p', {}, `${words['contact-questions']} `, whom.flatMap((part, at) => [at ? ', ' : '', element('bdi', {}, part)])),
    where('privacy-link', pages.privacy), where('accessibility-link', pages.accessibility),
    element('button', { type: 'button', onclick: () => dialog.close() }, words['kiosk-continue']));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** All languages, for somebody in the midst of the questions. */
export function tongues(setting, language, begin) {
  return element('section', { class: 'attract' },
    element('h1', {}, language.words['languages-label']),
    starts(setting, begin));
}

/** Asks whether another address was meant, instead of the form's button; whatever is changed takes the question back. */
export function wonder(page, words, meant, answer) {
  page.dataset.title ??= document.title;
  clear(page);
  const form = page.querySelector('form');
  const submit = form.querySelector('button[type=submit]');
  const yes = element('button', { type: 'button', 'aria-describedby': 'meant', onclick: () => answer(true) }, words['address-meant-yes']);
  const question = element('div', { class: 'note', role: 'group', 'aria-labelledby': 'meant' },
    element('p', { id: 'meant' }, element('strong', {}, words['address-meant'].replace('{address}', () => meant))),
    yes, ' ',
    element('button', { type: 'button', class: 'second', onclick: () => answer(false) }, words['address-meant-no']));
  submit.hidden = true;
  submit.before(question);
  form.addEventListener('input', () => {
    question.remove();
    submit.hidden = false;
  }, { once: true });
  yes.focus();
}

/** A question to listen to and to watch, folded away: nothing plays by itself. */
function media({ tag, words }, { spoken, prompt }) {
  // Of the words as they are shown, which may be in another language than the rest.
  const { lang } = prompt[tag];
  return (spoken[lang] ?? []).map(({ kind, src, captions }) => element('details', { class: 'media' },
    element('summary', {}, words[kind === 'film' ? 'watch-signed' : 'listen']),
    kind === 'film'
      ? element('video', { controls: true, preload: 'none', playsinline: true, src },
        captions && element('track', { kind: 'captions', srclang: lang, src: captions, default: true }))
      : element('audio', { controls: true, preload: 'none', src })));
}

/** One question. `answer` is given the chosen keys and the text; nothing is checked here. */
export function question(language, asked, number, total, { answer, skip, back }) {
  const { words, process } = language;
  const many = asked.kind === 'multiple';
  const prompt = both(language, ({ tag }) => asked.prompt[tag]);
  const hintText = asked.hint[language.tag].text ? both(language, ({ tag }) => asked.hint[tag])
    : many ? word(language, 'choices-hint') : number > 1 ? word(language, 'question-optional') : undefined;
  const hintLine = hintText && element('p', { class: 'hint', id: 'hint' }, hintText);
  const described = hintText ? 'hint' : undefined;
  const fields = asked.kind === 'text'
    ? element('div', { class: 'field' },
      element('h1', {}, element('label', { for: 'given' }, prompt)), media(language, asked), hintLine,
      element('textarea', { id: 'given', rows: 5, autocomplete: 'off', 'aria-describedby': described }))
    : element('fieldset', { 'aria-describedby': described },
      element('legend', {}, element('h1', {}, prompt)), media(language, asked), hintLine,
      asked.options.map((option, at) => element('label', { class: option.key === 'no_answer' ? 'choice apart' : 'choice' },
        element('input', {
          type: many ? 'checkbox' : 'radio', name: 'given', value: option.key, id: at === 0 ? 'given' : undefined,
          autocomplete: 'off',
        }),
        element('span', {}, both(language, ({ tag }) => option.label[tag])))));
  const of = words['question-of'].replace('{number}', number).replace('{total}', total);
  const form = element('form', { novalidate: true, autocomplete: 'off', onsubmit: (event) => {
    event.preventDefault();
    const chosen = [...form.querySelectorAll('input:checked')].map((input) => input.value);
    answer(chosen, form.querySelector('textarea')?.value ?? '');
  } }, fields,
  number === 1 && element('p', { class: 'promise' }, word(language, 'answer-anonymous')),
  element('div', { class: 'go' },
    element('button', { type: 'submit' }, word(language, number < total ? 'next' : 'send')),
    total > 1 && element('span', { class: 'quiet' }, of)));
  return element('section', {},
    number === 1 && element('p', { class: 'lead' }, said(language, { ...process, text: process.purpose })),
    form,
    number > 1 && element('p', { class: 'after' },
      element('button', { type: 'button', class: 'plain back', onclick: back }, word(language, 'question-back')), ' ',
      element('button', { type: 'button', class: 'plain', onclick: skip }, word(language, 'question-skip'))));
}

/** Thanks, and only now the optional address; where nothing can be had any more, only thanks. */
export function wish(language, purposes, { save, finish }) {
  const thanks = [
    element('h1', {}, word(language, 'thanks-title')),
    element('p', { class: 'lead' }, word(language, 'thanks-counted')),
    element('p', {}, element('button', { type: 'button', class: 'second', onclick: finish }, word(language, 'kiosk-finish'))),
  ];
  if (!purposes.length) return element('section', {}, thanks);
  const form = element('form', { novalidate: true, autocomplete: 'off', onsubmit: (event) => {
    event.preventDefault();
    const agreed = [...form.querySelectorAll('input[type=checkbox]:checked')].map((box) => box.value);
    save(form.querySelector('#address').value.trim(), agreed);
  } },
  addressField(language, ''),
  element('fieldset', {},
    element('legend', {}, element('strong', {}, word(language, 'consent-legend'))),
    purposes.map((purpose, at) => element('label', { class: 'choice' },
      element('input', { type: 'checkbox', value: purpose, id: at === 0 ? 'purposes' : undefined, autocomplete: 'off' }),
      element('span', {}, word(language, `consent-${purpose}`))))),
  element('p', { class: 'hint' }, word(language, 'consent-under-13')),
  element('button', { type: 'submit' }, word(language, 'wish-send')));
  return element('section', {},
    thanks,
    element('h2', {}, word(language, 'wish-title')),
    element('p', {}, word(language, 'consent-intro')),
    form);
}

function addressField(language, value) {
  return element('div', { class: 'field' },
    element('label', { for: 'address' }, word(language, 'wish-address')),
    // Neither remembered nor filled in by the browser: the next person is somebody else.
    element('input', {
      id: 'address', name: `a${crypto.randomUUID()}`, type: 'email', dir: 'ltr', value,
      autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false',
    }));
}

/** The address is saved, and echoed so that a typo is seen. */
export function saved(language, address, { correct, finish }) {
  const form = element('form', { novalidate: true, autocomplete: 'off', onsubmit: (event) => {
    event.preventDefault();
    correct(form.querySelector('#address').value.trim());
  } }, addressField(language, address), element('button', { type: 'submit', class: 'second' }, word(language, 'saved-correct-send')));
  return element('section', {},
    element('h1', {}, word(language, 'saved-title')),
    element('p', {}, word(language, 'saved-echo')),
    element('p', { class: 'lead' }, element('strong', {}, element('bdi', { dir: 'ltr' }, address))),
    element('details', {}, element('summary', {}, word(language, 'saved-correct')), form),
    element('button', { type: 'button', onclick: finish }, word(language, 'kiosk-finish')));
}

/** The last page of one person: a moment's thanks, without anything that was said. */
export const goodbye = (language, next) => element('section', {},
  element('h1', {}, word(language, 'thanks-title')),
  element('p', { class: 'lead' }, word(language, 'kiosk-done')),
  element('p', {}, element('button', { type: 'button', class: 'second', onclick: next }, word(language, 'kiosk-continue'))));

/** The dialogue has ended or was cancelled: said to whoever comes, whatever they read. */
export function over(setting, language, title, text) {
  const others = setting.languages.filter(({ tag }) => tag !== language.tag);
  return element('section', { role: 'status' },
    element('h1', {}, language.words[title]),
    element('p', { class: 'lead' }, language.words[text]),
    element('ul', { class: 'over' }, others.map(({ tag, dir, words }) => element('li', { lang: tag, dir }, words[title]))));
}

/** Something that keeps the tablet from working, for the host to read. */
export const trouble = (text) => element('section', { role: 'alert' }, element('p', { class: 'lead' }, text));
