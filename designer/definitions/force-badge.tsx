import { useTranslation } from 'react-i18next';
import { Badge } from '../elements/badge.ts';
import { forceOf, usePublishedAll } from './use-published-all.ts';

/** Says of a definition of which only one can count whether it is the one. */
export function ForceBadge({ kind, id }: { readonly kind: string; readonly id: string }) {
  const { t } = useTranslation('definitions');
  const { inForce } = usePublishedAll();
  const force = forceOf(kind, id, inForce);
  return force === undefined ? null : <Badge>{t(`force.${force}`)}</Badge>;
}
