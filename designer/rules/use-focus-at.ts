import { type RefObject, useEffect, useRef } from 'react';
import type { Tree } from './tree-edit.ts';
import { rowAt } from './tree-places.ts';

/** Leads the focus to the control a pointer names, once for each pointer given. */
export function useFocusAt(box: RefObject<HTMLElement | null>, tree: Tree, base: string, pointer: string | undefined): void {
  const led = useRef<string>(undefined);
  useEffect(() => {
    if (pointer === undefined || pointer === led.current) {
      led.current = pointer;
      return;
    }
    led.current = pointer;
    const at = rowAt(tree, base, pointer);
    const row = at && box.current?.querySelector(`[data-row="${CSS.escape(at.id)}"]`);
    const control = row?.querySelector<HTMLElement>(`[data-part="${at?.part}"]`) ?? row?.querySelector<HTMLElement>('[data-first]');
    control?.scrollIntoView({ block: 'nearest' });
    control?.focus();
  });
}
