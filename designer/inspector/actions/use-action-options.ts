import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchOption } from '../../elements/search-option.ts';
import { useFlow } from '../../flow/flow-context.ts';
import { actionKinds } from './action-kinds.ts';

/** Every action this installation can do, by what people call it: a message by its channel, a task by its kind. */
export function useActionOptions(): readonly SearchOption[] {
  const { t } = useTranslation('inspector');
  const { registry } = useFlow();
  return useMemo(
    () => actionKinds(registry).map(({ id, label, group }): SearchOption => ({ id, label, group: t(`actions.groups.${group}`) })),
    [registry, t],
  );
}
