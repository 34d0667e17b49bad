// The map of the incidents chosen: outlines kept with the program, points drawn as exactly as they are known.
import { api, failed, onArrival, swap } from "/static/desk.js";

const lang = document.documentElement.lang;
const RINGS = { district: 12000, governorate: 45000, country: 160000, town_or_governorate: 9000 }; // metres: how far off a point may be
const CELL = 46; // pixels within which points are drawn as one
let outlines;

async function land() {
  outlines ??= Promise.all(["countries", "governorates"].map((name) => fetch(`/static/outlines/${name}.json`).then((r) => (r.ok ? r.json() : null), () => null)));
  return outlines;
}

function named(layer, feature) {
  const name = feature.properties[lang];
  if (name) layer.bindTooltip(document.createTextNode(name).textContent, { sticky: true, className: "map-name" });
}

/** Points that lie within one cell of the screen, drawn together. */
function clusters(map, spots) {
  const cells = new Map();
  for (const spot of spots) {
    const at = map.project([spot.lat, spot.lon], map.getZoom());
    const key = `${Math.floor(at.x / CELL)}:${Math.floor(at.y / CELL)}`;
    if (!cells.has(key)) cells.set(key, []);
    cells.get(key).push(spot);
  }
  return cells.values();
}

function draw(map, layer, spots, list, say) {
  layer.clearLayers();
  for (const group of clusters(map, spots)) {
    const count = group.reduce((sum, s) => sum + s.count, 0);
    const lead = group[0];
    const names = [...new Set(group.map((s) => s.name))];
    const title = say.replace("{0}", names.slice(0, 4).join("، ") + (names.length > 4 ? " …" : "")).replace("{1}", count);
    const size = 22 + Math.min(26, Math.sqrt(count) * 3);
    const icon = L.divIcon({ className: "", html: Object.assign(document.createElement("span"), { className: "cluster", textContent: count }), iconSize: [size, size] });
    if (group.length === 1 && RINGS[lead.precision]) {
      L.circle([lead.lat, lead.lon], { radius: RINGS[lead.precision], dashArray: "4 5", weight: 1.5, color: "#1f4e79", fillOpacity: 0.06, interactive: false }).addTo(layer);
    }
    const marker = L.marker([lead.lat, lead.lon], { icon, title, alt: title, keyboard: true }).addTo(layer);
    marker.getElement()?.firstChild?.setAttribute("data-size", size);
    const box = marker.getElement()?.firstChild;
    if (box) { box.style.width = `${size}px`; box.style.height = `${size}px`; }
    marker.on("click keypress", (event) => {
      if (event.type === "keypress" && event.originalEvent.key !== "Enter") return;
      if (group.length > 1 && map.getZoom() < 11) map.fitBounds(group.map((s) => [s.lat, s.lon]), { padding: [40, 40], maxZoom: map.getZoom() + 3 });
      else swap(group.reduce((url, s) => { url.searchParams.append("place", s.spot); return url; }, fresh(list)).toString()).catch(failed);
    });
  }
}

function fresh(list) {
  const url = new URL(list, location.href);
  url.searchParams.delete("place");
  return url;
}

async function open(box) {
  const [shapes, answer] = await Promise.all([land(), api(box.dataset.spots)]);
  if (!box.isConnected) return;
  const map = L.map(box, { attributionControl: false, zoomSnap: 0.5, minZoom: 3, maxZoom: 13, worldCopyJump: true });
  const renderer = L.canvas(); // one element, where shapes of SVG would each be a stop of the tabulator key
  const country = { weight: 1, color: "#8d98a5", fillColor: "#fbfaf6", fillOpacity: 1 };
  const inner = { weight: 0.7, color: "#b4bcc6", fillOpacity: 0.01 };
  for (const [shape, style] of [[shapes[0], country], [shapes[1], inner]]) {
    if (shape) L.geoJSON(shape, { style: { ...style, renderer }, renderer, onEachFeature: (f, l) => named(l, f) }).addTo(map);
  }
  const spots = answer.items;
  if (spots.length) map.fitBounds(spots.map((s) => [s.lat, s.lon]), { padding: [30, 30], maxZoom: 9 });
  else map.setView([34.5, 40], 5);
  const layer = L.layerGroup().addTo(map);
  const redraw = () => draw(map, layer, spots, box.dataset.list, box.dataset.say);
  map.on("zoomend", redraw);
  redraw();
  box.dataset.ready = "true";
}

onArrival((part) => {
  const box = part.querySelector("#map");
  if (box) open(box).catch(failed);
});
if (matchMedia("(max-width: 60rem)").matches) document.querySelector(".fold")?.removeAttribute("open");
