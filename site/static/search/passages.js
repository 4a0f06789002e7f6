// Texts with the terms marked in them, and the passage that shows most of them.

import { folded } from "./folding.js";

const LENGTH = 120, BEFORE = 30;

/** A text as pieces: { text, marked }. */
export function marked(text, terms) {
  const pieces = [];
  let at = 0;
  for (const { start, end } of ranges(text, terms)) {
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false });
    pieces.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}

/** The passage of a text with most different terms in it, as pieces; from its beginning if none. */
export function passage(text, terms) {
  const hits = ranges(text, terms);
  const kinds = (from) => new Set(hits.filter(({ start, end }) => start >= from && end <= from + LENGTH)
    .map(({ term }) => term)).size;
  const best = hits.reduce((one, other) => (other && kinds(other.start) > kinds(one.start) ? other : one), hits[0]);
  const start = best ? beginning(text, best.start) : 0;
  const end = Math.min(text.length, Math.max(start + LENGTH, best ? best.end : 0));
  const pieces = marked(text.slice(start, end), terms);
  if (start > 0) pieces.unshift({ text: "…", marked: false });
  if (end < text.length) pieces.push({ text: "…", marked: false });
  return pieces;
}

/** Where a passage begins: with the sentence, if that is near, or a little before the hit. */
function beginning(text, hit) {
  if (hit <= BEFORE) return 0;
  const near = text.slice(hit - BEFORE, hit);
  const sentence = Math.max(near.lastIndexOf("。"), near.lastIndexOf("\n"));
  return hit - BEFORE + (sentence < 0 ? 10 : sentence + 1);
}

/** Whether a record holds every term, in one of its forms. */
export function holds(record, terms) {
  const texts = [record.title, record.english, record.where, record.body, record.also]
    .map((text) => folded(text).text);
  return terms.every((term) => term.forms.some((form) => texts.some((text) => text.includes(form))));
}

/** Where terms stand in a text: parts that do not overlap, in order, with the term's number. */
function ranges(text, terms) {
  const { text: inner, places } = folded(text);
  const found = [];
  terms.forEach((term, number) => term.forms.forEach((form) => {
    for (let at = inner.indexOf(form); at >= 0; at = inner.indexOf(form, at + form.length)) {
      found.push({ start: places[at], end: places[at + form.length], term: number });
    }
  }));
  found.sort((one, other) => one.start - other.start || other.end - one.end);
  const kept = [];
  for (const each of found) {
    if (each.end > each.start && (!kept.length || each.start >= kept.at(-1).end)) kept.push(each);
  }
  return kept;
}
