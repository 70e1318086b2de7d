import { useEffect } from 'react';
import { useAnswer } from '../app/api/use-answer.ts';
import { useClock } from '../app/clock.ts';
import { useFlow } from '../flow/flow-context.ts';
import { beginningOfSample, plainGiven } from './beginning.ts';
import { begin, type PlaySessionStore } from './play-session.ts';

/**
 * Begins a play nobody has begun yet: with the account most worth trying on, or with a made-up one where there is
 * none. False while that account is on its way.
 */
export function useBeginning(store: PlaySessionStore, hasBegun: boolean): void {
  const { id, kind } = useFlow();
  const { on, zone } = useClock();
  const samples = useAnswer('strategies.samples', { params: { strategyId: id } }, { enabled: kind === 'strategy' && !hasBegun });
  const first = samples.data?.items[0]?.id;
  const sample = useAnswer('accounts.sample', { params: { accountId: first ?? '' } }, { enabled: first !== undefined && !hasBegun });
  const isWithout = kind === 'resolution' || samples.isError || sample.isError || (samples.data !== undefined && first === undefined);
  useEffect(() => {
    if (hasBegun) return;
    if (sample.data) begin(store, beginningOfSample(sample.data));
    else if (isWithout) begin(store, { kind: 'madeUp', name: '', given: plainGiven('USD', zone, on) });
  }, [store, hasBegun, sample.data, isWithout, zone, on]);
}
