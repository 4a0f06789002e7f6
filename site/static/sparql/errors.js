// Where an error is: the engine says `error at 3:14: ...`, our endpoint `line 3, column 14: ...`.

const LONGEST = 160;
const PLACE = /(?:\bat |\bline )(\d+)(?::|, column )(\d+)(?:-\d+(?::\d+)?)?:?\s*(.*)$/s;

/** The place an engine's message names (line and column from 1), and its words; `added` lines were
 *  put before the query. A message without a place has only words. */
export function readError(message, added) {
  const match = PLACE.exec(message);
  if (!match || Number(match[1]) <= added) return { words: cut(message) };
  return { line: Number(match[1]) - added, column: Number(match[2]), words: cut(match[3]) };
}

/** The engine lists everything it would have taken; the first of it is enough. */
const cut = (words) => (words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words);
