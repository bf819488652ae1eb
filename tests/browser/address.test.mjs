// The tablet refuses what the server refuses: the table of addresses that the server is tested against too
// (tests/addresses.rs), read by the tablet's own module, without a browser.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

const root = new URL('../../', import.meta.url);
const text = (path) => readFile(new URL(path, root), 'utf8');
// As a module, whatever the folder that it lies in says.
const { readAddress } = await import(`data:text/javascript,${encodeURIComponent(await text('kiosk/address.js'))}`);
const table = JSON.parse(await text('tests/addresses.json'));
const common = (await text('src/mail/domains.txt')).trim().split('\n');

/** What the tablet makes of an address, as the table has it. */
function read(typed) {
  const { fault, character, address, meant } = readAddress(typed, common);
  if (fault) return ['refuse', fault, ...(character ? [character] : [])];
  return meant ? ['ask', meant] : ['take', address];
}

test('the tablet takes, asks about and refuses what the server does', () => {
  assert.ok(table.length > 100);
  for (const [typed, ...expected] of table) assert.deepEqual(read(typed), expected, JSON.stringify(typed));
});

test('what the tablet has taken reads as the same again', () => {
  for (const [typed, verdict] of table) {
    if (verdict !== 'take') continue;
    const { address } = readAddress(typed, common);
    assert.deepEqual(readAddress(address, common), { address, meant: undefined }, JSON.stringify(typed));
  }
});
