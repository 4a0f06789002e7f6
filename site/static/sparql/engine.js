// Where a query is answered: by the worker in this browser, or by an endpoint over HTTP.

import { ROOT } from "./addresses.js";

const at = (path) => new URL(path, ROOT).href;

/** Thrown where a query was stopped on purpose. */
export class Cancelled extends Error {}

/** Oxigraph in a worker. It is started and given its data when it is first needed. */
export class LocalEngine {
  #worker = null;
  #waiting = new Map();
  #loaded = null;
  #number = 0;

  /** `dataset` is dataset.json; `onProgress` is told how loading goes. */
  constructor(dataset, onProgress) {
    this.dataset = dataset;
    this.onProgress = onProgress;
  }

  /** Load the data of these plans (null: all data), unless that is what is loaded. */
  async load(plans) {
    const files = filesOf(this.dataset, plans);
    const wanted = JSON.stringify(files);
    if (this.#worker && this.#loaded === wanted) return;
    this.cancel();
    this.#worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    this.#worker.onmessage = ({ data }) => this.#receive(data);
    this.#worker.onerror = (event) => this.#fail(new Error(event.message || "the worker could not be started"));
    await this.#ask("load", { files, base: this.dataset.base, engineBytes: this.dataset.engine.bytes });
    this.#loaded = wanted;
  }

  /** The answer to a query as text in `format`, and the seconds it took. */
  query(text, format) {
    return this.#ask("query", { text, format });
  }

  /** Stop whatever the worker does. What waits for it fails with Cancelled. */
  cancel() {
    this.#worker?.terminate();
    this.#worker = this.#loaded = null;
    this.#fail(new Cancelled());
  }

  #ask(task, rest) {
    const id = ++this.#number;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, task, ...rest });
    });
  }

  #receive({ kind, id, ...rest }) {
    if (kind === "progress") return this.onProgress(rest);
    const { resolve, reject } = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (kind === "done") resolve(rest);
    else reject(new Error(rest.message));
  }

  #fail(error) {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

/** An endpoint of the SPARQL 1.1 Protocol. */
export class RemoteEngine {
  #running = new AbortController();

  constructor(address) {
    this.address = at(address);
  }

  async load() {}

  async query(text, format) {
    const begun = performance.now();
    this.#running = new AbortController();
    const body = new URLSearchParams({ query: text });
    const request = { method: "POST", headers: { Accept: format }, body, signal: this.#running.signal };
    let response;
    try {
      response = await fetch(this.address, request);
    } catch (error) {
      throw error.name === "AbortError" ? new Cancelled() : new Error(`${this.address}: ${error.message}`);
    }
    const answer = await response.text();
    if (!response.ok) throw new Error(answer.trim() || `${response.status} ${response.statusText}`);
    return { text: answer, seconds: (performance.now() - begun) / 1000 };
  }

  cancel() {
    this.#running.abort();
  }
}

/** The files to load: the whole dump, packed where the browser can unpack it, or the plans' own. */
function filesOf({ whole, compressed, reference, plans }, chosen) {
  if (chosen === null) {
    const { path, bytes } = typeof DecompressionStream === "undefined" ? whole : compressed;
    return [{ url: at(path), bytes }];
  }
  return [reference, ...plans.filter(({ graph }) => chosen.includes(graph))]
    .map(({ path, bytes, graph }) => ({ url: at(path), bytes, graph }));
}
