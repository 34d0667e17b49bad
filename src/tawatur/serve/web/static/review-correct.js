// The form that corrects a claim: every field with what it says now, and the report's own names and figures to choose from.
import { api, element, failed, lang } from "/static/desk.js";
import { ask, choices, fresh, judge, say, signature } from "/static/review-send.js";

const ROLES = ["agent", "target", "participant"];
const HINTS = { when: "edtf", weapons: "commas", span: "from_to" };

export async function correct(claim, place) {
  const told = await api(`claims/${encodeURIComponent(claim)}?lang=${lang}`).catch(failed);
  if (!told) return;
  const fields = told.fields.map((field) => ({ ...field, ...control(field) }));
  const bad = element("p", { class: "bad", role: "alert", hidden: true });
  const signing = signature("correct", { below: true });
  const rows = fields.flatMap((field) => [
    element(field.for ? "label" : "span", field.for ? { for: field.for } : { id: field.labelled }, field.label, ...(field.corrected ? [" ", element("span", { class: "chip" }, say("corrected"))] : [])),
    field.node,
  ]);
  let body;
  let signed;
  const buttons = choices(say("give"));
  buttons[0].addEventListener("click", (event) => {
    const changed = fields.filter((field) => field.read() !== field.value);
    body = { verb: "correct", claims: [claim], fields: Object.fromEntries(changed.map((field) => [field.name, field.read()])) };
    bad.hidden = changed.length > 0;
    bad.textContent = say("nothing_changed");
    signed = changed.length ? signing.read() : null;
    if (!signed) event.preventDefault();
  });
  const parts = [
    element("blockquote", { lang: "ar", dir: "auto" }, told.text), element("p", { class: "note" }, say("correct_what")),
    element("div", { class: "fields" }, ...rows), signing.node, bad,
  ];
  if (await ask(say("correct_title"), parts, buttons)) await judge(body, { signed, place });
}

/** The control of a field: {node, read, for | labelled}; `read` gives its value as the command line writes it. */
function control(field) {
  if (field.few.length) return select(field.few, field.value);
  if (field.name === "where") return picker(field.choices, field.value, true);
  if (field.name === "places") return rows(field, (value) => picker(field.choices, value));
  if (field.name === "chain") return rows(field, (value) => linked(field.choices, value), true);
  if (field.name === "actors") return rows(field, (value) => actor(field.choices, value));
  if (field.name === "figures") return boxes(field);
  return line(field);
}

function select(options, value) {
  const node = element("select", { id: fresh("few") }, ...options.map((o) => element("option", { value: o.value, selected: o.value === value }, o.label)));
  return { node, for: node.id, read: () => node.value };
}

function line(field) {
  const hint = element("small", { id: fresh("hint") }, ...examples(say(HINTS[field.name])));
  const empty = field.value === "none";
  const input = element("input", { type: "text", id: fresh("line"), value: empty ? "" : field.value, dir: field.name === "weapons" ? "auto" : "ltr", "aria-describedby": hint.id });
  return { node: element("div", {}, input, hint), for: input.id, read: () => input.value.trim() || (field.name === "span" ? field.value : "none") };
}

/** A sentence in which dates keep their own direction. */
function examples(sentence) {
  return sentence.split(/(\d{4}[-\d/]*)/).map((part, i) => (i % 2 ? element("bdi", { dir: "ltr" }, part) : part));
}

/** One entity of the report, or another by id. */
function picker(options, value, none = false) {
  const known = options.some((o) => o.value === value);
  const list = element("select", { id: fresh("entity") },
    ...(none ? [element("option", { value: "none", selected: value === "none" }, say("none"))] : []),
    ...options.map((o) => element("option", { value: o.value, selected: o.value === value }, o.label)),
    element("option", { value: "", selected: !known && !(none && value === "none") }, say("other")));
  const other = element("input", { type: "text", dir: "ltr", "aria-label": say("other_label"), placeholder: "place/…", value: known || value === "none" ? "" : value });
  const arrange = () => { other.hidden = list.value !== ""; };
  list.addEventListener("change", () => { arrange(); if (!other.hidden) other.focus(); });
  arrange();
  return { node: element("span", { class: "row" }, list, other), list, for: list.id, read: () => list.value || other.value.trim() || "none" };
}

/** A speaker, whose words keep their place while it stays the same. */
function linked(options, value) {
  const [entity, place] = value.split("@");
  const item = picker(options, entity);
  return { ...item, read: () => (item.read() === entity && place ? value : item.read()) };
}

function actor(options, value) {
  const [role, entity] = value.includes(":") ? [value.slice(0, value.indexOf(":")), value.slice(value.indexOf(":") + 1)] : ["agent", value];
  const roles = element("select", { "aria-label": say("role") }, ...ROLES.map((r) => element("option", { value: r, selected: r === role }, say(`role_${r}`))));
  const item = picker(options, entity);
  return { ...item, node: element("span", { class: "row" }, roles, item.node), read: () => `${roles.value}:${item.read()}` };
}

/** Several values, one in each row; `ordered`: which comes first matters. */
function rows(field, make, ordered = false) {
  const id = fresh("rows");
  const list = element("ol", {});
  const read = () => [...list.children].map((row) => row.read()).filter((value) => !/(^|:)none$/.test(value)).join(",") || "none";
  const add = (value, focus) => {
    const item = make(value);
    item.list.setAttribute("aria-label", field.label);
    const off = element("button", { type: "button", class: "small", "aria-label": say("remove_row") }, "×");
    const row = element("li", { class: "row" }, item.node, off);
    off.addEventListener("click", () => { row.remove(); more.focus(); });
    if (ordered) {
      const up = element("button", { type: "button", class: "small", "aria-label": say("earlier") }, "↑");
      up.addEventListener("click", () => { row.previousElementSibling?.before(row); up.focus(); });
      row.append(up);
    }
    row.read = item.read;
    list.append(row);
    if (focus) item.list.focus();
  };
  const more = element("button", { type: "button", class: "small" }, say("add_row"));
  more.addEventListener("click", () => add(field.choices[0]?.value || "", true));
  if (field.value !== "none") for (const value of field.value.split(",")) add(value);
  return { node: element("div", { role: "group", "aria-labelledby": id }, list, more), labelled: id, read };
}

function boxes(field) {
  const id = fresh("boxes");
  const held = new Set(field.value.split(","));
  const box = (o) => element("li", {}, element("label", {}, element("input", { type: "checkbox", value: o.value, checked: held.has(o.value) }), " ", element("bdi", { dir: "auto" }, o.label)));
  const near = field.choices.filter((o) => o.inside || held.has(o.value));
  const far = field.choices.filter((o) => !near.includes(o));
  const node = element("div", { role: "group", "aria-labelledby": id }, element("ul", {}, ...near.map(box)),
    ...(far.length ? [element("details", {}, element("summary", {}, say("figures_beyond")), element("ul", {}, ...far.map(box)))] : []));
  const was = field.value === "none" ? [] : field.value.split(",");
  const read = () => {
    const on = new Set([...node.querySelectorAll("input:checked")].map((input) => input.value));
    return [...was.filter((v) => on.delete(v)), ...on].join(",") || "none"; // in the order that they had
  };
  return { node, labelled: id, read };
}
