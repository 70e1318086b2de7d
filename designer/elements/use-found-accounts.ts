import type { AccountRow } from '#engine';
import { useAnswer } from '../app/api/use-answer.ts';
import { useSettled } from './use-settled.ts';

const SHOWN = 8;
const DEBOUNCE_MS = 180;

interface FoundAccounts {
  /** The text they were found by. */
  readonly search: string;
  /** Undefined while nothing is searched for or before the first answer. */
  readonly found: readonly AccountRow[] | undefined;
  readonly failed: boolean;
}

/** The first accounts whose name or number fit a text, asked for a moment after it was typed. */
export function useFoundAccounts(text: string, isOpen: boolean): FoundAccounts {
  const search = useSettled(text.trim(), DEBOUNCE_MS);
  const { data, isError } = useAnswer(
    'accounts.list',
    { query: { search, limit: SHOWN, sort: 'name' } },
    { enabled: isOpen && search !== '', keepsPrevious: true },
  );
  const isAsked = search !== '' && text.trim() !== '';
  return { search, found: isAsked ? data?.items : undefined, failed: isAsked && isError };
}
