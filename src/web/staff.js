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

// Copies what a button names, and says so in its place; prints the page.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  const words = button.textContent;
  button.hidden = false;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = words; }, 2_000);
  });
}
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// Tables that become cards on a phone are still tables to a screen reader: some browsers forget it with their style.
const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TFOOT: "rowgroup", TR: "row", TD: "cell" };
for (const part of document.querySelectorAll("table, thead, tbody, tfoot, tr, th, td")) {
  const head = ["row", "rowgroup"].includes(part.scope) ? "rowheader" : "columnheader";
  part.setAttribute("role", ROLES[part.tagName] ?? head);
}
