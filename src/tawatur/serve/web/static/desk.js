// What every page of the desk does: asks and tells the interface, says what came of it, copies quotations.
// A report's words are only ever set as text; nothing here writes markup.

const root = document.documentElement;
export const lang = root.lang;
export const rtl = root.dir === "rtl";

/** Asks /api/v1. `body`: sent as JSON (or as it is, a FormData). Rejects with an Error that carries the problem's details. */
export async function api(path, { method = "GET", body, headers = {} } = {}) {
  const init = { method, headers: { accept: "application/json", ...headers } };
  if (method !== "GET") init.headers["x-tawatur-token"] = root.dataset.token;
  if (body instanceof FormData) init.body = body;
  else if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers["content-type"] = "application/json";
  }
  const response = await fetch(path.startsWith("/") ? path : `/api/v1/${path}`, init);
  const json = (response.headers.get("content-type") || "").includes("json");
  const answer = json ? await response.json() : await response.text();
  if (!response.ok) {
    const error = new Error((json && answer.detail) || response.statusText);
    error.status = response.status;
    error.problem = json ? answer : {};
    throw error;
  }
  return answer;
}

let toastTimer;
/** Says a sentence at the foot of the page, for a while; `action`: {label, run} of a button beside it. */
export function toast(sentence, action, seconds = 8) {
  const box = document.getElementById("toast");
  box.replaceChildren(element("span", {}, sentence));
  if (action) {
    const button = element("button", { type: "button", class: "small" }, action.label);
    button.addEventListener("click", () => { box.classList.remove("on"); action.run(); });
    box.append(button);
  }
  box.classList.add("on");
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => box.classList.remove("on"), seconds * 1000);
}

/** Says a sentence after the page that comes next has loaded. */
export function toastLater(sentence, undo) {
  sessionStorage.setItem("toast", JSON.stringify({ sentence, undo }));
}

/** Says that something failed, in the server's words. */
export function failed(error) {
  toast(document.body.dataset.failed.replace("{0}", error.message), null, 15);
}

/** A new element with attributes and children; strings become text. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = element("textarea", { class: "hidden" }, text);
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  toast(document.body.dataset.copied);
}

const arriving = [];
/** Runs `setup(part)` for the page now and for every part that is put in its place later. */
export function onArrival(setup) {
  arriving.push(setup);
  setup(document);
}

const LONGEST = 12000; // characters of an address
let asked = 0;
/** Puts the parts named `data-part` of the page at `url` in place of this page's, and the address in the address bar. */
export async function swap(url, { push = true, body } = {}) {
  const mine = ++asked;
  const headers = { accept: "text/html" };
  if (body) headers["x-tawatur-token"] = root.dataset.token;
  const response = await fetch(url, { headers, method: body ? "POST" : "GET", body });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  if (mine !== asked) return; // a later one was asked for meanwhile
  const focused = document.activeElement && document.activeElement.id;
  if (push) history.pushState({ swap: true }, "", url);
  document.title = page.title;
  for (const part of document.querySelectorAll("[data-part]")) {
    const fresh = page.querySelector(`[data-part="${part.dataset.part}"]`);
    if (!fresh) { location.reload(); return; }
    const arrived = document.adoptNode(fresh);
    part.replaceWith(arrived);
    for (const setup of arriving) setup(arrived);
  }
  const link = page.querySelector("a.lang");
  if (link) document.querySelector("a.lang").href = link.getAttribute("href");
  if (focused) document.getElementById(focused)?.focus();
}

/** Where a form that asks (method GET) would lead, without what is left empty. */
export function addressOf(form) {
  const params = new URLSearchParams();
  for (const [key, value] of new FormData(form)) if (value !== "") params.append(key, value);
  const query = params.toString();
  return form.action.split("?")[0] + (query ? `?${query}` : "");
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-swap]")) return;
  event.preventDefault();
  const address = addressOf(form);
  // what no address can hold is sent as the body of a request, and the address says no more than the view
  if (address.length > LONGEST) swap(form.action, { body: new FormData(form) }).catch(failed);
  else swap(address).catch(failed);
});
document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (form && form.matches("form[data-swap][data-part]") && event.target.type !== "search") swap(addressOf(form)).catch(failed);
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-swap]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
    event.preventDefault();
    swap(link.href).catch(failed);
    return;
  }
  const button = event.target.closest("[data-copy]");
  if (button) copy(button.dataset.copy);
  const opener = event.target.closest("[data-print]");
  if (opener) window.print();
});
window.addEventListener("popstate", () => {
  if (document.querySelector("[data-part]")) swap(location.href, { push: false }).catch(() => location.reload());
});

document.cookie = `lang=${lang}; path=/; max-age=31536000; samesite=strict`;
const later = sessionStorage.getItem("toast");
if (later) {
  sessionStorage.removeItem("toast");
  const { sentence, undo } = JSON.parse(later);
  toast(sentence, undo && { label: document.body.dataset.undo, run: () => import("/static/review.js").then((m) => m.undo(undo)) });
}
