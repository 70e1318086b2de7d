import { useEffect, useState } from 'react';
import type { DocumentStore } from '../document/document-store.ts';
import { forget, keep, writtenFor } from './kept-text.ts';

const REST_MS = 250;

/** Keeps what is not saved on this device, until it is. False when the device refuses. */
export function useKept(store: DocumentStore, key: string, enabled: boolean): boolean {
  const [isKept, setKept] = useState(true);
  useEffect(() => {
    if (!enabled) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // What stands there already was taken in when the page was opened, and is saved with it.
    let held = [writtenFor(key)];
    const now = (): void => {
      clearTimeout(timer);
      timer = undefined;
      const { saveState, baseText, revision } = store.getState();
      if (saveState === 'saved' || revision === '*') {
        for (const each of held) if (each) forget(each);
        held = [];
        setKept(true);
        return;
      }
      const written = keep(key, { base: { text: baseText, revision }, text: store.text() });
      held = [...held.filter((each) => each?.place !== written?.place), written];
      setKept(written !== undefined);
    };
    const soon = (): void => {
      timer ??= setTimeout(now, REST_MS);
    };
    const before = (): void => {
      if (timer !== undefined) now();
    };
    const stop = store.subscribe(soon);
    soon();
    window.addEventListener('pagehide', before);
    document.addEventListener('visibilitychange', before);
    return () => {
      stop();
      before();
      window.removeEventListener('pagehide', before);
      document.removeEventListener('visibilitychange', before);
    };
  }, [store, key, enabled]);
  return isKept;
}
