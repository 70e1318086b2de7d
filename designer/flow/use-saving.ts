import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { sessionWatch } from '../app/api/session-watch.ts';
import { useLiveState } from '../app/live/use-live.ts';
import { type Autosave, autosave } from '../document/autosave.ts';
import type { DocumentState, DocumentStore } from '../document/document-store.ts';
import { draftPort, type SaveReport } from './draft-port.ts';

export interface Saving {
  readonly report: StoreApi<SaveReport>;
  /** Saves at once what is not saved. */
  flush(): Promise<void>;
}

/** Saves a document as long as the page is open, and once more when it is left. */
export function useSaving(store: DocumentStore, enabled: boolean): Saving {
  const { kind, id } = store.getState();
  const port = useMemo(() => draftPort(kind, id), [kind, id]);
  const loop = useRef<Autosave | undefined>(undefined);
  const flush = useCallback(async () => loop.current?.flush(), []);
  useEffect(() => {
    if (!enabled) return undefined;
    const running = autosave(store, port);
    loop.current = running;
    void running.flush();
    return () => {
      void running.flush();
      running.stop();
      loop.current = undefined;
    };
  }, [store, port, enabled]);
  useNewChance(flush);
  return useMemo(() => ({ report: port.report, flush }), [port, flush]);
}

/** Somebody has signed in again, or the line is back: what could not be saved is tried at once. */
function useNewChance(flush: () => Promise<void>): void {
  const isLost = useSyncExternalStore(sessionWatch.subscribe, sessionWatch.isLost);
  const { status } = useLiveState();
  useEffect(() => {
    if (!isLost && status === 'back') void flush();
  }, [isLost, status, flush]);
  const wasLost = useRef(false);
  useEffect(() => {
    if (wasLost.current && !isLost) void flush();
    wasLost.current = isLost;
  }, [isLost, flush]);
}

/** Takes in what somebody else has saved, once one's own save has been answered. */
export function takeIn(store: DocumentStore, newer: { readonly text: string; readonly revision: number }, onTaken: () => void): () => void {
  const take = (state: DocumentState): boolean => {
    if (state.saveState === 'saving') return false;
    if (typeof state.revision === 'number' && newer.revision > state.revision) {
      store.receive(newer);
      onTaken();
    }
    return true;
  };
  if (take(store.getState())) return () => undefined;
  const stop = store.subscribe((state) => {
    if (take(state)) stop();
  });
  return stop;
}
