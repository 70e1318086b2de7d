import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { View } from './use-view.ts';

/** Shows what is to be seen first, and goes to a box whenever somebody is sent there. */
export function useBeginning(view: View, arrived: string | undefined, arrivals: number): void {
  const store = useStoreApi();
  const latest = useRef({ view, arrived });
  latest.current = { view, arrived };

  useEffect(() => {
    let done = false;
    const begin = (): void => {
      const { width, height } = store.getState();
      if (done || width === 0 || height === 0) return;
      done = true;
      latest.current.view.begin(width, height);
      if (latest.current.arrived !== undefined) latest.current.view.show(latest.current.arrived);
    };
    begin();
    return store.subscribe(begin);
  }, [store]);

  const before = useRef(arrivals);
  useEffect(() => {
    if (before.current === arrivals) return;
    before.current = arrivals;
    if (latest.current.arrived !== undefined) latest.current.view.show(latest.current.arrived);
  }, [arrivals]);
}
