// An address as the server reads it (`src/mail/address.rs`), so that the tablet refuses without a network what the server
// would refuse later, when nobody is there to mend it. One table of addresses is tested against both.

/** What nobody sees: white space, control characters and what Unicode calls ignorable. */
const UNSEEN = '[\\p{White_Space}\\p{Cc}\\u{ad}\\u{34f}\\u{61c}\\u{115f}\\u{1160}\\u{17b4}\\u{17b5}\\u{180b}-\\u{180f}\\u{200b}-\\u{200f}'
  + '\\u{202a}-\\u{202e}\\u{2060}-\\u{206f}\\u{3164}\\u{fe00}-\\u{fe0f}\\u{feff}\\u{ffa0}\\u{fff0}-\\u{fffb}\\u{fffe}\\u{ffff}'
  + '\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e0fff}]';
const HIDDEN = new RegExp(UNSEEN, 'u');
/** What may stand around an address that was pasted and is none of it. */
const BEFORE = new RegExp(`^(?:${UNSEEN}|[<("'“”„‘’«»])+`, 'u');
const BEHIND = new RegExp(`(?:${UNSEEN}|[>)"'“”„‘’«».,;:!?/])+$`, 'u');
const NAME = /^[\p{Alphabetic}\p{N}!#$%&'*+\-/=?^_`{|}~.]$/u;
const NAMES = {
  0x9: 'TAB', 0xa: 'LINE FEED', 0xd: 'CARRIAGE RETURN', 0xa0: 'NO-BREAK SPACE', 0xad: 'SOFT HYPHEN', 0x61c: 'ARABIC LETTER MARK',
  0x200b: 'ZERO WIDTH SPACE', 0x200c: 'ZERO WIDTH NON-JOINER', 0x200d: 'ZERO WIDTH JOINER', 0x200e: 'LEFT-TO-RIGHT MARK',
  0x200f: 'RIGHT-TO-LEFT MARK', 0x202f: 'NARROW NO-BREAK SPACE', 0x2060: 'WORD JOINER', 0xfeff: 'BYTE ORDER MARK',
};
/** A name of fewer letters has too many neighbours to be guessed at. */
const GUESSABLE = 5;

const octets = (text) => new TextEncoder().encode(text).length;

/** An address without what surrounds it; its letters are whole, and wide ones are narrow. */
function bare(text) {
  const plain = text.normalize('NFC')
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u3002\uff61]/g, '.');
  const at = plain.indexOf('<');
  const inner = at >= 0 && !plain.slice(0, at).includes('@') ? plain.slice(at + 1) : plain;
  return inner.replace(BEFORE, '').replace(/^mailto:/i, '').replace(BEFORE, '').replace(BEHIND, '');
}

/** A character that cannot be seen, as it can be told. */
function told(character) {
  const number = character.codePointAt(0);
  const isDirection = (number >= 0x202a && number <= 0x202e) || (number >= 0x2066 && number <= 0x2069);
  const name = NAMES[number] ?? (isDirection ? 'DIRECTION MARK' : '');
  return `U+${number.toString(16).toUpperCase().padStart(4, '0')} ${name}`.trim();
}

/** A domain as it is looked up; nothing when no host can have the name. */
function host(domain) {
  let ascii = domain.toLowerCase();
  if (/[^a-z0-9.-]/.test(ascii.replace(/[^\0-\x7f]/g, ''))) return undefined;
  if (/[^\0-\x7f]|xn--/.test(ascii)) {
    try {
      ascii = new URL(`http://${domain}/`).hostname;
    } catch {
      return undefined;
    }
  }
  const labels = ascii.split('.');
  const last = labels.at(-1);
  const isTop = last.startsWith('xn--') || (/^[a-z]+$/.test(last) && (last.length > 1 || labels.length === 1));
  const fits = labels.every((label) => label.length <= 63 && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(label));
  return isTop && fits && ascii.length <= 253 ? ascii : undefined;
}

/** How many letters are wrong, missing, too many or have changed places (optimal string alignment). */
function distance(one, other) {
  const rows = [...Array(one.length + 1).keys()].map((row) => [row]);
  for (let column = 0; column <= other.length; column += 1) rows[0][column] = column;
  for (let row = 1; row <= one.length; row += 1) {
    for (let column = 1; column <= other.length; column += 1) {
      const cost = one[row - 1] === other[column - 1] ? 0 : 1;
      let least = Math.min(rows[row - 1][column] + 1, rows[row][column - 1] + 1, rows[row - 1][column - 1] + cost);
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        least = Math.min(least, rows[row - 2][column - 2] + 1);
      }
      rows[row][column] = least;
    }
  }
  return rows[one.length][other.length];
}

/** A domain's first label, and the rest. */
const parts = (domain) => [domain.slice(0, domain.indexOf('.')), domain.slice(domain.indexOf('.') + 1)];

/** The common domain that another one looks like (`src/mail/domains.rs`). */
function meantDomain(domain, common) {
  if (common.includes(domain)) return undefined;
  const [name, end] = parts(domain);
  return common.find((known) => {
    const [knownName, knownEnd] = parts(known);
    const isSame = name === knownName;
    const isNear = knownName.length >= GUESSABLE && distance(name, knownName) === 1;
    const isSlip = knownEnd === 'com' && distance(end, knownEnd) === 1;
    const isOnly = knownEnd === 'com' && isSame && knownName.length >= GUESSABLE
      && common.filter((other) => parts(other)[0] === knownName).length === 1;
    return (isNear && (end === knownEnd || isSlip)) || (isSame && (isSlip || isOnly));
  });
}

/**
 * Reads an address as it was typed or pasted: `{ address }`, with `meant` when it looks like a slip for one of the common
 * domains; or `{ fault }`, the ending of the key of the words that say what is wrong, maybe with the `character` that is.
 */
export function readAddress(text, common = []) {
  const address = bare(text);
  if (!address) return { fault: 'missing' };
  if (octets(address) > 254) return { fault: 'too-long' };
  const hidden = HIDDEN.exec(address)?.[0];
  if (hidden === ' ') return { fault: 'space' };
  if (hidden) return { fault: 'unseen', character: told(hidden) };
  const at = address.indexOf('@');
  if (at < 0) return { fault: 'no-at' };
  const [name, domain] = [address.slice(0, at), address.slice(at + 1)];
  if (domain.includes('@')) return { fault: 'several-ats' };
  if (!name) return { fault: 'no-name' };
  if (!domain || domain.startsWith('.')) return { fault: 'no-domain' };
  const wrong = [...name].find((character) => !NAME.test(character));
  if (wrong) return { fault: 'character', character: wrong };
  if (/^\.|\.$|\.\./.test(name)) return { fault: 'character', character: '.' };
  if (octets(name) > 64) return { fault: 'too-long' };
  const ascii = host(domain);
  if (!ascii) return { fault: 'no-host' };
  if (!ascii.includes('.')) return { fault: 'no-domain' };
  const meant = meantDomain(ascii, common);
  return { address, meant: meant && `${name}@${meant}` };
}
