const FOCUSABLE = 'input, select, textarea, button, a[href], [tabindex="0"]';

/** Puts the keyboard into the inspector beside the canvas. */
export function focusInspector(): void {
  const side = inspector();
  const first =
    side?.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea') ?? side?.querySelector<HTMLElement>(FOCUSABLE);
  first?.focus();
}

/** The area beside the canvas that shows what is chosen in full. */
export function inspector(): HTMLElement | null {
  return document.querySelector('aside[data-region]');
}
