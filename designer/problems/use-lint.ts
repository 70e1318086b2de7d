import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Diagnostic, Registry } from '#engine';
import type { DocumentStore } from '../document/document-store.ts';
import { type LintPort, type LintReport, reportOn, startLinter } from './linter.ts';

/** Looks for faults of a document as long as it is shown; gives those of the newest answer. Used once on a page. */
export function useLint(store: DocumentStore, registry: Registry): readonly Diagnostic[] {
  useEffect(() => startLinter(store, registry, openWorker), [store, registry]);
  return useStore(reportOn(store), ({ problems }) => problems);
}

/** What is known of a document beside its problems. */
export function useLintReport(store: DocumentStore): LintReport {
  const report = useMemo(() => reportOn(store), [store]);
  return useStore(report);
}

function openWorker(): LintPort {
  return new Worker(new URL('./lint-worker.ts', import.meta.url), { type: 'module' });
}
