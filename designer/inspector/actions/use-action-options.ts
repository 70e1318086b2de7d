import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { coreEffects } from '#engine';
import { useFlow } from '../../flow/flow-context.ts';
import type { PickOption } from '../settings/pick-options.ts';

/** Every action this installation can do, those of connectors included. */
export function useActionOptions(): readonly PickOption[] {
  const { t } = useTranslation('inspector');
  const { registry } = useFlow();
  return useMemo(() => {
    const groupOf = (type: string, outbound: boolean): string =>
      coreEffects.has(type) ? t(outbound ? 'actions.outbound' : 'actions.core') : t('actions.connectors');
    return [...registry.effects.values()]
      .map(({ type, label, outbound }): PickOption => ({ id: type, label, group: groupOf(type, outbound) }))
      .toSorted((a, b) => order(a, t('actions.outbound')) - order(b, t('actions.outbound')));
  }, [registry, t]);
}

function order({ group }: PickOption, first: string): number {
  return group === first ? 0 : 1;
}
