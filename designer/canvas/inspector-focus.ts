import { firstControl, INSPECTOR } from '../inspector/focus-place.ts';
import type { ElementId } from './graph/element-id.ts';

/** Frames in which the panel may come to show what was just chosen; a second. */
const FRAMES = 60;

/** Puts the keyboard into the inspector beside the canvas, once it shows the element and unless somebody goes elsewhere meanwhile. */
export function focusInspector(element: ElementId | undefined): void {
  const from = document.activeElement;
  const look = (left: number): void => {
    const active = document.activeElement;
    if (active !== from && active !== document.body) return;
    const panel = inspector()?.querySelector<HTMLElement>(`[${INSPECTOR}="${CSS.escape(element ?? '')}"]`);
    if (panel) (firstControl(panel) ?? panel).focus();
    else if (left > 0) requestAnimationFrame(() => look(left - 1));
  };
  look(FRAMES);
}

/** The area beside the canvas that shows what is chosen in full. */
export function inspector(): HTMLElement | null {
  return document.querySelector('aside[data-region]');
}
