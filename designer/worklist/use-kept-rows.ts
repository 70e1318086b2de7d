import { useState } from 'react';
import type { WorkRow } from '#engine';
import { useAnswer } from '../app/api/use-answer.ts';
import { missingRows, type Settled, settleRows } from './settle-rows.ts';
import type { WorkFilter } from './work-address.ts';

interface Kept extends Settled {
  /** Shows the list as it is now. */
  renew(): void;
}

/**
 * The list in the order it was first shown in; `renew` takes the order of now. Each row that has left the first ones
 * is asked for by name before it is struck out: it may only have come to stand further down.
 */
export function useKeptRows(filter: WorkFilter, fetched: readonly WorkRow[]): Kept {
  const [kept, keep] = useState(fetched);
  const missing = missingRows(kept, fetched);
  const { data } = useAnswer(
    'work.list',
    { query: { ...filter, limit: 200, of: missing.join(',') } },
    { enabled: missing.length > 0, keepsPrevious: true },
  );
  // Until the answer is there nothing is said to be gone.
  const still = missing.length === 0 ? [] : (data?.items ?? kept);
  return { ...settleRows(kept, fetched, still), renew: () => keep(fetched) };
}
