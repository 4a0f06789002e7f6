// Prefixes: which a query declares and uses, and declarations put in for those that are missing.

import { meaningful } from "./tokens.js";

/** The prefixes a query declares. */
export function declared(text) {
  const list = meaningful(text);
  const names = list.filter((token, at) =>
    token.kind === "name" && list[at - 1]?.text.toUpperCase() === "PREFIX");
  return new Set(names.map((token) => token.text.slice(0, -1)));
}

/** The prefixes a query uses without declaring them, as far as `known` has them. */
export function missing(text, known) {
  const has = declared(text);
  const used = meaningful(text)
    .filter(({ kind }) => kind === "name")
    .map((token) => token.text.split(":")[0]);
  return [...new Set(used)].filter((name) => !has.has(name) && name in known);
}

/** Lines that declare these prefixes. */
export const declarations = (names, known) =>
  names.map((name) => `PREFIX ${name}: <${known[name]}>\n`).join("");
