// The tokens that a phrase needs, out of those that wardplan/search/tokens.py lists of a text:
// pairs of neighbouring Japanese characters, single kanji, words.

const KANJI = "\\u3005-\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const JAPANESE = `\\u3041-\\u3096\\u30fc${KANJI}`;
const RUNS = new RegExp(`([${JAPANESE}]+)|(?:(?![${JAPANESE}])[\\p{L}\\p{N}])+`, "gu");
const IS_KANJI = new RegExp(`^[${KANJI}]$`, "u");

/**
 * The tokens, each with its place in the phrase, in code points; null for a single kanji, of which
 * the index has no places. Of a run of Japanese every second pair is enough, and the last.
 */
export function tokensOf(phrase) {
  const found = [];
  for (const run of phrase.matchAll(RUNS)) {
    const start = Array.from(phrase.slice(0, run.index)).length;
    if (run[1] === undefined) found.push({ token: run[0], place: start });
    else found.push(...pairs(Array.from(run[0]), start));
  }
  return found;
}

function pairs(chars, start) {
  if (chars.length === 1) return IS_KANJI.test(chars[0]) ? [{ token: chars[0], place: null }] : [];
  const last = chars.length - 2;
  const places = [];
  for (let at = 0; at < last; at += 2) places.push(at);
  return [...places, last].map((at) => ({ token: chars[at] + chars[at + 1], place: start + at }));
}

/** The number of the file that a token stands in: FNV-1a of its UTF-8 bytes, 32 bits. */
export function shardOf(token, count) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(token)) {
    value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  }
  return value % count;
}
