import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../document/json.ts';
import { useActOn } from '../flow/flow-context.ts';
import './settings-texts.ts';

/** Sets one place of the document, or removes it; `what` names it in the history. */
export function useSet(): (pointer: string, value: Json | undefined, what: string) => boolean {
  const { t } = useTranslation('settings');
  const act = useActOn();
  return useCallback(
    (pointer, value, what) =>
      act({ op: 'field.set', pointer, ...(value === undefined ? {} : { value }) }, t('did', { what: lowered(what) }), {
        key: `set ${pointer}`,
      }),
    [act, t],
  );
}

/** A label within a sentence. */
export function lowered(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}
