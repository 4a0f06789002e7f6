// SPARQL text as tokens (SPARQL 1.1, section 19.8), for colours, prefixes, completion and errors.

const RULES = [
  ["space", /\s+/y],
  ["comment", /#[^\n\r]*/y],
  ["iri", /<[^<>"{}|^`\\\s]*>/y],
  ["string", /"""(?:"{0,2}(?:[^"\\]|\\.))*"""|'''(?:'{0,2}(?:[^'\\]|\\.))*'''/ys],
  ["string", /"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'/y],
  ["variable", /[?$][\p{L}\p{N}_]+/yu],
  ["language", /@[A-Za-z]+(?:-[A-Za-z0-9]+)*/y],
  ["blank", /_:[\p{L}\p{N}_](?:[\p{L}\p{N}_.\-·]*[\p{L}\p{N}_\-·])?/yu],
  ["name", /(?:\p{L}(?:[\p{L}\p{N}_.\-·]*[\p{L}\p{N}_\-·])?)?:(?:(?:[\p{L}\p{N}_:]|%[0-9A-Fa-f]{2}|\\.)(?:(?:[\p{L}\p{N}_:.\-·]|%[0-9A-Fa-f]{2}|\\.)*(?:[\p{L}\p{N}_:\-·]|%[0-9A-Fa-f]{2}|\\.))?)?/yu],
  ["number", /(?:[0-9]+\.?[0-9]*|\.[0-9]+)[eE][+-]?[0-9]+|[0-9]*\.[0-9]+|[0-9]+/y],
  ["word", /[A-Za-z_][A-Za-z0-9_]*/y],
  ["operator", /\^\^|&&|\|\||!=|<=|>=|[{}()[\].,;*+\-/|^?!=<>]/y],
  ["other", /./ysu],
];

/** @returns {{kind: string, text: string, start: number, end: number}[]} all of the text, in order */
export function tokens(text) {
  const found = [];
  for (let at = 0; at < text.length; at = found.at(-1).end) {
    for (const [kind, rule] of RULES) {
      rule.lastIndex = at;
      const match = rule.exec(text);
      if (match) {
        found.push({ kind, text: match[0], start: at, end: rule.lastIndex });
        break;
      }
    }
  }
  return found;
}

/** The tokens that mean something. */
export const meaningful = (text) =>
  tokens(text).filter(({ kind }) => kind !== "space" && kind !== "comment");

const FORMS = new Set(["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]);

/** What a query asks for: SELECT, ASK, CONSTRUCT or DESCRIBE; null where it says none. */
export function formOf(text) {
  const words = meaningful(text).filter(({ kind }) => kind === "word");
  return words.map((token) => token.text.toUpperCase()).find((word) => FORMS.has(word)) ?? null;
}

/** The variables of a text, each once, with their mark. */
export const variablesOf = (text) =>
  [...new Set(meaningful(text).filter(({ kind }) => kind === "variable").map((token) => token.text))];
