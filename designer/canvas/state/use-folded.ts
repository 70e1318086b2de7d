import { useCallback, useMemo, useState } from 'react';

/** Which levels this person has folded on this flow; kept on this device, never in the document. */
export function useFolded(memory: string | undefined): readonly [ReadonlySet<string>, (level: string) => void] {
  const key = memory === undefined ? undefined : `duecourse.canvas.folded.${memory}`;
  const [levels, setLevels] = useState<readonly string[]>(() => readList(key));
  const fold = useCallback(
    (level: string) =>
      setLevels((before) => {
        const next = before.includes(level) ? before.filter((each) => each !== level) : [...before, level];
        keep(key, next);
        return next;
      }),
    [key],
  );
  return [useMemo(() => new Set(levels), [levels]), fold];
}

function readList(key: string | undefined): readonly string[] {
  const kept = key === undefined ? null : read(key);
  return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : [];
}

/** What is kept under a key on this device; null when there is nothing that can be read. */
export function read(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

/** Keeps something on this device while that is allowed. */
export function keep(key: string | undefined, value: unknown): void {
  if (key === undefined) return;
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Storage may be closed to us; the choice then lasts as long as the page.
  }
}
