import { type RefObject, useEffect } from 'react';

/** F6 and Shift+F6 go from one area of the page to the next; within an area one comes back to where one was. */
export function useRegionKeys(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const left = new WeakMap<HTMLElement, HTMLElement>();
    const hear = (event: KeyboardEvent): void => {
      if (!root.current || !isAsked(event)) return;
      event.preventDefault();
      go(root.current, event.shiftKey ? -1 : 1, left);
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [root]);
}

function isAsked(event: KeyboardEvent): boolean {
  if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return false;
  return document.querySelector('.MuiModal-root') === null;
}

/** `left` says where each area was left. */
function go(root: HTMLElement, by: 1 | -1, left: WeakMap<HTMLElement, HTMLElement>): void {
  const regions = [...root.querySelectorAll<HTMLElement>('[data-region]')];
  const focused = document.activeElement;
  const at = regions.findIndex((region) => region.contains(focused));
  const current = regions[at];
  if (current && focused instanceof HTMLElement) left.set(current, focused);
  const next = at < 0 ? regions[0] : regions[(at + by + regions.length) % regions.length];
  const before = next && left.get(next);
  (before?.isConnected ? before : next)?.focus();
}
