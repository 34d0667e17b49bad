// Takes a name of the queue into the user's own words: as a new entity, or as a further name of a known one.
import { api, element, lang, onArrival } from "/static/desk.js";

const root = document.documentElement;
const dialog = document.getElementById("take");
const form = document.getElementById("take-form");
const field = (name) => document.getElementById(`t-${name}`);
let taken;

onArrival((part) => {
  for (const button of part.querySelectorAll(".scripted")) button.hidden = false;
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-take]");
  if (button && dialog) open(button.dataset);
});

function open({ take, kind, surface }) {
  taken = { entity: take, kind, surface };
  form.reset();
  document.getElementById("take-surface").textContent = surface;
  field("id").value = `${kind}/`;
  field("ar").value = surface;
  field("find").value = "";
  field("who").value = localStorage.getItem("who") || "";
  complain("");
  busy(false);
  arrange();
  dialog.showModal();
  field("id").focus();
}

function mode() {
  return form.elements.mode.value;
}

/** Shows the fields that the choice needs; what is hidden need not be filled in. */
function arrange() {
  const fresh = mode() === "new";
  document.getElementById("take-new").hidden = !fresh;
  document.getElementById("take-known").hidden = fresh;
  for (const name of ["id", "ar", "en"]) field(name).required = fresh;
  field("id").disabled = !fresh;
  const kind = fresh ? field("id").value.split("/")[0] : chosen()?.split("/")[0] || taken.kind;
  document.getElementById("take-public").hidden = kind !== "person";
  field("public").required = kind === "person";
  if (!fresh && !field("list").childElementCount) find();
}

function chosen() {
  return form.querySelector("input[name='known']:checked")?.value;
}

let asked = 0;
/** Known entities that bear the words searched for; of any kind, those of the name's own kind first. */
async function find() {
  const words = field("find").value.trim();
  const mine = ++asked;
  const list = field("list");
  if (!words) {
    list.replaceChildren();
    field("count").textContent = "";
    return;
  }
  const { items } = await api(`entities?q=${encodeURIComponent(words)}&limit=30`);
  if (mine !== asked) return; // more was typed meanwhile
  items.sort((a, b) => (b.class === taken.kind) - (a.class === taken.kind));
  list.replaceChildren(...items.map(choice));
  field("count").textContent = items.length ? form.dataset.some.replace("{0}", items.length) : form.dataset.none;
}

function choice(item) {
  const name = lang === "ar" ? item.ar : item.en;
  const other = lang === "ar" ? item.en : item.ar;
  const input = element("input", { type: "radio", name: "known", value: item.entity });
  return element("li", {}, element("label", {}, input, element("span", {}, element("bdi", {}, name), " ", element("small", {}, element("bdi", {}, other), " · ", element("bdi", { class: "mono", dir: "ltr" }, item.entity)))));
}

/** While the words are compiled anew, which takes some seconds. */
function busy(yes) {
  form.querySelector("button[type='submit']").disabled = yes;
  document.getElementById("take-wait").hidden = !yes;
}

function complain(sentence) {
  const place = document.getElementById("take-bad");
  place.textContent = sentence;
  place.hidden = !sentence;
}

async function save() {
  const fresh = mode() === "new";
  const id = fresh ? field("id").value.trim() : chosen();
  if (!id) throw new Error(form.dataset.choose);
  const names = fresh ? field("names").value.split("\n").map((n) => n.trim()).filter(Boolean) : [taken.surface];
  localStorage.setItem("who", field("who").value.trim());
  const { job } = await api("names", {
    method: "POST",
    body: {
      entity: taken.entity,
      id,
      ar: fresh ? field("ar").value.trim() : null,
      en: fresh ? field("en").value.trim() : null,
      names,
      public: id.startsWith("person/") && field("public").checked,
      who: field("who").value.trim(),
      why: field("why").value.trim(),
      seen: Number(root.dataset.seen),
    },
  });
  location.assign(`/${lang}/jobs/${encodeURIComponent(job)}`);
}

if (dialog) {
  let typing;
  field("find").addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => find().catch((error) => complain(error.message)), 180);
  });
  field("find").addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault(); // it would send the form
  });
  form.addEventListener("change", arrange);
  field("id").addEventListener("input", arrange);
  document.getElementById("take-cancel").addEventListener("click", () => dialog.close());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    complain("");
    busy(true);
    save().catch((error) => {
      complain(error.message);
      busy(false);
    });
  });
}
