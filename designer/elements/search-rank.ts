import type { SearchOption } from './search-option.ts';

/** How much a hit counts that is not in the name. */
const ASIDE = 0.35;

/** The words of a search as they are compared: without case and accents. */
export function searchWords(search: string): readonly string[] {
  return plain(search).split(/\s+/).filter(Boolean);
}

/** A text without case and accents. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}

/**
 * The options all words of a search fit, better hits first, those of a group together; what cannot be chosen comes
 * last. In names letters may be left out, but their order counts. Without a search all that are not hidden, as given.
 */
export function rankedOptions<O extends SearchOption>(options: readonly O[], search: string): readonly O[] {
  const words = searchWords(search);
  const found = options.map((option) => ({ option, score: scoreOf(option, words) })).filter(({ score }) => score > 0);
  const names = [...new Set(found.map(({ option }) => option.group))];
  return names
    .map((name) => found.filter(({ option }) => option.group === name))
    .map((members) => ({ members, best: Math.max(...members.map(({ score }) => score)) }))
    .toSorted((a, b) => b.best - a.best)
    .flatMap(({ members }) => members.toSorted((a, b) => refused(a.option) - refused(b.option) || b.score - a.score))
    .map(({ option }) => option);
}

function refused({ refusal }: SearchOption): number {
  return refusal === undefined ? 0 : 1;
}

function scoreOf({ label, about = '', tip = '', words = '', hidden = false }: SearchOption, search: readonly string[]): number {
  if (search.length === 0) return hidden ? 0 : 1;
  const name = plain(label);
  const others = plain(`${about} ${tip} ${words}`);
  const scores = search.map((word) => Math.max(closeness(name, word) || lettersInOrder(name, word), ASIDE * closeness(others, word)));
  return scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score, 0);
}

/** How well a word fits a text: the whole, its beginning, a word's beginning, within; 0 when not at all. */
function closeness(text: string, word: string): number {
  if (text === word) return 12;
  if (text.startsWith(word)) return 10;
  if (text.includes(` ${word}`)) return 8;
  return text.includes(word) ? 6 : 0;
}

/** Above 0 when the letters come in order, each run of them beginning a word or going on from the one before. */
function lettersInOrder(text: string, word: string): number {
  let at = 0;
  let loose = 0;
  for (const letter of word) {
    const next = text.indexOf(letter, at);
    if (next < 0) return 0;
    const begins = next === 0 || text[next - 1] === ' ';
    if (next !== at && !begins) loose += 1;
    at = next + 1;
  }
  return loose > word.length / 2 ? 0 : 3 / (1 + loose);
}
