import { useEffect, useRef } from 'react';
import { shortcuts } from './shortcut-registry.ts';

/** Offers a shortcut while the component is shown. */
export function useShortcut(keys: string, label: string, run: () => void, where: 'everywhere' | 'page' = 'page', enabled = true): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    return shortcuts.add({ keys, label, where, run: () => latest.current() });
  }, [keys, label, where, enabled]);
}

/** Lists keys that are heard elsewhere, as long as the component is shown: each with what it does. */
export function useListedKeys(list: Readonly<Record<string, string>>): void {
  useEffect(() => {
    const leave = Object.entries(list).map(([keys, label]) => shortcuts.add({ keys, label, where: 'page' }));
    return () => {
      for (const each of leave) each();
    };
  }, [list]);
}

/** Hears the keyboard for the whole app. */
export function useShortcutKeys(): void {
  useEffect(() => {
    document.addEventListener('keydown', shortcuts.hear);
    return () => document.removeEventListener('keydown', shortcuts.hear);
  }, []);
}
