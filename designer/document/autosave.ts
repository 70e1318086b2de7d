import type { DocumentStore, Revision } from './document-store.ts';

/** What the server says to a text: it is kept under a new revision, somebody else was first with theirs, or it will never take it. */
export type SaveAnswer =
  | { readonly status: 'saved'; readonly revision: Revision }
  | { readonly status: 'conflict'; readonly text: string; readonly revision: Revision }
  | { readonly status: 'refused' };

/** Saves a text that was made from this revision. Rejects when it cannot be known whether the server would take it. */
export interface SavePort {
  save(text: string, revision: Revision): Promise<SaveAnswer>;
}

export interface AutosaveOptions {
  /** How long after the last change it is saved. */
  readonly delay?: number;
  /** After a failure it is tried again after this long, then after twice as long, up to `longest`. */
  readonly retry?: number;
  readonly longest?: number;
  /** Runs something later; what it returns calls that off. */
  readonly later?: (run: () => void, milliseconds: number) => () => void;
}

export interface Autosave {
  /** Saves at once what is not saved yet; resolves when the server has answered. */
  flush(): Promise<void>;
  /** Saves nothing by itself any more. */
  stop(): void;
}

/**
 * Saves a document by itself whenever it has been left alone for a moment. A conflict stops it until somebody has
 * chosen, a refusal until something else is changed or it is asked to try again. */
export function autosave(store: DocumentStore, port: SavePort, options: AutosaveOptions = {}): Autosave {
  const { delay = 1500, retry = 5000, longest = 60_000, later = laterByClock } = options;
  let callOff: (() => void) | undefined;
  let running: Promise<void> | undefined;
  let pause = retry;
  let stopped = false;

  const unsubscribe = store.subscribe((state, before) => {
    const edited = state.value !== before.value;
    if (state.saveState === 'unsaved' || ((state.saveState === 'offline' || state.saveState === 'refused') && edited)) plan(delay);
  });

  return {
    async flush() {
      await running;
      callOff?.();
      await run();
    },
    stop() {
      stopped = true;
      callOff?.();
      unsubscribe();
    },
  };

  function plan(milliseconds: number): void {
    callOff?.();
    if (stopped) return;
    callOff = later(() => void run(), milliseconds);
  }

  function run(): Promise<void> {
    callOff = undefined;
    running ??= saveAll().finally(() => {
      running = undefined;
      if (store.getState().saveState === 'unsaved') plan(delay);
    });
    return running;
  }

  async function saveAll(): Promise<void> {
    for (let taken = store.beginSave(); taken; ) {
      const answer = await port.save(taken.text, taken.revision).catch(() => undefined);
      if (answer?.status === 'conflict') {
        // What was merged is saved at once: until then the other person works on without it.
        taken = store.receive(answer) === 'merged' ? store.beginSave() : undefined;
        continue;
      }
      if (answer?.status === 'saved') {
        store.saved(answer.revision);
        pause = retry;
      } else if (answer) {
        store.saveFailed('refused');
        pause = retry;
      } else {
        store.saveFailed('offline');
        plan(pause);
        pause = Math.min(pause * 2, longest);
      }
      return;
    }
  }
}

function laterByClock(run: () => void, milliseconds: number): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}
