// Results as the page shows them.

import { make } from "./dom.js";
import { marked, passage } from "./passages.js";

/** A list item: title with its link, what it is part of, the passage, and the kind. */
export function resultOf(record, terms, { root, kindOf }) {
  const link = make("a", { href: new URL(record.path, root).href, lang: "ja" }, ...pieces(marked(record.title, terms)));
  return make(
    "li",
    {},
    make("h3", {}, link, record.english ? english(record.english, terms) : null),
    make("p", { class: "soft" }, make("span", { class: "tag" }, kindOf(record.kind)), ...part(record.where, terms)),
    record.body ? make("p", { lang: "ja", class: "passage" }, ...pieces(passage(record.body, terms))) : null,
  );
}

const english = (text, terms) => make("span", { class: "en", lang: "en" }, ...pieces(marked(text, terms)));

function part(where, terms) {
  if (!where) return [];
  return [" ", make("span", { lang: "ja" }, ...pieces(marked(where.split("\n").join(" › "), terms)))];
}

const pieces = (found) =>
  found.map(({ text, marked: hit }) => (hit ? make("mark", {}, text) : document.createTextNode(text)));
