import { useTranslation } from 'react-i18next';
import type { PauseView } from '#engine';

/** What a pause keeps back, in numbers: `12 emails, 3 calls`; undefined while it is nothing. */
export function useHeldWords(): (pause: PauseView) => string | undefined {
  const { t } = useTranslation('flow');
  return ({ held }) => {
    const parts = held.kinds.filter(({ count }) => count > 0).map(({ kind, count }) => t(`pause.kind.${kind}`, { count }));
    return parts.length === 0 ? undefined : parts.join(', ');
  };
}
