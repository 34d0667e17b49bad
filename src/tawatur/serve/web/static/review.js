// Puts the buttons of judgements wherever a page asks for them with data-acts, and lets keys do what they do.
import { api, element, failed, lang, onArrival, toast, toastLater } from "/static/desk.js";
import { correct } from "/static/review-correct.js";
import { clear, isMarked, marks, onMarks, toggle } from "/static/review-marks.js";
import { ask, choices, fresh, judge, say, undo, undoLast } from "/static/review-send.js";

export { undo };

const KEYS = { a: "accept", r: "reject", c: "correct", m: "mark", u: "undo_last" };
const GRADES = ["A", "B", "C", "D", "E", "F"];
const cards = new Map();

const idsOf = (kind) => marks()[kind].map((item) => item.id);

function words(card, selector) {
  const text = (card.querySelector(selector)?.textContent || "").trim().replace(/\s+/g, " ");
  return text.length > 90 ? `${text.slice(0, 90).replace(/\s\S*$/, "")} …` : text;
}

function button(act, run, { label = say(act), key, pressed } = {}) {
  const made = element("button", { type: "button", class: "small", "data-act": act, "aria-keyshortcuts": key, title: key && `${label} (${key})`, "aria-pressed": pressed }, label);
  made.addEventListener("click", () => Promise.resolve(run()).catch(failed));
  return made;
}

// --- claims -----------------------------------------------------------------------------------------------------------

function claimActs(box) {
  const { claim, incident, verdict } = box.dataset;
  const card = box.parentElement.closest(`[data-claim="${CSS.escape(claim)}"]`) || box.parentElement;
  const about = () => words(card, "blockquote") || claim;
  const place = (act) => ({ acts: "claim", id: claim, act });
  const say1 = (verb) => judge({ verb, claims: [claim] }, { about: about(), place: place(verb) });
  const others = () => idsOf("claims").filter((id) => id !== claim);
  const tie = (verb, act, claims) => {
    if (!others().length) return toast(say("mark_first"));
    return judge({ verb, claims }, { about: about(), place: place(act), after: () => clear("claims") });
  };
  const run = {
    accept: () => say1("accept"),
    reject: () => say1("reject"),
    correct: () => correct(claim, place("correct")),
    mark: () => toggle("claims", claim, about()),
    same_marked: () => tie("same", "same_marked", [...others(), claim]),
    different_marked: () => tie("different", "different_marked", [claim, ...others()]),
    move_out: () => (incident ? judge({ verb: "split", incidents: [incident], claims: [claim] }, { about: about(), place: place("move_out") }) : toast(say("no_incident"))),
    undo_last: () => undoLast(claim, place("undo_last")),
  };
  const key = Object.fromEntries(Object.entries(KEYS).map(([k, act]) => [act, k]));
  const made = Object.fromEntries(Object.keys(run).map((act) => [act, button(act, run[act], { key: key[act] })]));
  if (verdict === "accepted") made.accept.setAttribute("aria-pressed", "true");
  if (verdict === "rejected") made.reject.setAttribute("aria-pressed", "true");
  const more = element("details", { class: "more" }, element("summary", {}, say("more")), element("div", { class: "row" }, made.same_marked, made.different_marked, made.move_out, made.undo_last));
  const arrange = () => {
    const on = isMarked("claims", claim);
    made.mark.setAttribute("aria-pressed", on);
    made.mark.textContent = say(on ? "unmark" : "mark");
    for (const act of ["same_marked", "different_marked"]) made[act].hidden = !others().length;
    made.move_out.hidden = !incident;
    card.classList.toggle("marked", on);
  };
  onMarks(arrange);
  arrange();
  cards.set(card, run);
  return [made.accept, made.reject, made.correct, made.mark, more];
}

// --- incidents --------------------------------------------------------------------------------------------------------

function incidentActs(box) {
  const { incident } = box.dataset;
  const card = box.parentElement.closest("[data-incident], .card, article, main") || document.body;
  const about = () => words(card, "h1, h2") || incident;
  const place = (act) => ({ acts: "incident", id: incident, act });
  const others = () => idsOf("incidents").filter((id) => id !== incident);
  const mark = button("mark", () => toggle("incidents", incident, about()));
  const merge = button("merge_marked", () => judge({ verb: "merge", incidents: [incident, ...others()] }, { about: about(), place: place("merge_marked"), after: () => clear("incidents") }));
  const split = button("split_marked", () => judge({ verb: "split", incidents: [incident], claims: idsOf("claims") }, { about: about(), place: place("split_marked"), after: () => clear("claims") }));
  const arrange = () => {
    const on = isMarked("incidents", incident);
    mark.setAttribute("aria-pressed", on);
    mark.textContent = say(on ? "unmark" : "mark");
    merge.hidden = !others().length;
    split.hidden = !idsOf("claims").length;
  };
  onMarks(arrange);
  arrange();
  return [mark, merge, split];
}

// --- entities ---------------------------------------------------------------------------------------------------------

function entityActs(box) {
  const { entity } = box.dataset;
  const about = () => words(document, "h1") || entity;
  const place = (act) => ({ acts: "entity", id: entity, act });
  api(`judgements?limit=1&entity=${encodeURIComponent(entity)}`).then(({ state }) => {
    const act = state.withheld ? "release" : "withhold";
    const made = [button(act, () => judge({ verb: act, entity }, { about: about(), place: place(act) }))];
    if (state.withheld) made.push(element("span", { class: "chip" }, say("withheld_now")));
    if (/^(source|actor|role)\//.test(entity)) made.unshift(...grading(entity, state.grade, about, place));
    box.append(...made);
    goBack();
  }).catch(failed);
  return [];
}

function grading(entity, grade, about, place) {
  const id = fresh("grade");
  const list = element("select", { id, "data-act": "grade" }, element("option", { value: "", selected: !grade }, say("grade_none")), ...GRADES.map((g) => element("option", { value: g, selected: g === grade }, say(`grade_${g}`))));
  const go = element("button", { type: "button", class: "small" }, say("give"));
  go.hidden = true;
  list.addEventListener("change", () => { go.hidden = !list.value || list.value === grade; }); // arrows pass through values: nothing is judged by them
  go.addEventListener("click", () => judge({ verb: "reliability", entity, grade: list.value }, { about: `${about()}: ${say(`grade_${list.value}`)}`, place: place("grade") }).catch(failed));
  return [element("label", { for: id }, say("grade")), list, go];
}

// --- reports ----------------------------------------------------------------------------------------------------------

let selected = null;
document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  const range = selection.rangeCount ? selection.getRangeAt(0) : null;
  const text = range && !range.collapsed && within(range);
  if (text) selected = text;
});

/** The report and the characters (code points) that a range covers; null outside a report's text. */
function within(range) {
  const at = range.startContainer.nodeType === Node.TEXT_NODE ? range.startContainer.parentElement : range.startContainer;
  const box = at.closest("[data-document]:not([data-acts])");
  if (!box || !box.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(box);
  before.setEnd(range.startContainer, range.startOffset);
  const start = [...before.toString()].length;
  return { document: box.dataset.document, start, end: start + [...range.toString()].length, words: range.toString() };
}

function reportActs(box) {
  const key = box.dataset.document;
  const place = (act) => ({ acts: "report", id: key, act });
  const passage = (verb, act) => () => {
    if (!selected || selected.document !== key) return toast(say("select_first"));
    const { words: about, ...span } = selected;
    return judge({ verb, ...span }, { about: `«${about}»`, place: place(act) });
  };
  const made = [button("withhold_words", passage("withhold", "withhold_words")), button("release_words", passage("release", "release_words"))];
  for (const item of made) item.addEventListener("pointerdown", (event) => event.preventDefault()); // the selection stays
  return [...made, button("forget", () => forget(key))];
}

async function forget(key) {
  const about = words(document, "h1") || key;
  const parts = [element("p", {}, element("b", { dir: "auto" }, about)), element("p", {}, say("forget_what"))];
  const [yes, no] = choices(say("forget_yes"), { danger: true });
  no.setAttribute("autofocus", "");
  if (!(await ask(say("forget_title"), parts, [yes, no]))) return;
  await api(`documents/${encodeURIComponent(key)}`, { method: "DELETE" });
  toastLater(say("forgotten"));
  location.assign(`/${lang}/reports`);
}

// --- putting them in their places -------------------------------------------------------------------------------------

function judgementActs(box) {
  const id = box.dataset.judgement;
  return [button("undo", () => undo(id, { acts: "judgement", id, act: "undo" }))];
}

const KINDS = { claim: claimActs, incident: incidentActs, entity: entityActs, report: reportActs, judgement: judgementActs };

onArrival((part) => {
  for (const box of part.querySelectorAll("[data-acts]")) {
    const make = KINDS[box.dataset.acts];
    if (!make || box.dataset.filled) continue;
    box.dataset.filled = "true";
    box.classList.add("acts", "row", "noprint");
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", say(`${box.dataset.acts}_group`));
    box.append(...make(box));
  }
  goBack();
});

/** Gives the focus back to what had it when the page was loaded again. */
function goBack() {
  const kept = sessionStorage.getItem("review-place");
  if (!kept) return;
  const { acts, id, act } = JSON.parse(kept);
  const box = [...document.querySelectorAll(`[data-acts="${acts}"]`)].find((b) => (acts === "report" ? b.dataset.document : b.dataset[acts]) === id);
  const target = box?.querySelector(`[data-act="${act}"]`);
  if (!target) return;
  sessionStorage.removeItem("review-place");
  const folded = target.closest("details");
  if (folded) folded.open = true;
  target.focus({ preventScroll: true });
}
setTimeout(() => sessionStorage.removeItem("review-place"), 3000); // what is gone by then does not come back on another page

// --- keys -------------------------------------------------------------------------------------------------------------

let hovered = null;
document.addEventListener("pointerover", (event) => { hovered = cardOf(event.target); });

function cardOf(from) {
  for (let at = from; at; at = at.parentElement) if (cards.has(at)) return at;
  return null;
}

/** The letter of a key, whatever script the keyboard writes. */
function letter(event) {
  return /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : "";
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return;
  if (event.target.closest?.("input, select, textarea, [contenteditable], dialog")) return;
  if (event.key === "?" || event.key === "؟") {
    event.preventDefault();
    help();
    return;
  }
  const act = !event.shiftKey && KEYS[letter(event)];
  const card = act && (cardOf(document.activeElement) || hovered);
  if (!card || !card.isConnected) return;
  event.preventDefault();
  Promise.resolve(cards.get(card)[act]()).catch(failed);
});

function help() {
  const lines = [...Object.entries(KEYS), ["?", "key_help"]].map(([key, act]) => element("div", {}, element("dt", {}, element("kbd", {}, key)), element("dd", {}, say(act))));
  const shut = element("button", { class: "main", value: "yes", autofocus: true }, say("close"));
  ask(say("keys"), [element("p", {}, say("keys_what")), element("dl", { class: "keys" }, ...lines)], [shut]);
}
