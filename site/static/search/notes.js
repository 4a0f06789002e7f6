// What the page says beside the results: how the query was understood, what else could be tried.

import { addressOf } from "./address.js";
import { counted, make, word } from "./dom.js";

/** How the query was understood, as paragraphs. */
export function understood(search) {
  return [
    ...search.short.map((term) => word("too-short", { word: term.typed })),
    ...search.split.map(({ whole, parts }) => word("split", { whole, parts: quoted(parts) })),
    ...search.terms.filter((term) => term.names.length)
      .map((term) => word("read-as", { typed: term.typed, names: quoted([...new Set(term.names)]) })),
  ].map((text) => make("p", { class: "soft" }, text));
}

const quoted = (words) => [...new Set(words)].map((each) => `“${each}”`).join(" ");

/** How much was found: of a part of the index, where not all of it was searched yet. */
export function found(search) {
  const values = { count: counted(search.count), read: counted(search.searched), searched: counted(search.whole) };
  return word(search.searched < search.whole ? "found-more" : "found", values);
}

/** What can be tried where nothing was found: without filters, each word alone, other words. */
export async function suggestions(search, wanted) {
  const link = (label, other) => make("li", {}, make("a", { href: addressOf(other, location.href) }, label));
  const items = [];
  const anywhere = { q: wanted.q, kinds: [], ward: "", year: "", policy: "" };
  if (search.filters.length && search.terms.length) {
    const count = await search.everywhere();
    if (count) items.push(link(word("none-filters", { count: counted(count) }), anywhere));
  }
  for (const term of search.tried.length > 1 ? search.tried : []) {
    const count = await search.alone(term);
    if (count) items.push(link(word("none-word", { word: term.typed, count: counted(count) }), { ...anywhere, q: term.typed }));
  }
  items.push(make("li", {}, word("none-shorter")));
  return [make("p", {}, word("none-help")), make("ul", {}, ...items)];
}
