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
 * The list in the order it was first shown in; `renew` takes the order of now. Where more follow behind those fetched,
 * a row that is not among them any more is asked for by name before it is struck out: it may only stand further down.
 */
export function useKeptRows(filter: WorkFilter, fetched: readonly WorkRow[], isCut: boolean): Kept {
  const [kept, keep] = useState(fetched);
  const [gone, setGone] = useState('');
  const missing = missingRows(kept, fetched);
  const asks = isCut && missing.length > 0;
  const { data } = useAnswer('work.list', { query: { ...filter, limit: 200, of: missing.join(',') } }, { enabled: asks });
  const still = asks ? (data?.items ?? []) : [];
  const stillThere = new Set(still.map((row) => row.accountId));
  const found = asks && !data ? undefined : missing.filter((id) => !stillThere.has(id)).join(',');
  // Until the answer is there, what was known before stays said.
  if (found !== undefined && found !== gone) setGone(found);
  return { ...settleRows(kept, fetched, still, new Set(gone.split(',')), isCut), renew: () => keep(fetched) };
}
