import { type RefObject, useEffect } from 'react';
import { useAddressPart } from '../app/use-address-part.ts';

/** Leads to the control of the place that the address names, as soon as the page shows it. */
export function useFieldFocus(root: RefObject<HTMLElement | null>, enabled: boolean): void {
  const [field, setField] = useAddressPart('field');
  useEffect(() => {
    if (!enabled || field === undefined || !root.current) return;
    const found = nearest([...root.current.querySelectorAll<HTMLElement>('[data-field]')], field);
    if (!found) return;
    const control = found.matches(focusable) ? found : (found.querySelector<HTMLElement>(focusable) ?? found);
    control.focus();
    control.scrollIntoView({ block: 'center' });
    // It has led there; going back and forth must not lead there again.
    setField(undefined);
  }, [root, enabled, field, setField]);
}

const focusable = 'input, select, textarea, button, a[href], [contenteditable=true], [tabindex]';

/** The control of a place, or of the smallest place around it. */
function nearest(controls: readonly HTMLElement[], pointer: string): HTMLElement | undefined {
  const placeOf = (each: HTMLElement): string => each.dataset['field'] ?? '';
  return controls
    .filter((each) => pointer === placeOf(each) || pointer.startsWith(`${placeOf(each)}/`))
    .toSorted((a, b) => placeOf(b).length - placeOf(a).length)[0];
}
