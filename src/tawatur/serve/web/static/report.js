// A report's words: marks drawn over them without touching the text, so that letters keep joining; what each mark means.
// The record counts characters (Unicode code points), the browser UTF-16 units: every offset is turned from one into the other.
import { api, element, failed, lang } from "/static/desk.js";

const box = document.getElementById("text");
const panel = document.getElementById("panel");
const list = document.querySelector(".told-list");
const said = document.getElementById("phrases").dataset;
const cite = document.getElementById("cite");
const PRIORITY = { claim: 0, denied: 1, figure: 2, time: 3, name: 4, outside: 5, now: 6 };
const able = typeof Highlight === "function" && !!CSS.highlights;

box.normalize(); // a parser cuts a long text into several nodes
if (!box.firstChild) box.append("");
const node = box.firstChild;
const units = /[\ud800-\udfff]/.test(node.data) ? unitsOf(node.data) : null;

/** The UTF-16 offset of every code point of a text, and of its end. */
function unitsOf(text) {
  const out = [];
  let at = 0;
  for (const character of text) {
    out.push(at);
    at += character.length;
  }
  out.push(at);
  return out;
}

function toUnit(point) {
  const last = units ? units.length - 1 : node.data.length;
  const kept = Math.max(0, Math.min(point, last));
  return units ? units[kept] : kept;
}

function toPoint(unit) {
  if (!units) return unit;
  let low = 0;
  let high = units.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (units[middle] <= unit) low = middle;
    else high = middle - 1;
  }
  return low;
}

function rangeOf(start, end) {
  const range = new Range();
  range.setStart(node, toUnit(start));
  range.setEnd(node, toUnit(end));
  return range;
}

// --- the marks --------------------------------------------------------------------------------------------------------

const marks = [...document.querySelectorAll(".told-of [data-mark]")].map((card) => {
  const [start, end] = [Number(card.dataset.start), Number(card.dataset.end)];
  return { id: card.id, kind: card.dataset.mark, start, end, card, range: rangeOf(start, end) };
});
const byId = new Map(marks.map((mark) => [mark.id, mark]));
const order = [...marks].sort((a, b) => a.start - b.start || b.end - a.end);
const boxes = [...document.querySelectorAll("#legend input")];
const outside = (box.dataset.outside || "").split(" ").filter(Boolean).map((pair) => rangeOf(...pair.split("-").map(Number)));

function shown(kind) {
  const key = kind === "denied" ? "claim" : kind;
  return boxes.every((input) => input.value !== key || input.checked);
}

function paint(kind, ranges) {
  if (!able) return;
  const highlight = new Highlight(...ranges);
  highlight.priority = PRIORITY[kind];
  CSS.highlights.set(`tw-${kind}`, highlight);
}

function paintAll() {
  for (const kind of ["claim", "denied", "figure", "time", "name"]) paint(kind, shown(kind) ? marks.filter((m) => m.kind === kind).map((m) => m.range) : []);
  paint("outside", shown("outside") ? outside : []);
}

/** The marks at a point of the window, the smallest first. */
function marksAt(x, y) {
  const place = document.caretPositionFromPoint ? document.caretPositionFromPoint(x, y) : null;
  const range = place ? null : document.caretRangeFromPoint?.(x, y);
  const [at, unit] = place ? [place.offsetNode, place.offset] : range ? [range.startContainer, range.startOffset] : [null, 0];
  if (at !== node) return [];
  const point = toPoint(unit); // beside the letter that is meant: either side of it counts, if its box is hit
  return order
    .filter((m) => shown(m.kind) && m.start <= point && point <= m.end && hit(m.range, x, y))
    .sort((a, b) => a.end - a.start - (b.end - b.start));
}

function hit(range, x, y) {
  return [...range.getClientRects()].some((r) => x >= r.left - 1 && x <= r.right + 1 && y >= r.top - 2 && y <= r.bottom + 2);
}

// --- what a mark means ------------------------------------------------------------------------------------------------

let pinned = false;
let current = [];

/** Shows what marks mean in the panel; `pin`: until another is chosen. */
function show(chosen, pin) {
  pinned = pin;
  current = chosen;
  for (const card of document.querySelectorAll(".told-of .on")) card.classList.remove("on");
  paint("now", chosen.slice(0, 1).map((m) => m.range));
  panel.hidden = !chosen.length;
  panel.querySelector("ul").replaceChildren(...chosen.map(copyOf));
  chosen[0]?.card.classList.add("on");
}

function copyOf(mark) {
  const made = mark.card.cloneNode(true);
  made.removeAttribute("id");
  made.classList.remove("panel", "on");
  made.querySelector(".acts")?.remove(); // they are beside the card itself
  made.removeAttribute("data-claim");
  return made;
}

function hide() {
  show([], false);
}

function toView(range, behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth") {
  const place = range.getBoundingClientRect();
  const below = innerHeight - (panel.hidden || beside() ? 60 : panel.offsetHeight + 30);
  if (place.top < 60 || place.bottom > below) scrollTo({ top: scrollY + place.top - innerHeight / 4, behavior });
}

/** Chooses a mark: its words come into view. `listed`: its card is looked at already, or comes into view, beside the text. */
function choose(mark, { listed = false, behavior } = {}) {
  const around = order.filter((m) => m !== mark && m.kind !== mark.kind && shown(m.kind) && m.start <= mark.start && mark.end <= m.end);
  show([mark, ...around], true);
  if (listed && beside()) panel.hidden = true;
  toView(mark.range, behavior);
  if (!able) selectWords(mark.range);
}

/** Whether the cards stand beside the text, and scroll for themselves. */
function beside() {
  return getComputedStyle(list.parentElement).position === "sticky";
}

/** Puts where we are into the address bar, and into the way to the other language. */
function note(hash, search = location.search) {
  history.replaceState(history.state, "", `${location.pathname}${search}${hash}`);
  const language = document.querySelector("a.lang");
  language.href = language.getAttribute("href").split(/[?#]/)[0] + search + hash;
}

function selectWords(range) {
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

/** What a fragment of an address names. */
function named(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return "";
  }
}

/** Follows the address: #c-…, #m-… or #start-end. */
function follow(behavior) {
  const place = named(location.hash);
  const offsets = /^(\d+)-(\d+)$/.exec(place);
  if (offsets) {
    const range = rangeOf(Number(offsets[1]), Number(offsets[2]));
    hide();
    paint("now", [range]);
    if (!able) selectWords(range);
    toView(range, behavior);
  } else if (byId.has(place)) {
    const mark = byId.get(place);
    choose(mark, { listed: true, behavior });
    const folded = mark.card.closest("details");
    if (folded) folded.open = true;
    if (beside()) list.scrollTop += mark.card.getBoundingClientRect().top - list.getBoundingClientRect().top - 4;
  }
  note(location.hash);
}

// --- pointer and keys -------------------------------------------------------------------------------------------------

let waiting;
box.addEventListener("pointermove", (event) => {
  if (event.pointerType === "touch" || event.buttons) return;
  const { clientX, clientY } = event;
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(() => {
    const found = marksAt(clientX, clientY);
    box.classList.toggle("over", found.length > 0);
    if (!pinned && (found.length !== current.length || found.some((m, i) => m !== current[i]))) show(found, false);
  });
});
box.addEventListener("pointerleave", () => {
  cancelAnimationFrame(waiting);
  if (!pinned) hide();
});
box.addEventListener("click", (event) => {
  if (!getSelection().isCollapsed) return;
  const found = marksAt(event.clientX, event.clientY);
  show(found, found.length > 0);
  if (found.length) note(`#${found[0].id}`);
});
box.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hide();
  if (event.key === "Enter") panel.querySelector("ul a, ul button")?.focus();
  if ((event.key !== "ArrowLeft" && event.key !== "ArrowRight") || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
  const stops = order.filter((m) => shown(m.kind));
  if (!stops.length) return;
  event.preventDefault();
  const at = stops.indexOf(current[0]);
  const step = event.key === "ArrowLeft" ? 1 : -1; // the text runs from right to left
  const next = stops[at < 0 ? (step > 0 ? 0 : stops.length - 1) : (at + step + stops.length) % stops.length];
  choose(next);
  note(`#${next.id}`);
});
panel.querySelector(".shut").addEventListener("click", () => {
  hide();
  box.focus({ preventScroll: true });
});
panel.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  hide();
  box.focus({ preventScroll: true });
});

for (const input of boxes) {
  input.addEventListener("change", () => {
    paintAll();
    hide();
    const params = new URLSearchParams(location.search);
    params.delete("hide");
    for (const other of boxes) if (!other.checked) params.append("hide", other.value);
    note("", params.size ? `?${params}` : "");
  });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  const mark = link && byId.get(named(link.hash));
  if (mark && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    choose(mark, { listed: list.contains(link) });
    note(`#${mark.id}`);
  }
  const button = event.target.closest("[data-explain]");
  if (button) explain(button).catch(failed);
});
addEventListener("hashchange", () => follow());

// --- how a claim was read ---------------------------------------------------------------------------------------------

async function explain(button) {
  const place = button.closest(".mark").querySelector(".why");
  const open = place.hidden;
  button.setAttribute("aria-expanded", open);
  place.hidden = !open;
  if (!open || place.childElementCount) return;
  place.replaceChildren(element("p", { class: "note" }, said.loading));
  const id = encodeURIComponent(box.dataset.document);
  const told = await api(`documents/${id}/explain?claim=${encodeURIComponent(button.dataset.explain)}&lang=${lang}`);
  place.replaceChildren(
    element("h4", {}, said.recognised),
    element("ul", {}, ...told.recognised.map((step) => line(step, `${step.what}: `, step.value, step.rule))),
    element("h4", {}, said.left),
    told.left.length ? element("ul", {}, ...told.left.map((step) => line(step, "", step.reason))) : element("p", { class: "note" }, said.none),
  );
}

function line(step, before, value, rule) {
  const words = element("a", { href: `#${step.start}-${step.end}`, lang: "ar", dir: "auto" }, `«${step.text.trim()}»`);
  const parts = [words, " ", before, element("bdi", {}, value)];
  if (rule) parts.push(" ", element("small", {}, said.rule, " ", element("bdi", { class: "mono", dir: "ltr" }, rule)));
  return element("li", {}, ...parts);
}

// --- words that a person selects --------------------------------------------------------------------------------------

document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  const range = selection.rangeCount ? selection.getRangeAt(0) : null;
  const inside = range && !range.collapsed && box.contains(range.startContainer) && box.contains(range.endContainer);
  cite.hidden = !inside;
  if (!inside) return;
  const first = range.startContainer === node ? range.startOffset : 0;
  const last = range.endContainer === node ? range.endOffset : node.data.length;
  const words = node.data.slice(first, last).split(/\s+/).filter(Boolean).join(" ");
  cite.dataset.copy = `«${words}» — ${box.dataset.source} [${toPoint(first)}–${toPoint(last)}]`;
  const rects = range.getClientRects();
  const place = rects[rects.length - 1];
  if (!place) return;
  cite.style.top = `${scrollY + place.bottom + 6}px`;
  cite.style.left = `${Math.max(4, Math.min(scrollX + place.left, scrollX + document.documentElement.clientWidth - cite.offsetWidth - 4))}px`;
});
cite.addEventListener("pointerdown", (event) => event.preventDefault()); // the selection stays

// --- now --------------------------------------------------------------------------------------------------------------

document.getElementById("plain").hidden = able;
document.getElementById("legend").hidden = !able;
for (const button of document.querySelectorAll(".scripted")) button.hidden = false;
paintAll();
if (!location.hash) box.dataset.ready = "true";
else if (document.readyState === "complete") arrive();
else addEventListener("load", arrive); // the browser itself scrolls to a card until then

function arrive() {
  requestAnimationFrame(() => {
    follow("instant");
    box.dataset.ready = "true";
  });
}
