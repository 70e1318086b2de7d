import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Registry } from '#engine';
import type { DocumentStore } from '../document/document-store.ts';
import type { JsonObject } from '../document/json.ts';
import { askWorker, type WorkerPort } from '../problems/ask-worker.ts';
import type { TestReport } from './run-tests.ts';
import type { TestAnswer, TestQuestion } from './test-messages.ts';

/** What is known of a document's tests. */
export interface TestsKnown {
  /** Missing until they have been run, and while the flow has errors. */
  readonly report: TestReport | undefined;
  /** The tests the report is about: those of a moment ago while newer ones are being run. */
  readonly of: JsonObject | undefined;
  /** `errors`: the flow has errors, so nothing is run. `failed`: nobody can run them in this browser. */
  readonly status: 'running' | 'known' | 'errors' | 'failed';
}

export type TestPort = WorkerPort<TestQuestion, TestAnswer>;

const SETTLES_MS = 300;

interface Runner {
  readonly known: StoreApi<TestsKnown>;
  lookers: number;
  stop: (() => void) | undefined;
}

const runners = new WeakMap<DocumentStore, Runner>();

function runnerOf(document: DocumentStore): Runner {
  let runner = runners.get(document);
  if (!runner) {
    runner = {
      known: createStore<TestsKnown>(() => ({ report: undefined, of: undefined, status: 'running' })),
      lookers: 0,
      stop: undefined,
    };
    runners.set(document, runner);
  }
  return runner;
}

export function testsOf(document: DocumentStore): StoreApi<TestsKnown> {
  return runnerOf(document).known;
}

/** Runs the tests of a document, now and after each change, as long as somebody looks. The returned function ends looking. */
export function lookAtTests(document: DocumentStore, registry: Registry, open: () => TestPort): () => void {
  const runner = runnerOf(document);
  runner.lookers += 1;
  runner.stop ??= start(document, registry, open, runner.known);
  return () => {
    runner.lookers -= 1;
    if (runner.lookers > 0) return;
    runner.stop?.();
    runner.stop = undefined;
  };
}

function start(store: DocumentStore, registry: Registry, open: () => TestPort, known: StoreApi<TestsKnown>): () => void {
  return askWorker<TestQuestion, TestAnswer>({
    store,
    registry,
    open,
    settles: SETTLES_MS,
    isSame: isSamePlay,
    question: (number, value) => ({ kind: 'run', number, value }),
    onAnswer: ({ report }, of) => known.setState({ report, of, status: report ? 'known' : 'errors' }),
    onFailed: () => known.setState({ status: 'failed' }),
  });
}

/** Moving boxes changes nothing about how it plays. */
function isSamePlay(a: JsonObject, b: JsonObject): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => key === 'layout' || a[key] === b[key]);
}
