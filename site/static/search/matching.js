// Which records of a volume have what is asked for, the best first.

import { tokensOf } from "./tokens.js";

const WHERE = 128; // where the places of a title end (wardplan/search/records.py)
const BODY = 256;
const NAMED = 20, TITLE = 10, SAYS = 3, SOMEWHERE = 2, PART_OF = 1;

/** The records as { number, score }: those that hold every term and pass every filter. */
export async function search(store, volume, terms, filters) {
  const sets = await Promise.all([
    ...terms.map((term) => scored(store, volume, term)),
    ...filters.map((values) => passing(store, volume, values)),
  ]);
  const [first, ...others] = sets.sort((one, other) => one.size - other.size);
  const found = [];
  for (const [number, score] of first) {
    if (others.every((set) => set.has(number))) {
      found.push({ number, score: others.reduce((sum, set) => sum + set.get(number), score) });
    }
  }
  return found.sort((one, other) => other.score - one.score || one.number - other.number);
}

/** The records that hold a term in any of its forms, with what that is worth. */
export async function scored(store, volume, term) {
  const best = new Map();
  const forms = await Promise.all(term.forms.map((form) => phrase(store, volume, form)));
  const named = await Promise.all(term.forms.map((form) => store.postings(volume, `=${form}`)));
  for (const number of named.flatMap((list) => [...list.keys()])) best.set(number, NAMED);
  for (const found of forms) {
    for (const [number, places] of found) {
      best.set(number, Math.max(best.get(number) ?? 0, worth(places)));
    }
  }
  return best;
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

/** The records that hold a phrase, with the places where it begins; none are known of a kanji. */
async function phrase(store, volume, text) {
  const tokens = tokensOf(text);
  const lists = await Promise.all(tokens.map(({ token }) => store.postings(volume, token)));
  if (lists.length === 0) return new Map();
  const placed = tokens.flatMap(({ place }, at) => (place === null ? [] : [{ place, list: lists[at] }]));
  const found = new Map();
  for (const number of smallest(lists).keys()) {
    if (lists.every((list) => list.has(number))) {
      const places = beginnings(placed, number);
      if (places.length || !placed.length) found.set(number, places);
    }
  }
  return found;
}

const smallest = (lists) => lists.reduce((one, other) => (other.size < one.size ? other : one));

/** The places from which all tokens follow as in the phrase. */
function beginnings(placed, number) {
  if (!placed.length) return [];
  const [first, ...others] = placed.map(({ place, list }) => list.get(number).map((at) => at - place));
  const sets = others.map((places) => new Set(places));
  return first.filter((at) => sets.every((set) => set.has(at)));
}
