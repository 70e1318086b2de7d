import { type RefObject, useEffect, useRef } from 'react';
import type { FocusPart } from './builder-context.ts';

interface Wish {
  readonly id: string | undefined;
  readonly part: FocusPart;
}

/** Leads the focus to a row once it is there. Without a row it goes to the way of adding one. */
export function useRowFocus(box: RefObject<HTMLElement | null>): (id: string | undefined, part?: FocusPart) => void {
  const wish = useRef<Wish | undefined>(undefined);
  useEffect(() => {
    const wanted = wish.current;
    if (!wanted || !box.current) return;
    wish.current = undefined;
    const row = wanted.id === undefined ? null : box.current.querySelector(`[data-row="${CSS.escape(wanted.id)}"]`);
    const parts = wanted.part === 'first' ? ['[data-first]'] : [`[data-part=${wanted.part}]`, '[data-first]'];
    const found = parts.map((part) => row?.querySelector<HTMLElement>(part)).find(Boolean);
    (found ?? box.current.querySelector<HTMLElement>('[data-add=data]'))?.focus();
  });
  return (id, part = 'first') => {
    wish.current = { id, part };
  };
}
