import { useTranslation } from 'react-i18next';
import type { KeyedRow } from './segment-rows.ts';

/** Rows by name; one that is no longer there by its id. */
export function useRowNames(rows: readonly KeyedRow[]): (id: string | undefined) => string {
  const { t } = useTranslation('segments');
  return (id) => (id === undefined ? t('preview.noRow') : (rows.find((row) => row.id === id)?.name ?? id));
}
