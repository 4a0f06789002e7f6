// Marks all that belongs to what was chosen: every piece of an element, and its statements. On a narrow
// window these come up from below, so that the reader keeps the place in the text.
const beside = document.querySelector(".beside");
const narrow = matchMedia("(max-width: 61.99rem)");

let origin = null;

function clear() {
  for (const each of document.querySelectorAll(".beside .on")) each.classList.remove("on", "sheet");
}

function choose(row, sentence) {
  clear();
  row.classList.add("on");
  for (const each of beside.querySelectorAll(`.transcript a[href="#${row.id}"]`)) each.classList.add("on");
  const pane = row.closest(".side");
  if (!narrow.matches) pane.scrollTop += row.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
  if (!sentence) return;
  if (narrow.matches) row.classList.add("sheet");
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
  origin = sentence;
}

beside?.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (!link) return;
  const row = document.getElementById(link.getAttribute("href").slice(1));
  if (link.closest(".transcript") && row) {
    event.preventDefault();
    choose(row, link);
  } else if (link.closest(".made") && row?.matches(".transcript a")) choose(link.closest(".made > li"), null);
});

beside?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !origin) return;
  clear();
  origin.focus();
  origin = null;
});

function arrive() {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const row = place?.matches(".transcript a") && document.getElementById(place.getAttribute("href").slice(1));
  if (row) choose(row, null);
}

addEventListener("hashchange", arrive);
if (beside) arrive();
