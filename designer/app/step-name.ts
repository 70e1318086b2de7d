import { nameWords } from '#engine';

const SHOWN = 2;

/** A step by its innermost names: `Level 3 › Senior` for `chasing.ladder.level3.senior`. */
export function stepName(path: string): string {
  return path.split('.').slice(-SHOWN).map(nameWords).join(' › ');
}
