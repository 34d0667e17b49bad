// A judgement on its way: signed with a name and a reason, sent, and told; what others judged meanwhile is shown first.
import { api, element, failed, lang, toast, toastLater } from "/static/desk.js";

const root = document.documentElement;
const phrases = JSON.parse(document.getElementById("review-phrases").textContent);

/** A phrase, filled in. */
export function say(key, ...values) {
  return values.reduce((text, value, i) => text.replaceAll(`{${i}}`, value), phrases[key] ?? key);
}

let numbers = 0;
/** A new id for a control and its label. */
export function fresh(name) {
  return `review-${name}-${++numbers}`;
}

/** Opens a dialog with a heading; resolves with what its form was sent with, or null. Focus goes back to where it was. */
export function ask(title, parts, buttons) {
  const heading = element("h2", { id: fresh("title") }, title);
  const form = element("form", { method: "dialog" }, heading, ...parts, element("p", { class: "row" }, ...buttons));
  const dialog = element("dialog", { class: "review", "aria-labelledby": heading.id }, form);
  const before = document.activeElement;
  document.body.append(dialog);
  dialog.showModal();
  form.querySelector("[autofocus]")?.focus();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      before?.focus?.({ preventScroll: true });
      resolve(dialog.returnValue || null);
    });
  });
}

/** The buttons at the foot of a dialog: the one that does it, and the way out. */
export function choices(label, { danger = false } = {}) {
  const cancel = element("button", { type: "button" }, say("cancel"));
  cancel.addEventListener("click", () => cancel.closest("dialog").close(""));
  return [element("button", { class: danger ? "main danger" : "main", value: "yes" }, label), cancel];
}

// --- name and reason --------------------------------------------------------------------------------------------------

/** The fields that sign a judgement; {node, read}. `below`: they stand below others, which are asked for every time. */
export function signature(verb, { below = false } = {}) {
  const reasons = say(`reason_${verb}`).split("|");
  const last = sessionStorage.getItem(`why-${verb}`);
  const group = fresh("why");
  const who = element("input", { type: "text", id: fresh("who"), required: true, maxlength: 200, autocomplete: "name", dir: "auto", value: localStorage.getItem("who") || "", "aria-describedby": `${group}-hint` });
  const own = element("input", { type: "text", id: fresh("own"), maxlength: 2000, dir: "auto", "aria-label": say("own"), placeholder: say("own") });
  const known = reasons.includes(last);
  const ready = reasons.map((reason, i) => {
    const input = element("input", { type: "radio", name: group, value: reason, checked: known || !last ? reason === (last || reasons[0]) : i < 0 });
    return element("li", {}, element("label", {}, input, " ", reason));
  });
  const other = element("input", { type: "radio", name: group, value: "", checked: !!last && !known });
  if (last && !known) own.value = last;
  own.addEventListener("input", () => { other.checked = true; });
  other.addEventListener("change", () => own.focus());
  const always = element("input", { type: "checkbox" });
  const node = element("div", { class: "signature" },
    element("label", { for: who.id }, say("who")), who, element("small", { id: `${group}-hint` }, say("who_hint")),
    element("fieldset", {}, element("legend", {}, say("why")), element("ul", {}, ...ready, element("li", { class: "row" }, element("label", {}, other, " ", say("own_other")), own))),
    ...(below ? [] : [element("label", {}, always, " ", say("always"))]));
  if (!below) ((who.value && node.querySelector("input[type=radio]:checked")) || who).setAttribute("autofocus", "");
  const read = () => {
    const chosen = node.querySelector(`input[name="${group}"]:checked`);
    const why = (chosen && chosen.value) || own.value.trim();
    own.setCustomValidity(why ? "" : say("why"));
    if (!who.value.trim() || !why) { (why ? who : own).reportValidity(); return null; }
    localStorage.setItem("who", who.value.trim());
    sessionStorage.setItem(`why-${verb}`, why);
    if (always.checked) sessionStorage.setItem(`always-${verb}`, why);
    return { who: who.value.trim(), why };
  };
  return { node, read };
}

/** Who judges and why: at once where both are known, else asked for; null when the person thinks better of it. */
async function sign(verb, about) {
  const who = localStorage.getItem("who");
  const why = verb === "accept" || verb === "undo" ? say(`reason_${verb}`).split("|")[0] : sessionStorage.getItem(`always-${verb}`);
  if (who && why) return { who, why };
  const fields = signature(verb);
  let signed = null;
  const buttons = choices(say("give"));
  buttons[0].addEventListener("click", (event) => { signed = fields.read(); if (!signed) event.preventDefault(); });
  const words = about ? [element("p", { class: "about-words", dir: "auto" }, about)] : [];
  return (await ask(`${say("sign")}: ${say(verb)}`, [...words, fields.node], buttons)) ? signed : null;
}

// --- sending ----------------------------------------------------------------------------------------------------------

let busy = false;

/** Judges. `about`: words that say of what; `signed`: who and why, if they are known; `place`: what has the focus again after it; `after`: run when it is done. */
export async function judge(body, { about, signed, place, after } = {}) {
  if (busy) return;
  const signature = signed || (await sign(body.verb, about));
  if (signature) await post({ ...body, ...signature }, { place, after });
}

async function post(body, how, seen = Number(root.dataset.seen)) {
  busy = true;
  document.body.setAttribute("aria-busy", "true");
  try {
    const answer = await api("judgements", { method: "POST", body: { ...body, seen } });
    how.after?.();
    const idle = answer.idle.map((item) => ` — ${say("idle", item.sentence[lang])}`).join("");
    toastLater(say("done", answer.sentence[lang]) + idle, body.verb === "undo" ? undefined : answer.judgement.id);
    await again(answer, how.place);
  } catch (error) {
    if (error.status !== 409) return failed(error);
    busy = false;
    await conflict(body, how, error.problem);
  } finally {
    busy = false;
    document.body.removeAttribute("aria-busy");
  }
}

/** Loads the page again at the same place; where its incident is gone, the one that holds its claims now. */
async function again(answer, place) {
  if (place) sessionStorage.setItem("review-place", JSON.stringify(place));
  const at = /^\/\w\w\/incidents\/([^/]+)$/.exec(location.pathname);
  if (at && !answer.incidents.includes(decodeURIComponent(at[1]))) {
    const page = await fetch(location.href);
    if (!page.ok) return location.assign(`/${lang}/incidents${answer.incidents.length ? `/${encodeURIComponent(answer.incidents[0])}` : ""}`);
  }
  location.reload();
}

async function conflict(body, how, problem) {
  const items = problem.judgements.map((item) => element("li", { class: "panel" },
    element("p", {}, element("b", {}, element("bdi", {}, item.who)), " ", element("small", {}, element("bdi", { dir: "ltr" }, `${item.when.slice(0, 10)} ${item.when.slice(11, 16)} UTC`))),
    element("p", { dir: "auto" }, item.sentence[lang]),
    element("p", { class: "note", dir: "auto" }, say("conflict_why", item.why))));
  const [yes] = choices(say("look_again"));
  const force = element("button", { value: "force" }, say("all_the_same"));
  yes.setAttribute("autofocus", "");
  const answer = await ask(say("conflict"), [element("p", { role: "alert" }, say("conflict_what")), element("ul", { class: "meanwhile" }, ...items)], [yes, force, choices("")[1]]);
  if (answer === "force") await post(body, how, problem.seen);
  else if (answer === "yes") {
    if (how.place) sessionStorage.setItem("review-place", JSON.stringify(how.place));
    location.reload();
  }
}

/** Takes a judgement back. */
export function undo(id, place) {
  return judge({ verb: "undo", judgement: id }, { place });
}

/** Takes the last judgement of a claim back. */
export async function undoLast(claim, place) {
  const { items } = await api(`judgements?claim=${encodeURIComponent(claim)}`);
  const last = items.find((item) => item.effect !== "undone" && item.verb !== "undo");
  if (last) await undo(last.id, place);
  else toast(say("nothing_to_undo"));
}
