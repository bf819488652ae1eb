(() => {
const synth = window.speechSynthesis, button = document.getElementById('aloud');
if (!synth || !button) return;
const words = [button.ariaLabel, button.dataset.stop];
const voice = (tag) => synth.getVoices().find((v) => v.localService && v.lang.replace('_', '-').split('-')[0] === tag.split('-')[0]);
const show = () => { button.hidden = !voice(document.documentElement.lang); };
const label = (reading) => { button.ariaLabel = words[+reading]; };
const stop = () => { synth.cancel(); label(false); };
const parts = 'h1,h2,h3,p,label,dt,dd,li,summary,blockquote,button[type=submit]';
button.onclick = () => {
if (button.ariaLabel === words[1]) return stop();
const all = [...document.querySelectorAll(parts)].filter((e) => e.closest('main') && !e.querySelector(parts) && e.getClientRects().length);
const said = all.map((e) => {
const u = new SpeechSynthesisUtterance(e.innerText), own = e.querySelector('[lang]');
u.lang = own && own.innerText.trim() === e.innerText.trim() ? own.lang : e.closest('[lang]').lang;
u.voice = voice(u.lang);
return u;
}).filter((u) => u.voice);
if (!said.length) return;
said[said.length - 1].onend = () => label(false);
label(true);
said.forEach((u) => synth.speak(u));
};
addEventListener('pagehide', stop);
synth.onvoiceschanged = show;
show();
})();
