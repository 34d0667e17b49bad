// Hands files and texts over, reads the sample, and watches the reading until it has ended.
import { api, element, failed, lang } from "/static/desk.js";

const READ = /\.(txt|text|html?|xhtml)$/i;
const WAIT = 500; // milliseconds between two looks at the work

function follow(job) {
  location.assign(`/${lang}/jobs/${encodeURIComponent(job)}`);
}

/** Sends, and goes to the work that begins; says in `state` what keeps it from beginning. */
async function send(form, state, path, body) {
  const button = form.querySelector("button.main");
  button.disabled = true;
  state.textContent = form.dataset.sending;
  state.classList.remove("warn");
  try {
    follow((await api(path, { method: "POST", body })).job);
  } catch (error) {
    complain(state, error.message);
  }
  button.disabled = false;
}

function complain(state, sentence) {
  state.textContent = sentence;
  state.classList.add("warn");
}

// --- files ------------------------------------------------------------------------------------------------------------

const files = document.getElementById("add-files");
if (files) {
  const input = document.getElementById("files");
  const drop = document.getElementById("drop");
  const list = document.getElementById("chosen");
  const state = document.getElementById("f-state");
  let chosen = [];

  const show = (given) => {
    const most = Number(files.dataset.most);
    chosen = given.filter((f) => READ.test(f.name) && f.size <= most);
    const said = (items, phrase) => (items.length ? [element("p", { class: "warn" }, phrase.replace("{0}", items.map((f) => f.name).join("، ")).replace("{1}", Math.floor(most / 1e6)))] : []);
    list.replaceChildren(
      element("p", {}, element("b", {}, files.dataset.chosen.replace("{0}", chosen.length))),
      element("ul", {}, ...chosen.slice(0, 30).map((f) => element("li", {}, element("bdi", { dir: "auto" }, f.name)))),
      ...said(given.filter((f) => !READ.test(f.name)), files.dataset.strange),
      ...said(given.filter((f) => READ.test(f.name) && f.size > most), files.dataset.large),
    );
  };
  input.addEventListener("change", () => show([...input.files]));
  for (const name of ["dragenter", "dragover"]) drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    show([...event.dataTransfer.files]);
  });
  files.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!chosen.length) return complain(state, files.dataset.none);
    const body = new FormData();
    for (const file of chosen) body.append("files", file, file.name);
    for (const name of ["outlet", "published"]) body.append(name, files.elements[name].value);
    send(files, state, "reports", body);
  });
}

// --- a text -----------------------------------------------------------------------------------------------------------

const text = document.getElementById("add-text");
if (text) {
  const state = document.getElementById("t-state");
  text.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!text.elements.text.value.trim()) return complain(state, text.dataset.none);
    const body = {};
    for (const name of ["text", "outlet", "published", "title", "url"]) body[name] = text.elements[name].value;
    send(text, state, "reports", body);
  });
}

// --- the sample -------------------------------------------------------------------------------------------------------

for (const button of document.querySelectorAll("[data-sample]")) {
  button.addEventListener("click", () => {
    button.disabled = true;
    api("sample", { method: "POST" }).then(({ job }) => follow(job)).catch((error) => { button.disabled = false; failed(error); });
  });
}

// --- watching ---------------------------------------------------------------------------------------------------------

const box = document.querySelector("[data-job]");
if (box) {
  const stop = document.getElementById("stop");
  const bar = document.getElementById("bar");
  const problems = document.getElementById("problems");
  stop.hidden = false;
  stop.addEventListener("click", () => {
    stop.disabled = true;
    document.getElementById("state").textContent = box.dataset.stopping;
    api(`jobs/${box.dataset.job}`, { method: "DELETE" }).catch(failed);
  });
  const look = async () => {
    const job = await api(`jobs/${box.dataset.job}`);
    if (job.state !== "running" && job.state !== "waiting") {
      location.reload();
      return;
    }
    const total = Math.max(job.total, job.done, 1);
    bar.max = total;
    bar.value = job.done;
    document.getElementById("count").textContent = box.dataset.progress.replace("{0}", job.done).replace("{1}", total);
    problems.hidden = !job.problems.length;
    const list = problems.querySelector("ul");
    for (const sentence of job.problems.slice(list.childElementCount)) list.append(element("li", {}, element("bdi", { dir: "auto" }, sentence)));
    setTimeout(() => look().catch(failed), WAIT);
  };
  setTimeout(() => look().catch(failed), 150);
}
