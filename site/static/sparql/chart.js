// A chart of an answer with one name and one or two numbers: bars that lie, on one scale.

import { isNumeric } from "./table.js";
import { both, counted, draw, make, word } from "./dom.js";

const MOST = 40;
const ROW = 18;

/** The figure for a table, or null where it is no chart: one name, one or two numbers. */
export function drawChart({ names, rows }, labels) {
  const numbers = names.filter((name) => isNumeric(rows, name));
  const [name, ...others] = shownNames(names.filter((each) => !numbers.includes(each)));
  if (!name || others.length || numbers.length < 1 || numbers.length > 2 || rows.length < 2) return null;
  const bars = rows.filter((row) => row[name]).slice(0, MOST).map((row) => ({
    text: nameOf(row, name, labels),
    values: numbers.map((each) => Number(row[each]?.value ?? 0)),
  }));
  const highest = Math.max(...bars.flatMap(({ values }) => values));
  if (!(highest > 0) || bars.some(({ values }) => values.some((value) => value < 0))) return null;
  const key = numbers.map((each, place) =>
    make("li", {}, make("span", { class: `swatch bar-${place + 1}` }), ` ${each}`));
  const cut = rows.length > MOST ? [make("p", { class: "soft" }, both("chart-cut", { n: MOST }))] : [];
  const caption = make("figcaption", {}, make("ul", { class: "key" }, ...key), ...cut);
  return make("figure", { class: "chart" }, caption, picture(bars, highest, name));
}

/** A variable and its own label variable (policy, policyLabel) are one name. */
const shownNames = (names) => names.filter((name) => !names.some((other) => name === `${other}Label`));

function nameOf(row, name, labels) {
  const term = row[`${name}Label`] ?? row[name];
  return term.type === "uri" ? labels.of(term.value)?.text ?? term.value.replace(/^.*[/#](?=.)/, "") : term.value;
}

function picture(bars, highest, name) {
  const step = 22 + ROW * bars[0].values.length + 10;
  const shapes = bars.flatMap(({ text, values }, place) => [
    draw("text", { class: "name", x: 0, y: step * place + 16 }, text),
    ...values.map((value, number) => {
      const length = `${((value / highest) * 85).toFixed(2)}%`;
      return draw("g", { transform: `translate(0 ${step * place + 25 + ROW * number})` },
        draw("rect", { class: `bar-${number + 1}`, width: length, height: 15 }),
        draw("text", { class: "value", x: length, dx: 6, y: 13 }, counted(value)));
    }),
  ]);
  const title = draw("title", { id: "chart-title" }, word("chart", { name }));
  return draw("svg", { role: "img", "aria-labelledby": "chart-title", width: "100%", height: step * bars.length }, title, ...shapes);
}
