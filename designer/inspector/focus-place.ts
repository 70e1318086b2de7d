import { startId } from '../document/canvas.ts';

/** What the panel is, so that keys of the views can come here. */
export const INSPECTOR = 'data-inspector';

/** Puts the keyboard on an element in the view beside the panel; false when it is not drawn there. */
export function focusElement(element: string | undefined): boolean {
  if (element === undefined) return false;
  const named = document.querySelector<HTMLElement>(`[data-element="${CSS.escape(element)}"]`);
  const drawn = document.querySelector<HTMLElement>(`.react-flow [data-id="${CSS.escape(drawnAs(element))}"]`);
  const found = named ?? drawn;
  found?.focus();
  return found !== null && document.activeElement === found;
}

/** The control of a place within the panel: of the very place, else of what lies around it, else the first inside it. */
export function controlAt(root: HTMLElement, pointer: string): HTMLElement | undefined {
  const controls = [...root.querySelectorAll<HTMLElement>('[data-field]')];
  const around = controls
    .filter(({ dataset: { field = '' } }) => pointer === field || pointer.startsWith(`${field}/`))
    .toSorted((a, b) => (b.dataset['field']?.length ?? 0) - (a.dataset['field']?.length ?? 0))[0];
  const inside = controls.find(({ dataset: { field = '' } }) => field.startsWith(`${pointer}/`));
  const exact = around?.dataset['field'] === pointer ? around : undefined;
  const found = exact ?? inside ?? around;
  if (!found) return undefined;
  return isControl(found) ? found : (found.querySelector<HTMLElement>(CONTROLS) ?? found);
}

/** The first control of the panel. */
export function firstControl(root: HTMLElement): HTMLElement | undefined {
  return root.querySelector<HTMLElement>('[data-field]:is(input, select, textarea, button):not(:disabled)') ?? undefined;
}

const CONTROLS = 'input, select, textarea, button';

function isControl(element: HTMLElement): boolean {
  return element.matches(CONTROLS);
}

/** The name of an element's box or line on the canvas. */
function drawnAs(element: string): string {
  if (element === 'step:') return startId('');
  if (element.startsWith('step:')) return element.slice(5);
  return element.startsWith('note:') ? `note|${element.slice(5)}` : element;
}
