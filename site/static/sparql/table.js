// An answer as a table: labels beside IRIs, links into the site.

import { isNumber } from "./answers.js";
import { pageOf, shorten } from "./addresses.js";
import { both, counted, make, word } from "./dom.js";

/** So many rows stand in the page. */
export const SHOWN = 1000;

/** The elements that show a table. `context` has base, prefixes and labels. */
export function drawTable({ names, rows }, context) {
  if (rows.length === 0) return [make("p", {}, both("none"))];
  const numeric = new Set(names.filter((name) => isNumeric(rows, name)));
  const head = names.map((name) => make("th", { scope: "col", class: numeric.has(name) ? "n" : null }, name));
  const body = rows.slice(0, SHOWN).map((row) =>
    make("tr", {}, ...names.map((name) =>
      make("td", { class: numeric.has(name) ? "n" : null }, ...(row[name] ? cellOf(row[name], context) : [])))));
  const table = make("table", { class: "answer" }, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...body));
  const scroll = { class: "scroll", role: "region", tabindex: "0", "aria-labelledby": "s-answer" };
  const cut = rows.length > SHOWN ? [make("p", { class: "note" }, both("cut", { n: counted(SHOWN) }))] : [];
  return [...cut, make("div", scroll, table)];
}

/** Whether all values of a column are numbers. */
export function isNumeric(rows, name) {
  const values = rows.map((row) => row[name]).filter(Boolean);
  return values.length > 0 && values.every(isNumber);
}

function cellOf(term, context) {
  if (term.type === "uri") return iriOf(term.value, context);
  if (term.type === "bnode") return [make("span", { class: "iri" }, `_:${term.value}`)];
  const language = term["xml:lang"];
  const title = language ? word("literal-in", { language }) : null;
  return [make("span", { lang: language ?? null, title }, term.value)];
}

function iriOf(iri, { base, prefixes, labels }) {
  const label = labels.of(iri);
  const name = shorten(iri, prefixes);
  const short = make("span", { class: "iri", title: iri }, name === iri && iri.startsWith(base) ? iri.slice(base.length) : name);
  const shown = label ? make("span", { lang: label.language || null }, label.text) : short;
  const own = pageOf(iri, base);
  const outside = !iri.startsWith(base) && /^https?:/.test(iri);
  const address = own ?? (outside ? iri : null);
  const link = address ? make("a", { href: address, rel: outside ? "external" : null }, shown) : shown;
  return label ? [link, " ", short] : [link];
}
