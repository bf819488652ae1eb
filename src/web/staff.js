// A slash leads to the field to search in, unless somebody is typing. Whoever speaks to their computer, or types by
// accident, turns it off on the page to search on (WCAG 2.2 SC 2.1.4).
const field = document.querySelector("form[role=search] input[type=search]");
const off = "eko-no-slash";
const choice = document.querySelector("[data-slash]");
const stored = (() => {
  try {
    return localStorage;
  } catch {
    return null;
  }
})();

if (choice) {
  const tick = choice.querySelector("input");
  choice.hidden = !stored;
  tick.checked = !stored?.getItem(off);
  tick.addEventListener("change", () => {
    if (tick.checked) stored.removeItem(off);
    else stored.setItem(off, "1");
  });
}

if (field) {
  addEventListener("keydown", (event) => {
    const types = event.target.closest?.("input, textarea, select, [contenteditable]");
    const alone = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key !== "/" || types || !alone || stored?.getItem(off)) return;
    event.preventDefault();
    if (field.offsetParent) field.focus();
    else field.form.requestSubmit();
  });
}
