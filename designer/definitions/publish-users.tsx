import { useTranslation } from 'react-i18next';
import { useFlow } from '../flow/flow-context.ts';
import { usePublishedAll } from './use-published-all.ts';
import { usedKey } from './uses.ts';

/** Who refers to it, and so works with the new version from now on. */
export function PublishUsers() {
  const { t } = useTranslation('definitions');
  const { kind, id } = useFlow();
  const { uses } = usePublishedAll();
  const names = (uses.get(usedKey(kind, id)) ?? []).map(({ name }) => name);
  return names.length === 0 ? null : <p>{t('users', { names: names.join(', ') })}</p>;
}
