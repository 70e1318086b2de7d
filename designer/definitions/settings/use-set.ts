import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../document/json.ts';
import { useActOn } from '../../flow/flow-context.ts';

type SetPlace = (pointer: string, value: Json | undefined, what: string) => void;

/** Sets one place of the document, or removes it; `what` names it in the history. */
export function useSet(): SetPlace {
  const { t } = useTranslation('definitions');
  const act = useActOn();
  return useCallback(
    (pointer, value, what) => {
      const label = t('did.set', { what: what.charAt(0).toLowerCase() + what.slice(1) });
      act({ op: 'field.set', pointer, ...(value === undefined ? {} : { value }) }, label, { key: `set ${pointer}` });
    },
    [act, t],
  );
}
