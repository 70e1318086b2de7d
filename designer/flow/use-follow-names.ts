import { useEffect, useRef } from 'react';
import type { DocumentStore } from '../document/document-store.ts';
import { renamedTo } from '../document/renamed.ts';
import { useFlowPlace } from './flow-context.ts';

/** Keeps the page at what the address names when that gets another name, by whoever and whether done or undone. */
export function useFollowNames(store: DocumentStore): void {
  const { element, go } = useFlowPlace();
  const latest = useRef({ element, go });
  latest.current = { element, go };
  useEffect(
    () =>
      store.subscribe((now, before) => {
        const { element: open, go: goTo } = latest.current;
        const renamed = open === undefined || now.value === before.value ? undefined : renamedTo(open, before.value, now.value);
        if (renamed !== undefined) goTo({ element: renamed }, true);
      }),
    [store],
  );
}
