import { useCallback, useState } from 'react';
import { useSession } from '../app/session.ts';

/** How large this person has made an area of the page on this device. */
export function useSize(area: string, initial: number): readonly [number, (size: number) => void] {
  const { user } = useSession();
  const key = `duecourse.size.${user.id}.${area}`;
  const [size, setSize] = useState(() => kept(key) ?? initial);
  const change = useCallback(
    (next: number) => {
      setSize(next);
      try {
        localStorage.setItem(key, String(next));
      } catch {
        // Without storage it lasts as long as the page.
      }
    },
    [key],
  );
  return [size, change];
}

function kept(key: string): number | undefined {
  try {
    const size = Number(localStorage.getItem(key) ?? Number.NaN);
    return Number.isFinite(size) ? size : undefined;
  } catch {
    return undefined;
  }
}
