import type { Registry } from '#engine';
import type { DocumentStore } from '../document/document-store.ts';
import type { JsonObject } from '../document/json.ts';
import { plainRegistry, type RegistryNews } from './plain-registry.ts';

/** The part of a worker that is used: it is told the registry, then asked. */
export interface WorkerPort<Question, Answer> {
  postMessage(message: Question | RegistryNews): void;
  addEventListener(type: 'message', listener: (event: { readonly data: Answer }) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
  terminate(): void;
}

interface Asking<Question, Answer> {
  readonly store: DocumentStore;
  readonly registry: Registry;
  readonly open: () => WorkerPort<Question, Answer>;
  /** How long after a change one waits, in milliseconds, so that typing is not asked about letter by letter. */
  readonly settles: number;
  /** Whether what has changed can make no difference to the answer. */
  readonly isSame?: (value: JsonObject, asked: JsonObject) => boolean;
  /** The question about a value; `before` is what was asked about last, empty at first. */
  readonly question: (number: number, value: JsonObject, before: JsonObject) => Question;
  /** Hears each answer to the newest question, and what that was about. */
  readonly onAnswer: (answer: Answer, of: JsonObject) => void;
  /** Nobody can answer. */
  readonly onFailed: () => void;
}

/**
 * Asks a worker about a document, at once and after each change, until it is stopped. One question is under way at a
 * time, always about the newest document; with its first answer the next may be asked, and what comes later about an
 * older one is dropped.
 */
export function askWorker<Question, Answer extends { readonly number: number }>(asking: Asking<Question, Answer>): () => void {
  const { store, registry, open, settles, isSame, question, onAnswer, onFailed } = asking;
  const port = open();
  let { value } = store.getState();
  let asked: JsonObject = {};
  let number = 0;
  let isBusy = false;
  let isBehind = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const ask = (): void => {
    isBehind = isBusy;
    if (isBusy) return;
    isBusy = true;
    number += 1;
    port.postMessage(question(number, value, asked));
    asked = value;
  };
  port.addEventListener('message', ({ data }) => {
    if (data.number !== number) return;
    isBusy = false;
    onAnswer(data, asked);
    if (isBehind) ask();
  });
  port.addEventListener('error', onFailed);
  port.postMessage({ kind: 'registry', registry: plainRegistry(registry) });
  ask();
  const unsubscribe = store.subscribe((state) => {
    if (state.value === value || isSame?.(state.value, value)) return;
    value = state.value;
    clearTimeout(waiting);
    waiting = setTimeout(ask, settles);
  });
  return () => {
    unsubscribe();
    clearTimeout(waiting);
    port.terminate();
  };
}
