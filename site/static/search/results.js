// Results as the page shows them.

import { make } from "./dom.js";
import { marked, passage } from "./passages.js";

/** A list item: title with its link, what it is part of, the passage, and the kind. */
export function resultOf(record, terms, { root, kindOf }) {
  const [first, second] = titles(record);
  const link = make("a", { href: new URL(record.path, root).href, lang: first.lang }, ...pieces(marked(first.text, terms)));
  return make(
    "li",
    {},
    make("h3", {}, link, second ? " " : null, second ? other(second, terms) : null),
    make("p", { class: "soft" }, make("span", { class: "tag" }, kindOf(record.kind)), ...part(record.where, terms)),
    record.body ? make("p", { lang: "ja", class: "passage" }, ...pieces(passage(record.body, terms))) : null,
  );
}

/** The titles of a record, that in the language of the page before the other. */
function titles({ title, english }) {
  const both = [{ text: title, lang: "ja" }, { text: english, lang: "en" }].filter(({ text }) => text);
  return document.documentElement.lang === "en" ? both.reverse() : both;
}

const other = ({ text, lang }, terms) => make("span", { class: "en", lang }, ...pieces(marked(text, terms)));

function part(where, terms) {
  if (!where) return [];
  return [" ", make("span", { lang: "ja" }, ...pieces(marked(where.split("\n").join(" › "), terms)))];
}

const pieces = (found) =>
  found.map(({ text, marked: hit }) => (hit ? make("mark", {}, text) : document.createTextNode(text)));
