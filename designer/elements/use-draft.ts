import { useCallback, useState } from 'react';
import { cardNumberIn } from '#engine';

/** What is being typed, kept through closing the form and reloading the page until it is saved. */
export function useDraft<T extends object>(key: string, initial: T): readonly [T, (change: Partial<T>) => void, () => void] {
  const [values, setValues] = useState<T>(() => ({ ...initial, ...kept<T>(key) }));
  const change = useCallback(
    (part: Partial<T>) => {
      setValues((before) => {
        const next = { ...before, ...part };
        keep(key, next);
        return next;
      });
    },
    [key],
  );
  const clear = useCallback(() => {
    keep(key, undefined);
    setValues(initial);
  }, [key, initial]);
  return [values, change, clear];
}

const PREFIX = 'duecourse.draft.';

function kept<T>(key: string): Partial<T> {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + key) ?? '{}') as Partial<T>;
  } catch {
    return {};
  }
}

function keep(key: string, values: object | undefined): void {
  try {
    if (values === undefined) sessionStorage.removeItem(PREFIX + key);
    else sessionStorage.setItem(PREFIX + key, JSON.stringify(values, withoutCards));
  } catch {
    // Without storage the draft lasts as long as the form.
  }
}

/** The number of a payment card is kept nowhere, not even while it is typed. */
function withoutCards(_: string, value: unknown): unknown {
  return typeof value === 'string' && cardNumberIn(value) !== undefined ? undefined : value;
}
