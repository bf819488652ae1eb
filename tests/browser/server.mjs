// Starts a demo of Eko on a free port, with a data folder of its own, and takes both away again:
// also when a test fails, and when this process itself is killed.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const BINARY = process.env.EKO_BIN ?? fileURLToPath(new URL('../../target/debug/eko', import.meta.url));
/** Milliseconds in which the demo must be ready, or gone. */
const PATIENCE = 60_000;

// Its standard input ends when this process does, however it does; then it ends the server and clears up.
const GUARD = `
  read -r word
  [ "$word" = done ] && exit
  kill "$1" 2>/dev/null
  for tenth in $(seq 300); do kill -0 "$1" 2>/dev/null || break; sleep 0.1; done
  kill -9 "$1" 2>/dev/null
  rm -rf "$2"`;

async function freePort() {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address();
  listener.close();
  await once(listener, 'close');
  return port;
}

/** The settings of whoever runs the tests are none of the demo's business. */
function environment(own) {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(EKO_|DATABASE_URL$)/.test(name));
  return { ...Object.fromEntries(inherited), ...own };
}

/**
 * A running demo: its address, what its first lines told, and `stop()`.
 */
export async function startEko() {
  if (!existsSync(BINARY)) {
    throw new Error(`There is no ${BINARY}: build Eko first, or name its binary in EKO_BIN.`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'eko-browser-'));
  // A provider of identities that says nothing: what it says itself is tried out elsewhere.
  const provider = join(folder, 'region.toml');
  writeFileSync(provider, `name = "Region Halland"\nissuer = "http://127.0.0.1:${await freePort()}"\nclient_id = "eko"\ndomains = ["example.org"]\n`);
  const env = environment({
    EKO_DATA_DIR: join(folder, 'data'),
    EKO_LISTEN: `127.0.0.1:${await freePort()}`,
    EKO_PROVIDERS: provider,
  });
  const begin = (...more) => spawn(BINARY, ['serve', ...more], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let child = begin('--demo');
  let ended = once(child, 'exit');
  const guard = spawn('/bin/sh', ['-c', GUARD, 'guard', String(child.pid), folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guard.unref();
  guard.stdin.unref();
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text) => { log += text; });

  /** Kills the server without a word, as a power cut does. */
  async function crash() {
    child.kill('SIGKILL');
    await ended;
  }

  /** Starts it again on the same address and data: not as a demo, so that links and passwords stay. */
  async function restart() {
    child = begin();
    ended = once(child, 'exit');
    child.stdout.resume();
    child.stderr.setEncoding('utf8').on('data', (text) => { log += text; });
    for (let tries = 0; tries < 200; tries += 1) {
      const ready = await fetch(`http://${env.EKO_LISTEN}/readyz`).catch(() => undefined);
      if (ready?.ok) return;
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
    throw new Error(`It did not come back.\n${log}`);
  }

  async function stop() {
    child.kill();
    const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    await ended;
    clearTimeout(late);
    guard.stdin.end('done\n');
    await rm(folder, { recursive: true, force: true });
  }

  try {
    return { ...await told(child, ended), stop, crash, restart, data: env.EKO_DATA_DIR, log: () => log };
  } catch (error) {
    await stop();
    throw new Error(`${error.message}\n${log}`, { cause: error });
  }
}

/** What the demo says of itself, one fact a line; the mail folder comes last. */
async function told(child, ended) {
  const lines = createInterface({ input: child.stdout });
  const late = setTimeout(() => lines.close(), PATIENCE);
  ended.then(() => lines.close());
  const facts = {};
  for await (const line of lines) {
    const [word, ...rest] = line.split(' ');
    facts[word] = rest;
    if (word === 'mail') break;
  }
  clearTimeout(late);
  child.stdout.resume();
  if (!facts.mail) throw new Error('The demo ended, or was not ready in time.');
  return {
    base: facts.open[0].replace(/\/$/, ''),
    email: facts['sign-in'][0],
    password: facts['sign-in'][1],
    dialogue: new URL(facts.dialogue[0]).pathname,
    host: new URL(facts.host[0]).pathname,
    outbox: facts.mail.join(' '),
  };
}
