import type { FindKind } from '#engine';

/** What is longer is found by its beginning only. */
const LONGEST_END = 40;
const MOST_ENDS = 80;
/** Stands before an end with which a word begins; no text holds it. */
const BEGINS = '^';

/** Letters without their marks, in one case: "Müller" is found by "muller". */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase().toLowerCase();
}

/** How a text of this kind is written for finding: by words, as a number without its dashes, as digits, as an address. */
function plain(by: FindKind, text: string): string {
  switch (by) {
    case 'name':
    case 'contact':
      return folded(text)
        .replace(/['’`]/g, '')
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
    case 'phone':
      return text.replace(/\D/g, '');
    case 'email':
      return folded(text).replace(/[\s^]/g, '');
    case 'number':
    case 'invoice':
    case 'order':
    case 'check':
      return folded(text).replace(/[^\p{L}\p{N}]/gu, '');
  }
}

/** Everything a fragment of the text could be the beginning of, and once more, marked, where a word begins. */
export function endsOf(by: FindKind, text: string): string[] {
  const letters = [...plain(by, text)].slice(0, MOST_ENDS);
  const ends = letters.flatMap((letter, at) => {
    if (letter === ' ') return [];
    const end = letters.slice(at, at + LONGEST_END).join('');
    const isBeginning = at === 0 || !/[\p{L}\p{N}]/u.test(letters[at - 1] ?? '');
    return isBeginning ? [`${BEGINS}${end}`, end] : [end];
  });
  return [...new Set(ends)];
}

/** The least that is searched by: less would find nearly everybody. */
const SHORTEST = 2;
const SHORTEST_PHONE = 3;

/** How ends must begin to be found by a text. */
export interface Beginnings {
  /** One of them, best first: the next is tried when those before it have not found enough. */
  readonly whole: readonly string[];
  /** All of them, where the whole was found nowhere: the words of the text, in any order. */
  readonly words: readonly string[];
}

/** Undefined where the text cannot be of this kind. */
export function beginningsOf(by: FindKind, text: string): Beginnings | undefined {
  if (by === 'phone' && /[\p{L}@]/u.test(text)) return undefined;
  // Nobody writes the zeros that a number is dialed with at home the way it is kept.
  const fragment = by === 'phone' ? plain(by, text).replace(/^0+/, '') : plain(by, text);
  const whole = [...fragment].slice(0, LONGEST_END).join('');
  if (whole.length < (by === 'phone' ? SHORTEST_PHONE : SHORTEST)) return undefined;
  const words = whole.split(' ').filter((word) => word.length >= SHORTEST);
  return { whole: [`${BEGINS}${whole}`, whole], words: words.length > 1 ? words : [] };
}
