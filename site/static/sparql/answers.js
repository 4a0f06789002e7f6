// Answers as rows of terms, and as files: CSV, TSV (SPARQL 1.1 Query Results) and JSON.

const XSD = "http://www.w3.org/2001/XMLSchema#";
const BARE = new Set(["integer", "decimal", "double"].map((name) => XSD + name));
export const TABLE = "application/sparql-results+json";
export const TRIPLES = "application/n-triples";
export const TURTLE = "text/turtle";

const TRIPLE = ["subject", "predicate", "object"];

/** A table: its variables, and rows of terms as SPARQL's JSON has them, by variable. */
export function tableOf(json) {
  const { head, results } = JSON.parse(json);
  return { names: head.vars, rows: results.bindings };
}

/** Whether an ASK query holds. */
export const truthOf = (json) => JSON.parse(json).boolean;

const TERM = /<([^>]*)>|(_:[^\s]+)|"((?:[^"\\]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?/gy;
const ESCAPES = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f" };

/** N-Triples as a table of three columns, in a stable order. */
export function tableOfTriples(text) {
  const rows = text.split("\n").filter(Boolean).sort().map((line) => {
    const terms = [];
    for (let at = 0; terms.length < 3; at = TERM.lastIndex + 1) {
      TERM.lastIndex = at;
      terms.push(termOf(TERM.exec(line)));
    }
    return Object.fromEntries(TRIPLE.map((name, place) => [name, terms[place]]));
  });
  return { names: TRIPLE, rows };
}

function termOf([, iri, blank, text, language, datatype]) {
  if (iri !== undefined) return { type: "uri", value: unescaped(iri) };
  if (blank !== undefined) return { type: "bnode", value: blank.slice(2) };
  const rest = language ? { "xml:lang": language } : datatype ? { datatype } : {};
  return { type: "literal", value: unescaped(text), ...rest };
}

const unescaped = (text) =>
  text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/gs, (_, four, eight, sign) =>
    sign ? ESCAPES[sign] ?? sign : String.fromCodePoint(parseInt(four ?? eight, 16)));

/** Whether a term is a number. */
export const isNumber = (term) => term?.type === "literal" && BARE.has(term.datatype);

/** CSV as RFC 4180 and SPARQL 1.1 Query Results CSV (section 3) have it. */
export function csvOf({ names, rows }) {
  const cell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const valueOf = (term) => (!term ? "" : term.type === "bnode" ? `_:${term.value}` : term.value);
  const lines = rows.map((row) => names.map((name) => cell(valueOf(row[name]))).join(","));
  return [names.join(","), ...lines, ""].join("\r\n");
}

/** TSV (section 4): terms as Turtle writes them. */
export function tsvOf({ names, rows }) {
  const lines = rows.map((row) => names.map((name) => (row[name] ? written(row[name]) : "")).join("\t"));
  return [names.map((name) => `?${name}`).join("\t"), ...lines, ""].join("\n");
}

function written(term) {
  if (term.type === "uri") return `<${term.value}>`;
  if (term.type === "bnode") return `_:${term.value}`;
  if (isNumber(term)) return term.value;
  const text = term.value.replace(/[\\"\t\n\r]/g, (sign) => ({ "\t": "\\t", "\n": "\\n", "\r": "\\r" })[sign] ?? `\\${sign}`);
  const suffix = term["xml:lang"] ? `@${term["xml:lang"]}` : term.datatype ? `^^<${term.datatype}>` : "";
  return `"${text}"${suffix}`;
}
