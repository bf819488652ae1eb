// Keeps the tablet's page and everything that it shows, so that it starts without a network. VERSION stands above
// this, put there by the server: it changes when any of the files does.

const FILES = ['./', 'setting.json', ...STATIC];
const PATIENCE = 3_000;
/** Recordings and films, which `main.js` fetches: they outlive a new version of the page. */
const SPOKEN = 'spoken';

self.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(VERSION);
    await cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' })));
    await self.skipWaiting();
  })());
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    const old = (await caches.keys()).filter((name) => name !== VERSION && name !== SPOKEN);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  })());
});

/** From the network if it answers soon, else what was kept. */
async function fresh(request) {
  const cache = await caches.open(VERSION);
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE), cache: 'no-store' });
    if (!response.ok) throw new Error(`status ${response.status}`);
    await cache.put(request, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}

async function kept(request) {
  return (await (await caches.open(VERSION)).match(request, { ignoreSearch: true })) ?? fetch(request);
}

/** A part of a recording or a film that was kept; players ask for nothing else (RFC 9110 §14). */
async function part(request) {
  const whole = await (await caches.open(SPOKEN)).match(request.url);
  if (!whole) return fetch(request);
  const [, from, to] = request.headers.get('range')?.match(/^bytes=(\d+)-(\d*)$/) ?? [];
  if (from === undefined) return whole;
  const bytes = await whole.arrayBuffer();
  const end = Math.min(to ? Number(to) + 1 : bytes.byteLength, bytes.byteLength);
  return new Response(bytes.slice(Number(from), end), { status: 206, headers: {
    'Content-Type': whole.headers.get('content-type'), 'Content-Range': `bytes ${from}-${end - 1}/${bytes.byteLength}`,
  } });
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate' || url.pathname.endsWith('/setting.json')) event.respondWith(fresh(request));
  else if (url.pathname.includes('/spoken/')) event.respondWith(part(request));
  else if (url.pathname.startsWith('/static/kiosk/')) event.respondWith(kept(request));
});
