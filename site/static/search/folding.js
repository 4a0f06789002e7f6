// One form for all forms of a text that mean the same to one who searches: the same as
// wardplan/search/folding.py, which folded what is in the index.

const SMALL = { "ゕ": "か", "ゖ": "け" };
const LONG = { "ā": "a", "ī": "i", "ū": "u", "ē": "e", "ō": "o" };
const WITH_MARKS = /[\s\S][\u3099\u309a\uff9e\uff9f\u0300-\u036f]*/gu;

/** Compatibility forms (NFKC), case, kana and macrons folded. */
export const fold = (text) => forms(text.normalize("NFKC").toLowerCase());

const forms = (text) => text.replace(/[ァ-ヶゕゖāīūēō]/gu, form);

function form(char) {
  if (char in LONG) return LONG[char];
  const hiragana = char >= "ァ" ? String.fromCharCode(char.charCodeAt(0) - 0x60) : char;
  return SMALL[hiragana] ?? hiragana;
}

/** The folded text, and for each of its places where that is in the text (one more for the end). */
export function folded(text) {
  let made = "";
  const places = [];
  for (const match of text.matchAll(WITH_MARKS)) {
    const piece = fold(match[0]);
    for (let at = 0; at < piece.length; at += 1) places.push(match.index);
    made += piece;
  }
  places.push(text.length);
  return { text: made, places };
}
