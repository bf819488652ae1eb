(() => {
const kept = (work) => { try { return work(sessionStorage); } catch { return undefined; } };
const each = (parts, run) => document.querySelectorAll(parts).forEach(run);
each('a[data-else]', (a) => {
a.onclick = () => { kept((s) => Object.keys(s).filter((k) => k.startsWith(a.pathname)).forEach((k) => s.removeItem(k))); };
});
const note = document.getElementById('again');
if (!note) return;
const { key, again } = note.closest('form').elements, place = new URL(key.form.action).pathname;
let sent = false;
if (document.querySelector('.faults') && !again.value) kept((s) => s.removeItem(place));
key.form.addEventListener('submit', () => { sent = true; kept((s) => s.setItem(place, key.value)); });
addEventListener('pagehide', () => {
if (!sent) return;
each('textarea', (e) => { e.defaultValue = ''; });
key.form.reset();
});
addEventListener('pageshow', () => {
const found = kept((s) => [s.getItem(place)]), own = found ? found[0] : sent && key.value;
if (own) { key.value = own; again.value = 1; note.hidden = false; }
else if (sent) location.reload();
});
})();
