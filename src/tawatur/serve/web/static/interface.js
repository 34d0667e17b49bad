// Opens what the address points at.
function open() {
  const at = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (at instanceof HTMLDetailsElement) { at.open = true; at.scrollIntoView(); }
}
addEventListener("hashchange", open);
open();
