import { useCallback, useEffect, useRef, useState } from 'react';
import type { ElementId } from '../graph/element-id.ts';

export interface Choice {
  readonly chosen: readonly ElementId[];
  /** Chooses elements; whoever shows the canvas hears of it when the pointer is up. */
  choose(elements: readonly ElementId[]): void;
  /** What is chosen at this very moment, before it is drawn. */
  now(): readonly ElementId[];
  /** Counts up when what is chosen came from elsewhere: the canvas then goes there. */
  readonly arrivals: number;
}

/** What is chosen on the canvas. It follows what is given from outside, and is ahead of it while the pointer is down. */
export function useChoice(given: readonly ElementId[], onChoose: ((elements: readonly ElementId[]) => void) | undefined): Choice {
  const [chosen, setChosen] = useState(given);
  const [arrivals, setArrivals] = useState(given.length > 0 ? 1 : 0);
  const latest = useRef({ told: key(given), unheard: noKeys, chosen: given, isDown: false, onChoose });
  latest.current.onChoose = onChoose;

  const tell = useCallback(() => {
    const { told, chosen: now, isDown, onChoose: say } = latest.current;
    if (isDown || key(now) === told) return;
    latest.current.told = key(now);
    latest.current.unheard = [...latest.current.unheard, key(now)];
    say?.(now);
  }, []);

  const choose = useCallback(
    (elements: readonly ElementId[]) => {
      if (key(elements) === key(latest.current.chosen)) return;
      latest.current.chosen = elements;
      setChosen(elements);
      queueMicrotask(tell);
    },
    [tell],
  );

  useEffect(() => {
    const down = (event: PointerEvent): void => {
      latest.current.isDown = event.buttons > 0;
    };
    const up = (): void => {
      latest.current.isDown = false;
      // What a click chooses is chosen after the pointer is up.
      setTimeout(tell, 0);
    };
    window.addEventListener('pointerdown', down, true);
    window.addEventListener('pointerup', up, true);
    window.addEventListener('pointercancel', up, true);
    return () => {
      window.removeEventListener('pointerdown', down, true);
      window.removeEventListener('pointerup', up, true);
      window.removeEventListener('pointercancel', up, true);
    };
  }, [tell]);

  const wanted = key(given);
  useEffect(() => {
    // What was told comes back later, and more may have been told since: that is nobody else's choice.
    const { unheard, told } = latest.current;
    const echo = unheard.indexOf(wanted);
    latest.current.unheard = wanted === told ? noKeys : unheard.slice(echo + 1);
    if (echo !== -1 || wanted === told) return;
    latest.current.unheard = noKeys;
    latest.current.told = wanted;
    if (wanted === key(latest.current.chosen)) return;
    latest.current.chosen = given;
    setChosen(given);
    setArrivals((count) => count + 1);
  }, [wanted, given]);

  const now = useCallback(() => latest.current.chosen, []);
  return { chosen, choose, now, arrivals };
}

const noKeys: readonly string[] = [];

function key(elements: readonly ElementId[]): string {
  return elements.join('\n');
}
