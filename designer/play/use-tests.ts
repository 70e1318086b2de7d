import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { useFlow } from '../flow/flow-context.ts';
import { lookAtTests, type TestPort, type TestsKnown, testsOf } from './test-runner.ts';

/** What came of the tests of the document, run again after each change while this is shown. */
export function useTests(enabled = true): TestsKnown {
  const { store, registry } = useFlow();
  useEffect(() => (enabled ? lookAtTests(store, registry, openWorker) : undefined), [store, registry, enabled]);
  const known = useMemo(() => testsOf(store), [store]);
  return useStore(known);
}

function openWorker(): TestPort {
  return new Worker(new URL('./test-worker.ts', import.meta.url), { type: 'module' });
}
