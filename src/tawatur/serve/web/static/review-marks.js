// Claims and incidents that a person marked, kept while the browser's tab is open, to be judged together.
import { element, toast } from "/static/desk.js";
import { judge, say } from "/static/review-send.js";

const KEY = "marks";
const watching = [];

export function marks() {
  const kept = JSON.parse(sessionStorage.getItem(KEY) || "{}");
  return { claims: kept.claims || [], incidents: kept.incidents || [] };
}

function keep(items) {
  sessionStorage.setItem(KEY, JSON.stringify(items));
  draw();
  for (const run of watching) run();
}

/** Runs when marks change. */
export function onMarks(run) {
  watching.push(run);
}

export function isMarked(kind, id) {
  return marks()[kind].some((item) => item.id === id);
}

/** Marks, or takes the mark off. */
export function toggle(kind, id, words) {
  const items = marks();
  const on = !isMarked(kind, id);
  items[kind] = on ? [...items[kind], { id, words }] : items[kind].filter((item) => item.id !== id);
  keep(items);
  toast(say(on ? "marked" : "unmarked"), null, 3);
}

export function clear(kind) {
  keep(kind ? { ...marks(), [kind]: [] } : {});
}

const box = element("aside", { id: "marks", class: "marks noprint", "aria-label": say("marks"), hidden: true });
document.body.append(box);

function button(key, run) {
  const made = element("button", { type: "button", class: "small" }, say(key));
  made.addEventListener("click", run);
  return made;
}

function listed(kind, item) {
  const off = element("button", { type: "button", class: "small", "aria-label": say("marks_remove", item.words) }, "×");
  off.addEventListener("click", () => { toggle(kind, item.id); box.querySelector("summary")?.focus(); });
  return element("li", { class: "row" }, off, element("bdi", { dir: "auto" }, item.words));
}

function draw() {
  const { claims, incidents } = marks();
  const open = box.querySelector("details")?.open;
  const ids = (items) => items.map((item) => item.id);
  const words = (items) => items.map((item) => item.words).join(" · ");
  box.hidden = !claims.length && !incidents.length;
  box.replaceChildren(
    element("details", { open }, element("summary", {}, say("marks_n", claims.length, incidents.length)),
      element("ul", {}, ...claims.map((item) => listed("claims", item)), ...incidents.map((item) => listed("incidents", item)))),
    ...(claims.length > 1 ? [
      button("marks_same", () => judge({ verb: "same", claims: ids(claims) }, { about: words(claims), after: () => clear("claims") })),
      button("marks_different", () => judge({ verb: "different", claims: ids(claims) }, { about: words(claims), after: () => clear("claims") })),
    ] : []),
    ...(incidents.length > 1 ? [button("marks_merge", () => judge({ verb: "merge", incidents: ids(incidents) }, { about: words(incidents), after: () => clear("incidents") }))] : []),
    button("marks_clear", () => clear()),
  );
}

draw();
