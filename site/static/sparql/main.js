// The SPARQL page: from the form to an engine, and from its answer to what is shown.

import { ROOT } from "./addresses.js";
import { TABLE, TRIPLES, TURTLE, csvOf, tableOf, tableOfTriples, truthOf, tsvOf } from "./answers.js";
import { drawChart } from "./chart.js";
import { drawDiagram } from "./diagram.js";
import { both, byId, counted, make, sized } from "./dom.js";
import { Editor } from "./editor.js";
import { Cancelled, LocalEngine, RemoteEngine } from "./engine.js";
import { readError } from "./errors.js";
import { Labels } from "./labels.js";
import { drawPlans } from "./plans.js";
import { declarations, missing } from "./prefixes.js";
import { addressOf, putInAddress, queryOfAddress } from "./share.js";
import { drawTable } from "./table.js";
import { formOf } from "./tokens.js";

const here = (name) => new URL(name, import.meta.url);
const json = async (name) => (await fetch(here(name))).json();
const text = async (name) => (await fetch(here(name))).text();

const area = byId("sparql-query");
const given = queryOfAddress();
if (given !== null) area.value = given;

const [dataset, words, labelQuery] = await Promise.all([json("dataset.json"), json("terms.json"), text("labels.rq")]);
const local = new LocalEngine(dataset, progress);
const remote = dataset.endpoint ? new RemoteEngine(dataset.endpoint) : null;
const labels = new Labels(words.terms, words.prefixes, labelQuery);
const context = { base: dataset.base, prefixes: words.prefixes, labels };
const editor = new Editor(byId("sparql-editor"), area, words);
const isLarge = dataset.whole.bytes > dataset.limit;
const chosenPlans = isLarge ? drawPlans(byId("sparql-plans"), byId("sparql-plan-list"), dataset.plans) : () => null;

let running = null;

byId("sparql-where").hidden = !remote;
if (remote && isLarge) document.querySelector("[name=where][value=there]").checked = true;
byId("sparql-share").disabled = !navigator.clipboard;
byId("sparql-form").addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
byId("sparql-cancel").addEventListener("click", cancel);
byId("sparql-share").addEventListener("click", share);
byId("sparql-form").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
  else if (event.key === "Escape") cancel();
});
addEventListener("hashchange", () => {
  area.value = queryOfAddress() ?? area.value;
  editor.paint();
});
byId("sparql-form").dataset.ready = "true";
if (given !== null) run();

/** Run the query of the text area, unless one runs already. */
async function run() {
  if (running) return;
  const engine = remote && document.querySelector("[name=where]:checked").value === "there" ? remote : local;
  running = engine;
  clear();
  byId("sparql-run").disabled = true;
  byId("sparql-cancel").disabled = false;
  try {
    await answer(engine, area.value);
  } catch (error) {
    if (error instanceof Cancelled) say(both("cancelled"));
    else fail(error);
  } finally {
    running = null;
    byId("sparql-progress").hidden = true;
    byId("sparql-run").disabled = false;
    byId("sparql-cancel").disabled = true;
  }
}

async function answer(engine, query) {
  putInAddress(query);
  const plans = chosenPlans();
  if (engine === local && plans?.length === 0) return say(both("pick-one"));
  await engine.load(plans);
  say(both(engine === remote ? "sending" : "running"));
  const whole = declarations(missing(query, words.prefixes), words.prefixes) + query;
  const form = formOf(query);
  const isGraph = form === "CONSTRUCT" || form === "DESCRIBE";
  const found = await engine.query(whole, isGraph ? TRIPLES : TABLE);
  const seconds = found.seconds.toFixed(found.seconds < 1 ? 2 : 1);
  if (form === "ASK") return say(both(String(truthOf(found.text)), { seconds }));
  const table = isGraph ? tableOfTriples(found.text) : tableOf(found.text);
  await learn(table, engine);
  show(table, isGraph);
  byId("sparql-downloads").replaceChildren(...(isGraph
    ? [download("Turtle", "ttl", TURTLE, async () => (await engine.query(whole, TURTLE)).text)]
    : [
      download("CSV", "csv", "text/csv", () => csvOf(table)),
      download("TSV", "tsv", "text/tab-separated-values", () => tsvOf(table)),
      download("JSON", "srj", TABLE, () => found.text),
    ]));
  say(both(isGraph ? "triples" : "rows", { n: counted(table.rows.length), seconds }));
}

/** Labels of what a table shows. A failure here costs only the labels. */
async function learn({ rows }, engine) {
  const iris = rows.slice(0, 1000).flatMap((row) => Object.values(row)).filter(({ type }) => type === "uri");
  await labels.learn(iris.map(({ value }) => value), (query) => engine.query(query, TABLE));
}

function show(table, isGraph) {
  const picture = isGraph ? drawDiagram(table, context) : drawChart(table, labels);
  byId("sparql-picture").replaceChildren(...(picture ? [picture] : []));
  byId("sparql-table").replaceChildren(...drawTable(table, context));
  byId("sparql-count").textContent = counted(table.rows.length);
  byId("sparql-answer").hidden = false;
}

function download(name, extension, type, made) {
  const save = async () => {
    const address = URL.createObjectURL(new Blob([await made()], { type }));
    make("a", { href: address, download: `wardplan.${extension}` }).click();
    URL.revokeObjectURL(address);
  };
  return make("li", {}, make("button", { class: "plain-button", type: "button", onclick: save }, name));
}

function cancel() {
  running?.cancel();
}

async function share() {
  putInAddress(area.value);
  await navigator.clipboard.writeText(addressOf(area.value));
  say(both("shared"));
}

function progress({ done, total }) {
  const bar = byId("sparql-progress");
  bar.hidden = done >= total;
  bar.value = Math.min(1, done / total);
  say(both("loading", { done: sized(Math.min(done, total)), total: sized(total) }));
}

function say(content) {
  byId("sparql-status").replaceChildren(content);
}

function clear() {
  byId("sparql-answer").hidden = true;
  byId("sparql-error").hidden = true;
  byId("sparql-error").replaceChildren();
}

function fail(error) {
  const added = missing(area.value, words.prefixes).length;
  const { line, column, words: said } = readError(error.message, added);
  const place = line ? [make("strong", {}, both("error-at", { line, column })), " "] : [];
  const go = line ? [make("button", { class: "plain-button", type: "button", onclick: () => editor.goTo(line, column) }, both("error-go"))] : [];
  byId("sparql-error").replaceChildren(make("p", {}, ...place, make("code", {}, said)), ...go);
  byId("sparql-error").hidden = false;
  say(both("failed"));
}
