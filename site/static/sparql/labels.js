// The labels of the IRIs of a result: a second query to the same engine.

const AT_ONCE = 500;

/** How good a label of a language is: that of the page before Japanese, that before any other. */
const rank = (language) => (language === undefined ? 0 : 2 + ["ja", document.documentElement.lang].lastIndexOf(language));

/** Looks labels up, each once. `ask` runs a SELECT query; `terms` have their labels already. */
export class Labels {
  constructor(terms, prefixes, query) {
    this.query = query;
    this.known = new Map();
    for (const { name, ja, en } of terms) {
      const [prefix, local] = name.split(/:(.*)/s);
      for (const [language, text] of Object.entries({ ja, en })) {
        if (text) this.#keep(prefixes[prefix] + local, { value: text, "xml:lang": language });
      }
    }
  }

  /** The label of an IRI: its text and language; undefined where it has none. */
  of(iri) {
    return this.known.get(iri) ?? undefined;
  }

  /** Learn the labels of these IRIs. */
  async learn(iris, ask) {
    const asked = [...new Set(iris)].filter((iri) => !this.known.has(iri) && !/[<>"{}|^`\\\s]/.test(iri));
    for (let at = 0; at < asked.length; at += AT_ONCE) {
      const some = asked.slice(at, at + AT_ONCE);
      const values = `{ ${some.map((iri) => `<${iri}>`).join(" ")} }`;
      const { results } = JSON.parse((await ask(this.query.replace("{ }", values))).text);
      for (const iri of some) this.known.set(iri, null);
      for (const row of results.bindings) this.#keep(row.iri.value, row.label);
    }
  }

  #keep(iri, label) {
    const language = label["xml:lang"] ?? "";
    if (rank(language) > rank(this.known.get(iri)?.language)) this.known.set(iri, { text: label.value, language });
  }
}
