import { Fragment } from 'react';
import { plain } from './search-rank.ts';

interface SearchMarksProps {
  readonly text: string;
  /** As `searchWords` gives them. */
  readonly words: readonly string[];
}

/** A text with the words of a search marked in it, each once, at a word's beginning when there is one. */
export function SearchMarks({ text, words }: SearchMarksProps) {
  const parts = marked(text, words);
  return parts.map(({ from, part, isMarked }) => (isMarked ? <mark key={from}>{part}</mark> : <Fragment key={from}>{part}</Fragment>));
}

interface Part {
  readonly from: number;
  readonly part: string;
  readonly isMarked: boolean;
}

function marked(text: string, words: readonly string[]): readonly Part[] {
  const compared = plain(text);
  // Where letters fall away with their accents the places would not be the same.
  if (words.length === 0 || compared.length !== text.length) return [{ from: 0, part: text, isMarked: false }];
  const isHit = new Array<boolean>(text.length).fill(false);
  for (const word of words) {
    const inner = compared.indexOf(` ${word}`);
    const at = compared.startsWith(word) ? 0 : inner >= 0 ? inner + 1 : compared.indexOf(word);
    if (at >= 0) isHit.fill(true, at, at + word.length);
  }
  const cuts = isHit.flatMap((hit, place) => (place === 0 || hit !== isHit[place - 1] ? [place] : []));
  return cuts.map((from, index) => ({ from, part: text.slice(from, cuts[index + 1]), isMarked: isHit[from] === true }));
}
