import { useCallback } from 'react';
import type { Diagnostic } from '#engine';
import { useProblemWords } from './use-problem-words.ts';

/** Says what is wrong and what to do about it in one go, where there is room for no more. */
export function useProblemSentence(): (problem: Diagnostic) => string {
  const words = useProblemWords();
  return useCallback(
    (problem) => {
      const { title, advice } = words(problem);
      return `${/[?!]$/.test(title) ? title : `${title.replace(/[.:]$/, '')}.`} ${advice}`.trim();
    },
    [words],
  );
}
