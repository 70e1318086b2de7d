import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Diagnostic, hasErrors, type Registry } from '#engine';
import type { DocumentStore } from '../document/document-store.ts';
import { sameJson } from '../document/json.ts';
import { partsBetween } from '../document/restore.ts';
import { askWorker, type WorkerPort } from './ask-worker.ts';
import type { Fixes, LintAnswer, LintQuestion, TestCount } from './lint-messages.ts';

/** What is known against a document as it stands. */
export interface LintReport {
  /** In document order, failed tests last. */
  readonly problems: readonly Diagnostic[];
  /** Missing until they have been run: while there are errors, and for a moment after each change. */
  readonly tests: TestCount | undefined;
  /** `looking` until the first answer, `failed` when nobody can look. */
  readonly status: 'looking' | 'known' | 'failed';
  /** What can be done about them with one act. */
  readonly fixes: Fixes;
  /** How long the last look took in the worker, in milliseconds. */
  readonly ms: number | undefined;
}

export type LintPort = WorkerPort<LintQuestion, LintAnswer>;

/** After the last act one waits this long, so that typing is not looked at letter by letter. */
const SETTLES_MS = 200;

const nothing: readonly Diagnostic[] = [];
const reports = new WeakMap<DocumentStore, StoreApi<LintReport>>();

/** The report on a document; it stays as it is while nobody looks. */
export function reportOn(store: DocumentStore): StoreApi<LintReport> {
  let report = reports.get(store);
  if (!report) {
    report = createStore<LintReport>(() => ({ problems: nothing, tests: undefined, status: 'looking', fixes: new Map(), ms: undefined }));
    reports.set(store, report);
  }
  return report;
}

/** Looks for faults of a document in a worker, at once and after each change, until it is stopped. */
export function startLinter(store: DocumentStore, registry: Registry, open: () => LintPort): () => void {
  const report = reportOn(store);
  let failures = nothing;
  let linted = nothing;
  const show = (found: Partial<LintReport>): void => {
    const { problems } = report.getState();
    const all = failures.length === 0 ? linted : [...linted, ...failures];
    // Who shows problems is left alone as long as they are the same.
    report.setState({ ...found, problems: sameJson(all, problems) ? problems : all, status: 'known' });
  };
  return askWorker<LintQuestion, LintAnswer>({
    store,
    registry,
    open,
    settles: SETTLES_MS,
    question: (number, value, before) => ({ kind: 'check', number, parts: partsBetween(before, value) }),
    onFailed: () => report.setState({ status: 'failed' }),
    onAnswer: (data) => {
      if (data.kind === 'fixable') report.setState({ fixes: data.fixes });
      else if (data.kind === 'tested') {
        failures = data.failures;
        show({ tests: data.tests });
      } else {
        linted = data.problems;
        // Tests are not run while there are errors; else those of a moment ago stand until they have been run again.
        const untested = hasErrors(linted);
        if (untested) failures = nothing;
        show({ ms: data.ms, ...(untested ? { tests: undefined } : {}) });
      }
    },
  });
}
