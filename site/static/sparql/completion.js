// What could be meant by the word before the cursor: terms, prefixes, variables, keywords.

import { variablesOf } from "./tokens.js";

const KEYWORDS = [
  "ASK", "BIND", "BOUND", "BY", "CONSTRUCT", "CONTAINS", "COUNT", "DESC", "DESCRIBE", "DISTINCT", "EXISTS",
  "FILTER", "FROM", "GRAPH", "GROUP", "GROUP_CONCAT", "HAVING", "LANG", "LIMIT", "MINUS", "NAMED", "NOT",
  "OFFSET", "OPTIONAL", "ORDER", "PREFIX", "REGEX", "SAMPLE", "SELECT", "STR", "STRSTARTS", "SUM", "UNION",
  "VALUES", "WHERE",
];
const MOST = 8;
const SHORTEST = 2;
const BEFORE = /(?:[?$]?[\p{L}\p{N}_-]*:?[\p{L}\p{N}_-]*)$/u;

/**
 * Suggestions for the word that ends at `position`; `terms` and `prefixes` are those of terms.json.
 * @returns {{start: number, options: {text: string, note: string}[]}}
 */
export function suggestions(text, position, { terms, prefixes }) {
  const typed = BEFORE.exec(text.slice(0, position))[0];
  const start = position - typed.length;
  const inIri = text.lastIndexOf("<", position - 1) > Math.max(text.lastIndexOf(">", position - 1), text.lastIndexOf(" ", position - 1));
  if (typed.length < SHORTEST || inIri) return { start, options: [] };
  const options = typed.startsWith("?") || typed.startsWith("$")
    ? others(text, start, typed)
    : [...termsOf(typed, terms), ...prefixesOf(typed, prefixes), ...keywordsOf(typed)];
  const useful = options.filter((option) => option.text !== typed);
  return { start, options: useful.slice(0, MOST) };
}

function others(text, start, typed) {
  const rest = text.slice(0, start) + text.slice(start + typed.length);
  return variablesOf(rest).filter((name) => name.startsWith(typed)).map((name) => ({ text: name, note: "" }));
}

/** Terms by their short name, by its local part, or by their label. */
function termsOf(typed, terms) {
  const wanted = typed.toLowerCase();
  const rank = ({ name, ja, en }) => {
    const short = name.toLowerCase();
    if (short.startsWith(wanted)) return 0;
    if (short.split(":")[1].startsWith(wanted)) return 1;
    return [ja, en].some((label) => label?.toLowerCase().startsWith(wanted)) ? 2 : 3;
  };
  return terms
    .map((term) => ({ term, place: rank(term) }))
    .filter(({ place }) => place < 3)
    .sort((one, other) => one.place - other.place)
    .map(({ term }) => ({ text: term.name, note: term[document.documentElement.lang] || term.ja || term.en }));
}

const prefixesOf = (typed, prefixes) =>
  Object.keys(prefixes).filter((name) => name.startsWith(typed)).map((name) => ({ text: `${name}:`, note: prefixes[name] }));

const keywordsOf = (typed) =>
  KEYWORDS.filter((each) => each.startsWith(typed.toUpperCase())).map((each) => ({ text: each, note: "" }));
