// The worker: Oxigraph with the data, away from the page, so that a long query can be stopped.
//
// The named graphs are loaded as they are, and each statement once more into the default graph:
// so the default graph is their union, in which a statement of two graphs stands once.

import init, { Store, namedNode } from "../vendor/oxigraph/web.js";
import { bytesOf, linesOf } from "./loading.js";

const ENGINE = new URL("../vendor/oxigraph/web_bg.wasm", import.meta.url);
const GRAPH = / <[^<> ]*> \.$/gm;
const QUICK = { no_transaction: true, lenient: true };

let store;
let base;

const tell = (message) => postMessage(message);

const TASKS = {
  async load({ files, engineBytes, ...rest }) {
    base = rest.base;
    const total = engineBytes + files.reduce((sum, file) => sum + file.bytes, 0);
    const state = { kind: "progress", done: 0, total };
    const onBytes = (count) => {
      state.done += count;
      tell(state);
    };
    await init({ module_or_path: await bytesOf(ENGINE, onBytes) });
    store = new Store();
    for (const file of files) {
      await (file.graph ? addTurtle(file, onBytes) : addQuads(file, onBytes));
    }
    return {};
  },

  query({ text, format }) {
    const begun = performance.now();
    const result = store.query(text, { base_iri: base, results_format: format });
    return { text: result, seconds: (performance.now() - begun) / 1000 };
  },
};

async function addQuads(file, onBytes) {
  for await (const lines of linesOf(file.url, onBytes)) {
    store.load(lines, { ...QUICK, format: "application/n-quads" });
    store.load(lines.replace(GRAPH, " ."), { ...QUICK, format: "application/n-triples" });
  }
}

async function addTurtle(file, onBytes) {
  let text = "";
  for await (const lines of linesOf(file.url, onBytes)) text += lines;
  store.load(text, { ...QUICK, format: "text/turtle", to_graph_name: namedNode(file.graph) });
  store.load(text, { ...QUICK, format: "text/turtle" });
}

onmessage = async ({ data: { id, task, ...rest } }) => {
  try {
    tell({ kind: "done", id, ...(await TASKS[task](rest)) });
  } catch (error) {
    tell({ kind: "failed", id, message: String(error?.message ?? error) });
  }
};
