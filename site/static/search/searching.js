// A search from the first volume to the last: no more of them than are wanted.

import { scored, search } from "./matching.js";
import { holds } from "./passages.js";
import { WAYS, asRead, isTooShort, mayBeRead, partsOf, termsOf } from "./query.js";

/** A query and filters in hand: what was found so far, and how to find more. */
export class Search {
  #store; #volumes; #read = 0; #waiting = [];
  titles = [];
  split = [];
  tried = [];
  count = 0;
  searched = 0;

  constructor(store, volumes, terms, filters) {
    this.#store = store;
    this.#volumes = volumes;
    this.terms = terms;
    this.filters = filters;
    this.whole = volumes.reduce((sum, volume) => sum + volume.records, 0);
  }

  /** A search for a query as typed; `filters` are lists of tokens, one of each list must fit. */
  static async start(store, query, filters) {
    const typed = termsOf(query);
    const names = typed.some(mayBeRead) ? await store.names() : [];
    const terms = typed.map((term) => asRead(term, names));
    const search = new Search(store, await store.volumes(), terms.filter((term) => !isTooShort(term)), filters);
    search.titles = terms.length === 1 ? terms[0].forms : [typed.map((term) => term.forms[0]).join(" ")];
    search.short = terms.filter(isTooShort);
    search.names = names;
    if (search.terms.length || search.filters.length) await search.#begin();
    return search;
  }

  /** Whether there was anything to look for. */
  get asked() {
    return this.terms.length + this.filters.length > 0;
  }

  get isDone() {
    return this.#read === this.#volumes.length && this.#waiting.length === 0;
  }

  /** Whether results that are known are still to be shown. */
  get hasWaiting() {
    return this.#waiting.length > 0;
  }

  async #begin() {
    await this.#untilFound();
    const whole = this.terms;
    for (const way of WAYS) {
      if (this.count > 0) return;
      await this.#parted(whole, way);
    }
    if (this.count > 0) return;
    this.tried = this.terms;
    this.terms = whole;
    this.split = [];
  }

  /** Search anew for the parts of the terms, where that gives others. */
  async #parted(whole, way) {
    const parts = whole.map((term) => partsOf(term, way));
    if (!parts.some((each) => each.length)) return;
    this.split = whole.map((term, at) => ({ whole: term.typed, parts: parts[at].map((part) => part.typed) }))
      .filter(({ parts: several }) => several.length);
    this.terms = whole.flatMap((term, at) => (parts[at].length ? parts[at] : [term]))
      .map((term) => asRead(term, this.names)).filter((term) => !isTooShort(term));
    this.#read = this.searched = 0;
    this.titles = [];
    await this.#untilFound();
  }

  async #untilFound() {
    const more = () => this.asked && this.#waiting.length === 0 && this.#read < this.#volumes.length;
    while (more()) await this.#volume();
  }

  async #volume() {
    const volume = this.#volumes[this.#read];
    const found = await search(this.#store, volume, this);
    this.#read += 1;
    this.searched += volume.records;
    this.count += found.length;
    this.#waiting.push(...found.map((hit) => ({ ...hit, volume })));
  }

  /** The next records, up to `most`; searches on in further volumes where too few are waiting. */
  async next(most) {
    const records = [];
    while (records.length < most) {
      if (this.#waiting.length === 0) {
        if (records.length) break;
        await this.#untilFound();
        if (this.#waiting.length === 0) break;
      }
      const hits = this.#waiting.slice(0, most - records.length);
      const texts = await Promise.all(hits.map((hit) => this.#store.record(hit.volume, hit.number)));
      this.#waiting.splice(0, hits.length);
      const held = texts.filter((record) => holds(record, this.terms));
      this.count -= texts.length - held.length;
      records.push(...held);
    }
    return records;
  }

  /** How many records of what was searched hold one of the terms alone. */
  async alone(term) {
    const volumes = this.#volumes.slice(0, this.#read);
    const found = await Promise.all(volumes.map((volume) => scored(this.#store, volume, term)));
    return found.reduce((sum, records) => sum + records.size, 0);
  }

  /** The same search without filters. */
  async everywhere() {
    const search = new Search(this.#store, this.#volumes, this.terms, []);
    await search.#untilFound();
    return search.count;
  }
}
