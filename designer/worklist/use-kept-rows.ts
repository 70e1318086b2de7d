import { useState } from 'react';
import { type Fetched, missingRows, type Settled, settleRows } from './settle-rows.ts';

interface Kept<Row> extends Settled<Row> {
  /** Shows the list as it is now. */
  renew(): void;
}

export interface Keeping<Row> extends Pick<Fetched<Row>, 'fetched' | 'isCut' | 'idOf'> {
  /** Asks for rows by their ids, with commas; undefined until the answer is there. */
  readonly useStill: (of: string, isAsked: boolean) => readonly Row[] | undefined;
}

/**
 * The list in the order it was first shown in; `renew` takes the order of now. Where more follow behind those fetched,
 * a row that is not among them any more is asked for by name before it is struck out: it may only stand further down.
 */
export function useKeptRows<Row>({ fetched, isCut, idOf, useStill }: Keeping<Row>): Kept<Row> {
  const [kept, keep] = useState(fetched);
  const [gone, setGone] = useState('');
  const missing = missingRows(kept, { fetched, idOf });
  const asks = isCut && missing.length > 0;
  const answer = useStill(missing.join(','), asks);
  const still = asks ? (answer ?? []) : [];
  const stillThere = new Set(still.map(idOf));
  const found = asks && !answer ? undefined : missing.filter((id) => !stillThere.has(id)).join(',');
  // Until the answer is there, what was known before stays said.
  if (found !== undefined && found !== gone) setGone(found);
  return { ...settleRows(kept, { fetched, still, gone: new Set(gone.split(',')), isCut, idOf }), renew: () => keep(fetched) };
}
