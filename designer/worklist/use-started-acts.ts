import type { BulkAct } from '#engine';
import { useSession } from '../app/session.ts';
import { useDraft } from '../elements/use-draft.ts';

/** An act on many that was started from a page. */
export interface StartedAct {
  readonly id: string;
  readonly kind: BulkAct['kind'];
  /** Whose work it was, by name. */
  readonly from?: string;
  /** Who gets it, by name. */
  readonly to?: string;
}

const nothing: { readonly acts: readonly StartedAct[] } = { acts: [] };

/** The acts on many that somebody has started from a page and not closed since, the newest first; they outlast a reload. */
export function useStartedActs(page: 'work' | 'board') {
  const { user } = useSession();
  const [{ acts }, change] = useDraft(`acts.${page}.${user.id}`, nothing);
  return {
    acts,
    add: (...started: readonly StartedAct[]): void => change({ acts: [...started, ...acts] }),
    close: (id: string): void => change({ acts: acts.filter((act) => act.id !== id) }),
  };
}
