import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Diagnostic, Registry } from '#engine';
import type { DocumentStore } from '../document/document-store.ts';
import { useSettled } from '../elements/use-settled.ts';
import { judge } from './judge.ts';

const SETTLES_MS = 250;

/** The faults of a document, a moment after the last act. */
export function useJudged(store: DocumentStore, registry: Registry): readonly Diagnostic[] {
  const value = useSettled(
    useStore(store, (state) => state.value),
    SETTLES_MS,
  );
  return useMemo(() => judge(value, registry), [value, registry]);
}
