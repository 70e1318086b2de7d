import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Diagnostic, hasErrors, type Registry } from '#engine';
import type { DocumentStore } from '../document/document-store.ts';
import { type JsonObject, sameJson } from '../document/json.ts';
import { partsBetween } from '../document/restore.ts';
import { type Fixes, type LintAnswer, type LintRequest, plainRegistry, type TestCount } from './lint-messages.ts';

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

/** The part of a worker that is used. */
export interface LintPort {
  postMessage(request: LintRequest): void;
  addEventListener(type: 'message', listener: (event: { readonly data: LintAnswer }) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
  terminate(): void;
}

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

/**
 * Looks for faults of a document in a worker, at once and after each change, until it is stopped. One look is under
 * way at a time, always at the newest document; answers to older ones are dropped.
 */
export function startLinter(store: DocumentStore, registry: Registry, open: () => LintPort): () => void {
  const report = reportOn(store);
  const port = open();
  let value = store.getState().value;
  let asked: JsonObject = {};
  let number = 0;
  let isBusy = false;
  let isBehind = false;
  let failures = nothing;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const ask = (): void => {
    isBehind = isBusy;
    if (isBusy) return;
    isBusy = true;
    number += 1;
    port.postMessage({ kind: 'check', number, parts: partsBetween(asked, value) });
    asked = value;
  };
  const show = (found: Partial<LintReport>, linted: readonly Diagnostic[]): void => {
    const { problems } = report.getState();
    const all = failures.length === 0 ? linted : [...linted, ...failures];
    // Who shows problems is left alone as long as they are the same.
    report.setState({ ...found, problems: sameJson(all, problems) ? problems : all, status: 'known' });
  };
  let linted = nothing;
  port.addEventListener('message', ({ data }) => {
    if (data.number !== number) return;
    if (data.kind === 'fixable') {
      report.setState({ fixes: data.fixes });
      return;
    }
    if (data.kind === 'tested') {
      if (isBusy) return;
      failures = data.failures;
      show({ tests: data.tests }, linted);
      return;
    }
    isBusy = false;
    linted = data.problems;
    // Tests are not run while there are errors; else those of a moment ago stand until they have been run again.
    const untested = hasErrors(linted);
    if (untested) failures = nothing;
    if (isBehind) ask();
    show({ ms: data.ms, ...(untested ? { tests: undefined } : {}) }, linted);
  });
  port.addEventListener('error', () => report.setState({ status: 'failed' }));
  port.postMessage({ kind: 'registry', registry: plainRegistry(registry) });
  ask();
  const unsubscribe = store.subscribe((state) => {
    if (state.value === value) return;
    value = state.value;
    clearTimeout(waiting);
    waiting = setTimeout(ask, SETTLES_MS);
  });
  return () => {
    unsubscribe();
    clearTimeout(waiting);
    port.terminate();
  };
}
