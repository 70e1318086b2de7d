import { useEffect } from 'react';
import { useClock } from '../app/clock.ts';
import { useFlow } from '../flow/flow-context.ts';
import { useSampleAccount } from '../schedule/use-sample.ts';
import { beginningOfSample, plainGiven } from './beginning.ts';
import { begin, type PlaySessionStore } from './play-session.ts';

/**
 * Begins a play nobody has begun yet: with the account the page is looked at with, or with a made-up one where there is
 * none, as for a dispute. Waits while that account is on its way.
 */
export function useBeginning(store: PlaySessionStore, hasBegun: boolean): void {
  const { kind } = useFlow();
  const { on, zone } = useClock();
  const { sample, isNone } = useSampleAccount();
  const real = kind === 'strategy' ? sample : undefined;
  const isMadeUp = kind === 'resolution' || isNone;
  useEffect(() => {
    if (hasBegun) return;
    if (real) begin(store, beginningOfSample(real));
    else if (isMadeUp) begin(store, { kind: 'madeUp', name: '', given: plainGiven('USD', zone, on) });
  }, [store, hasBegun, real, isMadeUp, zone, on]);
}
