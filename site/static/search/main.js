// The search page: answers the form, keeps the address, shows results and what went wrong.

import { addressOf, asked, fillIn, filledIn, filtersOf } from "./address.js";
import { byId, make, word } from "./dom.js";
import { found, suggestions, understood } from "./notes.js";
import { resultOf } from "./results.js";
import { Search } from "./searching.js";
import { Missing, Store } from "./store.js";

const PAGE = 10;

const form = byId("search-form");
const status = byId("search-status");
const list = byId("search-list");
const more = byId("search-more");
const store = new Store();
const place = { root: new URL(form.dataset.root, document.baseURI), kindOf };
let current = null;

function kindOf(name) {
  return form.querySelector(`[name=kind][value="${name}"]`).parentElement.textContent.trim();
}

/** Run a part of a search; what cannot be fetched is told, with a way to try again. */
async function attempt(run) {
  const error = byId("search-error");
  error.hidden = true;
  try {
    await run();
  } catch (problem) {
    if (!(problem instanceof Missing)) throw problem;
    const retry = make("button", { type: "button", class: "plain-button", onclick: () => attempt(run) }, word("retry"));
    const lines = problem.gone ? [word("stale", { file: problem.file })]
      : [word("failed", { file: problem.file }), word("failed-help")];
    error.replaceChildren(...lines.map((line) => make("p", {}, line)), make("p", {}, retry));
    error.hidden = false;
    status.textContent = "";
  }
}

/** Search for what is wanted, and show it unless something else was wanted meanwhile. */
async function show(wanted) {
  const mine = {};
  current = mine;
  const filters = filtersOf(wanted);
  byId("search-answer").hidden = true;
  byId("search-idle").hidden = wanted.q !== "" || filters.length > 0;
  if (!byId("search-idle").hidden) {
    status.textContent = "";
    return;
  }
  status.textContent = word("working");
  const search = await Search.start(store, wanted.q, filters);
  const records = await search.next(PAGE);
  const tried = records.length || !search.asked ? [] : await suggestions(search, wanted);
  if (current !== mine) return;
  mine.search = search;
  status.textContent = records.length ? found(search) : word("none");
  byId("search-notes").replaceChildren(...understood(search), ...tried);
  list.replaceChildren(...records.map((record) => resultOf(record, search.terms, place)));
  byId("search-answer").hidden = false;
  offerMore(search);
}

function offerMore(search) {
  more.hidden = search.isDone;
  more.textContent = word(search.hasWaiting ? "more" : "older");
}

/** Show the next results, and go on to the first of them. */
async function showMore() {
  const { search } = current;
  const records = await search.next(PAGE);
  const items = records.map((record) => resultOf(record, search.terms, place));
  list.append(...items);
  status.textContent = found(search);
  offerMore(search);
  items[0]?.querySelector("a").focus();
}

/** Search for what the form says, and have the address say so. */
function submit(keep) {
  const wanted = filledIn(form);
  const address = addressOf(wanted, location.href);
  if (address !== location.href) history[keep ? "pushState" : "replaceState"](null, "", address);
  return attempt(() => show(wanted));
}

/** Search for what the address says. */
function follow() {
  fillIn(form, asked(location.href));
  return attempt(() => show(filledIn(form)));
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  submit(true);
});
byId("search-filters").addEventListener("change", () => submit(false));
more.addEventListener("click", () => attempt(showMore));
addEventListener("popstate", follow);
if (matchMedia("(max-width: 40rem)").matches && !filtersOf(asked(location.href)).length) {
  byId("search-filters").open = false;
}
follow().then(() => { form.dataset.ready = ""; });
