import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useListedKeys } from '../app/shortcuts/use-shortcut.ts';

/** Lists the keys every view of a flow hears, among the shortcuts of the page. */
export function useDeskKeys(mayChange: boolean): void {
  const { t } = useTranslation('flow');
  const list = useMemo(
    () => ({
      'Ctrl+K': t('keys.jump'),
      F6: t('keys.region'),
      ...(mayChange ? { 'Ctrl+Z': t('keys.undo'), 'Ctrl+Shift+Z': t('keys.redo') } : {}),
    }),
    [t, mayChange],
  );
  useListedKeys(list);
}
