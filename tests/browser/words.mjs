// What Eko says in each language: the texts of src/i18n, to know what a page should say.

import { readFileSync } from 'node:fs';

const FOLDER = new URL('../../src/i18n/', import.meta.url);
const read = new Map();

/** Each language's name in itself, as the language switch shows it. */
export const OWN_NAMES = {
  sv: 'Svenska',
  'sv-simple': 'Lättläst svenska',
  en: 'English',
  fi: 'Suomi',
  ar: 'العربية',
  fa: 'فارسی / دری',
  so: 'Soomaali',
  ti: 'ትግርኛ',
  uk: 'Українська',
  es: 'Español',
};

/** The participants' texts in a language by their keys, without those that choose between forms. */
export function words(lang) {
  if (!read.has(lang)) {
    const file = readFileSync(new URL(`${lang}.ftl`, FOLDER), 'utf8');
    const texts = [...file.matchAll(/^([a-z][\w-]*) =(.*(?:\n +.*)*)$/gm)].map(([, key, text]) => [key, text.trim().replace(/\n +/g, '\n')]);
    read.set(lang, new Map(texts.filter(([, text]) => !text.includes('->'))));
  }
  return read.get(lang);
}

/** One text in a language. */
export function word(lang, key) {
  const text = words(lang).get(key);
  if (text === undefined) throw new Error(`${lang}.ftl has no “${key}”.`);
  return text;
}
