import { useCallback, useState } from 'react';

/** A choice of this person on this device, as text. */
export function useStored<T extends string>(key: string, initial: T, allowed: readonly T[]): readonly [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => {
    const kept = readStored(key) as T | null;
    return kept !== null && allowed.includes(kept) ? kept : initial;
  });
  const change = useCallback(
    (next: T) => {
      setValue(next);
      try {
        localStorage.setItem(key, next);
      } catch {
        // Storage may be closed to us; the choice then lasts as long as the page.
      }
    },
    [key],
  );
  return [value, change];
}

function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
