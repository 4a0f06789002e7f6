// A graph as nodes and arrows. Nodes are placed by forces that start from a fixed circle, so that
// the same answer always gives the same picture.

import { pageOf, shorten } from "./addresses.js";
import { both, counted, draw, make, word } from "./dom.js";

const MOST = 60;
const WIDTH = 960;
const STEPS = 200;
const NAME = 16;
// The halo of a caption lies under its letters, so that a line behind it does not cross them.
const CAPTION = { "text-anchor": "middle", "paint-order": "stroke" };

/** The figure for triples; null where none of them joins two resources. */
export function drawDiagram({ rows }, context) {
  const joining = rows.filter(({ object }) => object.type !== "literal");
  if (joining.length === 0) return null;
  const edges = joining.slice(0, MOST).map(({ subject, predicate, object }) =>
    ({ from: keyOf(subject), to: keyOf(object), name: shorten(predicate.value, context.prefixes) }));
  const terms = new Map(joining.slice(0, MOST).flatMap(({ subject, object }) =>
    [[keyOf(subject), subject], [keyOf(object), object]]));
  const height = Math.max(420, Math.min(1100, 110 * Math.ceil(Math.sqrt(terms.size))));
  const places = settled([...terms.keys()], edges, height);
  const title = draw("title", { id: "diagram-title" }, word("diagram", { nodes: terms.size, edges: edges.length }));
  const frame = { role: "img", "aria-labelledby": "diagram-title", viewBox: `0 0 ${WIDTH} ${height}`, class: "diagram" };
  const nodes = [...terms].map(([key, term]) => nodeOf(term, places.get(key), context));
  const cut = joining.length > MOST ? [both("diagram-cut", { n: counted(MOST) })] : [];
  const said = both("diagram", { nodes: terms.size, edges: edges.length });
  return make("figure", { class: "chart" },
    draw("svg", frame, title, arrowhead(), ...edges.map((edge) => lineOf(edge, places)), ...nodes),
    make("figcaption", { class: "soft" }, said, ...cut));
}

const keyOf = (term) => `${term.type} ${term.value}`;

/** Places of the nodes: apart from one another, near what they are joined with, in the frame. */
function settled(keys, edges, height) {
  const middle = { x: WIDTH / 2, y: height / 2 };
  const places = new Map(keys.map((key, number) => {
    const angle = (2 * Math.PI * number) / keys.length;
    return [key, { x: middle.x + (WIDTH / 3) * Math.cos(angle), y: middle.y + (height / 3) * Math.sin(angle) }];
  }));
  const apart = Math.sqrt((WIDTH * height) / keys.length) * 0.6;
  for (let step = 0; step < STEPS; step += 1) {
    const moves = new Map(keys.map((key) => [key, { x: 0, y: 0 }]));
    const push = (one, other, strength) => {
      const [a, b] = [places.get(one), places.get(other)];
      const [dx, dy] = [(a.x - b.x) / 1.6, a.y - b.y];
      const distance = Math.max(1, Math.hypot(dx, dy));
      const force = strength(distance) / distance;
      moves.get(one).x += dx * force;
      moves.get(one).y += dy * force;
      moves.get(other).x -= dx * force;
      moves.get(other).y -= dy * force;
    };
    keys.forEach((one, number) => keys.slice(number + 1).forEach((other) => push(one, other, (d) => apart ** 2 / d)));
    for (const { from, to } of edges) if (from !== to) push(from, to, (d) => -(d ** 2) / apart);
    const heat = (WIDTH / 12) * (1 - step / STEPS);
    for (const [key, move] of moves) keep(places.get(key), move, heat, height);
  }
  return places;
}

function keep(place, move, heat, height) {
  const length = Math.max(1, Math.hypot(move.x, move.y));
  const share = Math.min(length, heat) / length;
  place.x = Math.min(WIDTH - 90, Math.max(90, place.x + move.x * share));
  place.y = Math.min(height - 30, Math.max(24, place.y + move.y * share));
}

function nodeOf(term, { x, y }, { base, prefixes, labels }) {
  const whole = term.type === "uri" ? labels.of(term.value)?.text ?? shorten(term.value, prefixes) : `_:${term.value}`;
  const text = whole.length > NAME ? `${whole.slice(0, NAME - 1)}…` : whole;
  const shape = [
    draw("circle", { r: 7 }),
    draw("text", { class: "name", y: 24, ...CAPTION }, text, draw("title", {}, whole)),
  ];
  const address = term.type === "uri" ? pageOf(term.value, base) : null;
  const inner = address ? [draw("a", { href: address }, ...shape)] : shape;
  return draw("g", { class: "node", transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` }, ...inner);
}

function lineOf({ from, to, name }, places) {
  const [a, b] = [places.get(from), places.get(to)];
  const length = Math.max(1, Math.hypot(b.x - a.x, b.y - a.y));
  const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length];
  const ends = { x1: a.x + 8 * ux, y1: a.y + 8 * uy, x2: b.x - 12 * ux, y2: b.y - 12 * uy };
  const line = draw("line", { ...fixed(ends), "marker-end": "url(#arrow)" });
  const middle = fixed({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 - 3 });
  return draw("g", { class: "edge" }, line, draw("text", { ...middle, ...CAPTION }, name));
}

const fixed = (numbers) =>
  Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, number.toFixed(1)]));

function arrowhead() {
  const head = { id: "arrow", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto" };
  return draw("defs", {}, draw("marker", head, draw("path", { d: "M0 0 8 4 0 8z" })));
}
