// Which records of a volume have what is asked for, the best first.

import { tokensOf } from "./tokens.js";

const WHERE = 128; // where the places of a title end (wardplan/search/records.py)
const BODY = 256;
const LONGEST = 12, STEP = 4; // tokens of a phrase: of all, and fetched at once
const NAMED = 20, TITLE = 10, SAYS = 3, SOMEWHERE = 2, PART_OF = 1;

/**
 * The records as { number, score }: those that hold every term and pass every filter. Those with one
 * of the `titles` come first.
 */
export async function search(store, volume, { terms, filters, titles }) {
  const named = await titled(store, volume, titles);
  const sets = await Promise.all([
    ...terms.map((term) => scored(store, volume, term)),
    ...filters.map((values) => passing(store, volume, values)),
  ]);
  const [first, ...others] = sets.sort((one, other) => one.size - other.size);
  const found = [];
  for (const [number, score] of first) {
    if (others.every((set) => set.has(number))) {
      const title = named.has(number) ? NAMED : 0;
      found.push({ number, score: others.reduce((sum, set) => sum + set.get(number), score + title) });
    }
  }
  return found.sort((one, other) => other.score - one.score || one.number - other.number);
}

/** The records that hold a term in any of its forms, with what that is worth. */
export async function scored(store, volume, term) {
  const best = new Map();
  const forms = await Promise.all(term.forms.map((form) => phrase(store, volume, form)));
  for (const found of forms) {
    for (const [number, places] of found) {
      best.set(number, Math.max(best.get(number) ?? 0, worth(places)));
    }
  }
  return best;
}

/** The records whose whole title is one of these. */
async function titled(store, volume, titles) {
  const lists = await Promise.all(titles.map((title) => store.postings(volume, `=${title}`)));
  return new Set(lists.flatMap((list) => [...list.keys()]));
}

/** The records that one of several values of a filter names; they are worth nothing more. */
async function passing(store, volume, values) {
  const lists = await Promise.all(values.map((value) => store.postings(volume, value)));
  return new Map(lists.flatMap((list) => [...list.keys()].map((number) => [number, 0])));
}

function worth(places) {
  if (places.length === 0) return SOMEWHERE;
  if (places[0] < WHERE) return TITLE;
  const said = places.filter((place) => place >= BODY).length;
  return said ? SAYS + Math.min(said, 5) / 5 : PART_OF;
}

/**
 * The records that hold a phrase, with the places where it begins; none are known of a kanji. Of a
 * long phrase only the beginning is looked up, a few tokens at a time while any record has them all.
 */
async function phrase(store, volume, text) {
  const tokens = tokensOf(text).slice(0, LONGEST);
  const lists = [];
  let numbers = null;
  for (let at = 0; at < tokens.length && (numbers === null || numbers.length); at += STEP) {
    const some = tokens.slice(at, at + STEP);
    const next = await Promise.all(some.map(({ token }) => store.postings(volume, token)));
    lists.push(...next);
    numbers = (numbers ?? [...smallest(next).keys()])
      .filter((number) => next.every((list) => list.has(number)));
  }
  const placed = tokens.flatMap(({ place }, at) => (place === null ? [] : [{ place, list: lists[at] }]));
  const found = (numbers ?? []).map((number) => [number, beginnings(placed, number)]);
  return new Map(found.filter(([, places]) => places.length || !placed.length));
}

const smallest = (lists) => lists.reduce((one, other) => (other.size < one.size ? other : one));

/** The places from which all tokens follow as in the phrase. */
function beginnings(placed, number) {
  if (!placed.length) return [];
  const [first, ...others] = placed.map(({ place, list }) => list.get(number).map((at) => at - place));
  const sets = others.map((places) => new Set(places));
  return first.filter((at) => sets.every((set) => set.has(at)));
}
