import { type RefObject, useEffect } from 'react';
import type { DocumentStore } from '../document/document-store.ts';
import type { NoticeBoard } from './notices.ts';

/** Undoes or redoes the last step of the document and says so. */
export function turnBack(store: DocumentStore, board: NoticeBoard, way: 'undo' | 'redo', words: (label: string) => string): void {
  const { undoLabel, redoLabel } = store.getState();
  const label = (way === 'undo' ? undoLabel : redoLabel) ?? '';
  const outcome = store[way]();
  if (outcome.ok) board.announce(words(label));
  else board.refuse(outcome.refusal);
}

/** Ctrl+Z and Ctrl+Shift+Z for the page. Whoever types has the undo of the field; over a dialog the keys do nothing here. */
export function useUndoKeys(root: RefObject<HTMLElement | null>, turn: (way: 'undo' | 'redo') => void, enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return undefined;
    const hear = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      if (!belongs(root.current, event.target) || isTyping(event.target)) return;
      event.preventDefault();
      turn(key === 'y' || event.shiftKey ? 'redo' : 'undo');
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [root, turn, enabled]);
}

/** What is pressed within the page, or while nothing of it has the focus. */
function belongs(root: HTMLElement | null, target: EventTarget | null): boolean {
  if (!root || !(target instanceof Node)) return false;
  return root.contains(target) || target.contains(root);
}

const textless = new Set(['button', 'checkbox', 'radio', 'range', 'color', 'file', 'submit', 'reset', 'image']);

/** Whether a key goes into text that has an undo of its own. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !textless.has(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable || target.closest('.cm-editor') !== null;
}
