// Keeps the figures of the host's page, of the room's screen and of a mailing fresh: told by the server as they change, or asked
// for now and then where that does not get through. The screen stays awake.

const EVERY = 5_000;
const root = document.querySelector('[data-live]');
const { live, now } = root.dataset;
let state = root.dataset.state;
let polling = 0;

function put(standing) {
  for (const place of document.querySelectorAll('[data-of]')) {
    const text = standing[place.dataset.of];
    if (place.textContent !== text) place.textContent = text;
    place.closest('[data-hide-empty]')?.toggleAttribute('hidden', text === '');
  }
  for (const place of document.querySelectorAll('[data-value-of]')) place.value = standing[place.dataset.valueOf];
  // Another face of the page: what can be done has changed.
  if (state !== standing.state) location.reload();
  state = standing.state;
}

async function poll() {
  const response = await fetch(now, { cache: 'no-store' }).catch(() => undefined);
  if (response?.ok) put(await response.json());
}

function listen() {
  const source = new EventSource(live);
  source.onmessage = (event) => {
    clearInterval(polling);
    polling = 0;
    put(JSON.parse(event.data));
  };
  // The browser tries again by itself; meanwhile we ask.
  source.onerror = () => { polling ||= setInterval(poll, EVERY); };
}

async function stayAwake() {
  if (document.visibilityState === 'visible') await navigator.wakeLock?.request('screen').catch(() => undefined);
}

listen();
if (root.hasAttribute('data-awake')) {
  document.addEventListener('visibilitychange', stayAwake);
  stayAwake();
}
