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
  made.append(...children.flat().filter((child) => child !== undefined && child !== false));
  return made;
}

/** A text that may be in another language than the page (WCAG 3.1.2). */
function said(language, { lang, dir, text }) {
  return lang === language.tag ? text : element('span', { lang, dir }, text);
}

/** The still page between people: a large button for each language. */
export function attract(setting, begin) {
  const first = setting.languages[0];
  return element('section', { class: 'attract' },
    element('h1', {}, said(first, { ...first.process, text: first.process.name })),
    element('ul', { class: 'starts' }, setting.languages.map((language) => element('li', {},
      element('button', { type: 'button', lang: language.tag, dir: language.dir, onclick: () => begin(language) },
        element('strong', {}, language.name), element('span', {}, language.words['kiosk-start']))))));
}

const summary = (words, field, text) => element('div', { class: 'faults', role: 'alert', tabindex: '-1' },
  element('h2', {}, words['faults-title']),
  element('ul', {}, element('li', {}, element('a', { href: `#${field}` }, text))));

/** Shows what is missing above the page and beside the field, and puts the focus there. */
export function complain(page, words, field, text) {
  page.querySelectorAll('.faults, .fault, .note').forEach((old) => old.remove());
  page.querySelectorAll('[type=submit][hidden]').forEach((button) => { button.hidden = false; });
  const faults = summary(words, field, text);
  page.prepend(faults);
  const input = page.querySelector(`#${field}`);
  const group = input.closest('fieldset') ?? input.closest('.field');
  group.classList.add('at-fault');
  const beside = element('p', { class: 'fault', id: `${field}-fault` }, text);
  (group.querySelector('legend') ?? group.querySelector('label, h1')).after(beside);
  (group.matches('fieldset') ? group : input).setAttribute('aria-describedby', `${field}-fault`);
  faults.focus();
}

/** Asks whether another address was meant, instead of the form's button; whatever is changed takes the question back. */
export function wonder(page, words, meant, answer) {
  page.querySelectorAll('.faults, .fault, .note').forEach((old) => old.remove());
  page.querySelectorAll('.at-fault').forEach((old) => old.classList.remove('at-fault'));
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

/** One question. `answer` is given the chosen keys and the text; nothing is checked here. */
export function question(language, asked, number, total, { answer, skip }) {
  const { words, process } = language;
  const many = asked.kind === 'multiple';
  const prompt = said(language, asked.prompt[language.tag]);
  const hint = asked.hint[language.tag];
  const hintText = hint.text ? said(language, hint)
    : many ? words['choices-hint'] : number > 1 ? words['question-optional'] : undefined;
  const hintLine = hintText && element('p', { class: 'hint', id: 'hint' }, hintText);
  const described = hintText ? 'hint' : undefined;
  const fields = asked.kind === 'text'
    ? element('div', { class: 'field' },
      element('h1', {}, element('label', { for: 'given' }, prompt)), hintLine,
      element('textarea', { id: 'given', rows: 5, autocomplete: 'off', 'aria-describedby': described }))
    : element('fieldset', { 'aria-describedby': described },
      element('legend', {}, element('h1', {}, prompt)), hintLine,
      asked.options.map((option, at) => element('label', { class: option.key === 'no_answer' ? 'choice apart' : 'choice' },
        element('input', {
          type: many ? 'checkbox' : 'radio', name: 'given', value: option.key, id: at === 0 ? 'given' : undefined,
          autocomplete: 'off',
        }),
        element('span', {}, said(language, option.label[language.tag])))));
  const of = words['question-of'].replace('{number}', number).replace('{total}', total);
  const form = element('form', { novalidate: true, autocomplete: 'off', onsubmit: (event) => {
    event.preventDefault();
    const chosen = [...form.querySelectorAll('input:checked')].map((input) => input.value);
    answer(chosen, form.querySelector('textarea')?.value ?? '');
  } }, fields,
  number === 1 && element('p', { class: 'promise' }, words['answer-anonymous']),
  element('div', { class: 'go' },
    element('button', { type: 'submit' }, words[number < total ? 'next' : 'send']),
    total > 1 && element('span', { class: 'quiet' }, of)));
  return element('section', {},
    number === 1 && element('p', { class: 'lead' }, said(language, { ...process, text: process.purpose })),
    form,
    number > 1 && element('p', {}, element('button', { type: 'button', class: 'plain', onclick: skip }, words['question-skip'])));
}

/** Thanks, and only now the optional address; where nothing can be had any more, only thanks. */
export function wish(language, purposes, { save, finish }) {
  const { words } = language;
  const thanks = [
    element('h1', {}, words['thanks-title']),
    element('p', { class: 'lead' }, words['thanks-counted']),
    element('p', {}, element('button', { type: 'button', class: 'plain', onclick: finish }, words['kiosk-finish'])),
  ];
  if (!purposes.length) return element('section', {}, thanks);
  const form = element('form', { novalidate: true, autocomplete: 'off', onsubmit: (event) => {
    event.preventDefault();
    const agreed = [...form.querySelectorAll('input[type=checkbox]:checked')].map((box) => box.value);
    save(form.querySelector('#address').value.trim(), agreed);
  } },
  addressField(words, ''),
  element('fieldset', {},
    element('legend', {}, element('strong', {}, words['consent-legend'])),
    purposes.map((purpose, at) => element('label', { class: 'choice' },
      element('input', { type: 'checkbox', value: purpose, id: at === 0 ? 'purposes' : undefined, autocomplete: 'off' }),
      element('span', {}, words[`consent-${purpose}`])))),
  element('p', { class: 'hint' }, words['consent-under-13']),
  element('button', { type: 'submit' }, words['wish-send']));
  return element('section', {},
    thanks,
    element('h2', {}, words['wish-title']),
    element('p', {}, words['consent-intro']),
    form);
}

function addressField(words, value) {
  return element('div', { class: 'field' },
    element('label', { for: 'address' }, words['wish-address']),
    // Neither remembered nor filled in by the browser: the next person is somebody else.
    element('input', {
      id: 'address', name: `a${crypto.randomUUID()}`, type: 'email', dir: 'ltr', value,
      autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false',
    }));
}

/** The address is saved, and echoed so that a typo is seen. */
export function saved(language, address, { correct, finish }) {
  const { words } = language;
  const form = element('form', { novalidate: true, autocomplete: 'off', onsubmit: (event) => {
    event.preventDefault();
    correct(form.querySelector('#address').value.trim());
  } }, addressField(words, address), element('button', { type: 'submit', class: 'second' }, words['saved-correct-send']));
  return element('section', {},
    element('h1', {}, words['saved-title']),
    element('p', {}, words['saved-echo']),
    element('p', { class: 'lead' }, element('strong', {}, element('bdi', { dir: 'ltr' }, address))),
    element('details', {}, element('summary', {}, words['saved-correct']), form),
    element('button', { type: 'button', onclick: finish }, words['kiosk-finish']));
}

/** The last page of one person: a moment's thanks, without anything that was said. */
export const goodbye = ({ words }, next) => element('section', {},
  element('h1', {}, words['thanks-title']),
  element('p', { class: 'lead' }, words['kiosk-done']),
  element('p', {}, element('button', { type: 'button', class: 'second', onclick: next }, words['kiosk-continue'])));

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
