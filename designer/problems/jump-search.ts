export type JumpKind = 'command' | 'step' | 'path' | 'timer' | 'rule' | 'template' | 'note';

/** Something one can go to or have done. */
export interface JumpTarget {
  readonly id: string;
  readonly kind: JumpKind;
  readonly label: string;
  /** What tells it from others of its name. */
  readonly about?: string;
  run(): void;
}

const MOST = 50;
const ABOUT_WEIGHT = 0.35;

/** The targets that fit a search, best first. Letters may be left out, but their order counts. */
export function jumpHits(targets: readonly JumpTarget[], search: string): readonly JumpTarget[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return targets
    .map((target, place) => ({ target, place, score: scoreOf(target, words) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || a.place - b.place)
    .slice(0, MOST)
    .map(({ target }) => target);
}

function scoreOf({ label, about = '' }: JumpTarget, words: readonly string[]): number {
  if (words.length === 0) return 1;
  const scores = words.map((word) => Math.max(closeness(label.toLowerCase(), word), ABOUT_WEIGHT * closeness(about.toLowerCase(), word)));
  return scores.some((score) => score === 0) ? 0 : scores.reduce((sum, score) => sum + score, 0);
}

/** How well a word fits a text: the whole, its beginning, a word's beginning, within, its letters in order; 0 when not at all. */
function closeness(text: string, word: string): number {
  if (text === word) return 12;
  if (text.startsWith(word)) return 10;
  if (text.includes(` ${word}`)) return 8;
  if (text.includes(word)) return 6;
  return lettersInOrder(text, word);
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
