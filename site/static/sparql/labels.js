// The labels of the IRIs of a result: a second query to the same engine.

const AT_ONCE = 500;

/** Looks labels up, each once. `ask` runs a SELECT query; `terms` have their labels already. */
export class Labels {
  constructor(terms, prefixes, query) {
    this.query = query;
    this.known = new Map();
    for (const { name, ja, en } of terms) {
      const [prefix, local] = name.split(/:(.*)/s);
      if (ja || en) this.known.set(prefixes[prefix] + local, ja ? { text: ja, language: "ja" } : { text: en, language: "en" });
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
    if (!this.known.get(iri) || language === "ja") this.known.set(iri, { text: label.value, language });
  }
}
