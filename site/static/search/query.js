// What a person typed, as terms to be found.

import { fold } from "./folding.js";
import { tokensOf } from "./tokens.js";

const TERMS = /["“”＂]([^"“”＂]+)["“”＂]|「([^」]+)」|『([^』]+)』|[^\s"“”＂「」『』]+/gu;
const PARTS = /[\p{Script=Han}々ヶケ]+|[\p{Script=Katakana}ーｰﾞﾟ]{2,}|\p{Script=Hiragana}{3,}|[\p{Script=Latin}\p{N}]+/gu;
const LONG_KANJI = /^(?:\p{Script=Han}{2}){2,}$/u;
const APART = /[\s\-'’.]/gu;

/**
 * The terms of a query. `typed` is as typed, `forms` are the phrases any of which is the term; what
 * stood in quotation marks is `exact`: it has no other form.
 */
export function termsOf(query) {
  return [...query.matchAll(TERMS)].map((match) => {
    const quoted = match[1] ?? match[2] ?? match[3];
    return term(quoted ?? match[0], quoted !== undefined);
  }).filter((each) => each.forms[0] !== "");
}

function term(typed, exact) {
  return { typed, exact, forms: [fold(typed).trim().replace(/\s+/gu, " ")], names: [] };
}

/** Whether nothing of a term stands in an index: a single kana, or signs alone. */
export const isTooShort = (each) => each.forms.every((form) => tokensOf(form).length === 0);

/** A term with the names that it may be the reading of. */
export function asRead(each, names) {
  const spoken = each.forms[0].replace(APART, "");
  const found = each.exact ? [] : names.filter((name) => name.readings.includes(spoken));
  const written = found.map((name) => name.written).filter((name) => fold(name) !== each.forms[0]);
  return { ...each, forms: [...each.forms, ...written.map(fold)], names: written };
}

/** Whether a query can hold a reading at all: kana or Latin letters. */
export const mayBeRead = (each) => !each.exact && /[\u3041-\u3096a-z]/u.test(each.forms[0]);

/** The parts of a term that is nowhere as it stands, where a way to part it gives other terms. */
export function partsOf(each, apart) {
  if (each.exact) return [];
  const parts = apart(each.typed.normalize("NFKC")) ?? [];
  const made = [...new Set(parts)].map((part) => term(part, false));
  return made.length === 1 && made[0].forms[0] === each.forms[0] ? [] : made;
}

/** Ways to part a term: where the script changes (金沢区の防災対策: 金沢区, 防災対策), and then long
 * rows of kanji into words of two (防災対策: 防災, 対策). */
export const WAYS = [
  (text) => text.match(PARTS),
  (text) => text.match(PARTS)?.flatMap((part) => (LONG_KANJI.test(part) ? part.match(/.{2}/gu) : [part])),
];
