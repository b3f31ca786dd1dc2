// Keyboard, hover and drop for the review pages. Every page works without it; text is only ever set as text.
"use strict";

const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const one = (selector, from = document) => from.querySelector(selector);
const wide = matchMedia("(min-width: 54.01rem)");

// --- going to and fro between a sign and its passage ---
let current = null;

function select(card, { scroll = true } = {}) {
  if (!card) return;
  all(".now").forEach((each) => each.classList.remove("now"));
  current = card;
  card.classList.add("now");
  marksOf(card.id).forEach((mark) => mark.classList.add("now"));
  const at = one("[data-at]");
  const cards = all("article.sign");
  if (at && cards.includes(card)) at.textContent = `${cards.indexOf(card) + 1} / ${cards.length}`;
  if (scroll) card.scrollIntoView({ block: "nearest" });
}

const marksOf = (key) => all(`.body a[data-k~="${CSS.escape(key)}"]`);

function toPassage(card, anchor) {
  const mark = anchor ? document.getElementById(anchor) : marksOf(card.id)[0];
  if (!mark) return;
  select(card, { scroll: wide.matches });
  const place = mark.matches("i") ? mark.nextElementSibling : mark;
  bring(place);
  place.focus({ preventScroll: true });
}

// Far paragraphs are laid out only when they come near, some frames later, which moves what lies below: the place is
// held in the middle until all is laid out.
function bring(place, frames = 12) {
  place.scrollIntoView({ block: "center" });
  const wanted = place.getBoundingClientRect().top;
  const hold = () => {
    if (Math.abs(place.getBoundingClientRect().top - wanted) > 2) place.scrollIntoView({ block: "center" });
    if (--frames > 0) requestAnimationFrame(hold);
  };
  requestAnimationFrame(hold);
}

function toCard(mark) {
  const keys = mark.dataset.k.split(" ");
  const next = keys[(keys.indexOf(current?.id) + 1) % keys.length];
  const card = document.getElementById(next);
  if (!card) return;
  select(card);
  card.scrollIntoView({ block: wide.matches ? "nearest" : "start" });
  card.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const mark = event.target.closest(".body a[data-k]");
  if (mark) {
    event.preventDefault();
    return toCard(mark);
  }
  const link = event.target.closest("a[data-passage]");
  if (link) {
    event.preventDefault();
    return toPassage(link.closest(".sign, .line"), link.getAttribute("href").slice(1));
  }
  const stepper = event.target.closest("[data-step]");
  if (stepper) step(Number(stepper.dataset.step), false);
  const opener = event.target.closest("[data-open]");
  if (opener) document.getElementById(opener.dataset.open).showModal();
  if (event.target.closest("[data-print]")) window.print();
  const closer = event.target.closest("[data-close-form]");
  if (closer && one(".document")) {
    event.preventDefault();
    closer.closest("form").remove();
  }
});

// --- what a mark is, under the pointer or the focus ---
const tooltip = document.createElement("div");
tooltip.id = "tooltip";
tooltip.setAttribute("role", "tooltip");
tooltip.hidden = true;
document.body.append(tooltip);

function describe(key) {
  const card = document.getElementById(key);
  const box = document.createElement("div");
  box.className = "more";
  if (!card) return box;
  if (card.matches(".line")) {
    const line = document.createElement("p");
    line.textContent = `${one(".label", card).textContent}：${one(".value", card).firstElementChild?.textContent ?? one(".value", card).textContent}`;
    box.append(line);
    return box;
  }
  box.append(one("h3", card).cloneNode(true));
  box.firstChild.removeAttribute("id");
  const who = one(".evidence .who", card);
  if (who) {
    const line = document.createElement("p");
    line.textContent = who.textContent;
    box.append(line);
  }
  all(".tip p", card).forEach((each) => box.append(each.cloneNode(true)));
  return box;
}

function showTip(mark) {
  tooltip.replaceChildren(...mark.dataset.k.split(" ").slice(0, 4).map(describe));
  tooltip.hidden = false;
  place(mark);
  one("[aria-describedby=tooltip]")?.removeAttribute("aria-describedby");
  mark.setAttribute("aria-describedby", "tooltip");
}

function place(mark) {
  const at = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
  const { width, height } = tooltip.getBoundingClientRect();
  const left = Math.max(8, Math.min(at.left, innerWidth - width - 8));
  const below = at.bottom + 6;
  tooltip.style.left = `${left}px`;
  tooltip.style.top = `${below + height < innerHeight ? below : Math.max(8, at.top - height - 6)}px`;
}

function hideTip() {
  tooltip.hidden = true;
  one("[aria-describedby=tooltip]")?.removeAttribute("aria-describedby");
}

const hovered = (event) => event.target instanceof Element && event.target.closest(".body a[data-k]");
document.addEventListener("mouseover", (event) => (hovered(event) ? showTip(hovered(event)) : hideTip()));
document.addEventListener("focusin", (event) => (hovered(event) ? showTip(hovered(event)) : hideTip()));
// Focus brings a mark into view by scrolling: what it says goes along, until the mark is out of sight.
document.addEventListener(
  "scroll",
  () => {
    const mark = !tooltip.hidden && one("[aria-describedby=tooltip]");
    if (!mark) return;
    const at = mark.getBoundingClientRect();
    if (at.bottom < 0 || at.top > innerHeight) hideTip();
    else place(mark);
  },
  { capture: true, passive: true },
);

// --- keyboard ---
const writing = (element) => element.closest?.("input:not([type=checkbox]), textarea, select, dialog[open], [contenteditable]");

function step(by, toCards = true) {
  const cards = all("article.sign");
  if (cards.length) {
    const at = cards.indexOf(current);
    const next = cards[at < 0 ? (by > 0 ? 0 : cards.length - 1) : (at + by + cards.length) % cards.length];
    toPassage(next);
    // On a small screen the text is what one steps through: the card stays where it is.
    if (toCards && wide.matches) next.scrollIntoView({ block: "nearest" });
    if (toCards) next.focus({ preventScroll: true });
    return;
  }
  const rows = all("[data-row]");
  if (!rows.length) return;
  const at = rows.indexOf(document.activeElement.closest("[data-row]"));
  one("a", rows[Math.max(0, Math.min(rows.length - 1, at + by))]).focus();
}

const press = (name) => current && one(`.decide .${name}`, current)?.click();
const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  a: () => press("accept"),
  r: () => press("reject"),
  c: () => press("correct"),
  "/": () => one("[data-search]")?.focus(),
  "?": () => one("#help").showModal(),
  Enter: () => document.activeElement === current && toPassage(current),
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    hideTip();
    if (writing(event.target) && !event.target.closest("dialog")) event.target.blur();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || writing(event.target)) return;
  const does = KEYS[event.key];
  if (!does || (event.key === "Enter" && document.activeElement !== current)) return;
  event.preventDefault();
  does();
});

// A decision replaces its part of the page: the card stays the current one and keeps the focus.
document.addEventListener("htmx:afterSwap", (event) => {
  one("#notice").toggleAttribute("data-told", event.target.id === "notice");
  if (event.target.id !== "notice") one("#notice").replaceChildren();
  const form = one("form.correction", event.target.parentElement ?? document);
  if (form) one("select, input:not([type=hidden]), textarea", form)?.focus();
  else if (current) current.focus({ preventScroll: true });
});
// The same form is not opened twice.
document.addEventListener("htmx:beforeRequest", (event) => {
  const button = event.target.closest?.("a.correct");
  const open = button && one("form.correction", button.closest(".decide"));
  if (open) {
    event.preventDefault();
    open.remove();
  }
});
// A passage selected in the text fills the form by which a sign is added.
document.addEventListener("htmx:configRequest", (event) => {
  if (event.target.closest?.("[data-add]") && event.detail.verb === "get") event.detail.parameters.quote = selected;
});
let selected = "";
document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  const body = one(".body");
  if (body && !selection.isCollapsed && body.contains(selection.anchorNode)) selected = [...selection.toString()].slice(0, 80).join("");
});

// --- switches, printing, dropping files ---
all("[data-switch]").forEach((box) => {
  const name = box.dataset.switch;
  box.checked = localStorage.getItem(name) !== "yes";
  const apply = () => document.body.classList.toggle(name, !box.checked);
  box.addEventListener("change", () => {
    localStorage.setItem(name, box.checked ? "no" : "yes");
    apply();
  });
  apply();
});
// A drawing wider than the screen shows its middle first.
all(".drawing").forEach((each) => (each.scrollLeft = (each.scrollWidth - each.clientWidth) / 2));
addEventListener("beforeprint", () => all(".panel details:not(.add), .because").forEach((each) => (each.open = true)));

all("[data-dropzone]").forEach((zone) => {
  const input = one("input[type=file]", zone);
  const label = one("[data-chosen]", zone);
  const told = label.textContent;
  const tell = () => {
    const names = [...input.files].map((file) => file.name);
    label.textContent = names.length ? `${names.slice(0, 3).join("、")}${names.length > 3 ? " …" : ""} · ${names.length} ${label.dataset.chosen}` : told;
  };
  input.addEventListener("change", tell);
  ["dragover", "dragenter"].forEach((name) => zone.addEventListener(name, (event) => { event.preventDefault(); zone.classList.add("over"); }));
  ["dragleave", "drop"].forEach((name) => zone.addEventListener(name, () => zone.classList.remove("over")));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    input.files = event.dataTransfer.files;
    tell();
    zone.closest("form").requestSubmit();
  });
});
all("form[data-busy]").forEach((form) =>
  form.addEventListener("submit", () => {
    const button = one("button.primary", form);
    button.textContent = form.dataset.busy;
  }),
);
