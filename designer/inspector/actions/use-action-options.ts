import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { coreEffects } from '#engine';
import type { SearchOption } from '../../elements/search-option.ts';
import { useFlow } from '../../flow/flow-context.ts';

/** Every action this installation can do, those of connectors included. */
export function useActionOptions(): readonly SearchOption[] {
  const { t } = useTranslation('inspector');
  const { registry } = useFlow();
  return useMemo(() => {
    const groupOf = (type: string, outbound: boolean): string =>
      coreEffects.has(type) ? t(outbound ? 'actions.outbound' : 'actions.core') : t('actions.connectors');
    return [...registry.effects.values()]
      .map(({ type, label, outbound }): SearchOption => ({ id: type, label, group: groupOf(type, outbound) }))
      .toSorted((a, b) => order(a, t('actions.outbound')) - order(b, t('actions.outbound')));
  }, [registry, t]);
}

function order({ group }: SearchOption, first: string): number {
  return group === first ? 0 : 1;
}
