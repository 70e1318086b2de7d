import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { type EffectCall, effectWords } from '#engine';
import type { Json } from '../../document/json.ts';
import { useActOn, useFlow } from '../../flow/flow-context.ts';
import { lowered } from '../../settings/use-set.ts';
import { setParams } from '../action-edits.ts';

/** Settings of an action by name; those that go are undefined. */
export type ParamValues = Readonly<Record<string, Json | undefined>>;

/** Sets settings of the action at `pointer`; `what` is the label of the one somebody changed. */
export function useSetParams(): (pointer: string, call: EffectCall, values: ParamValues, what: string) => void {
  const { t } = useTranslation('inspector');
  const { registry } = useFlow();
  const act = useActOn();
  return useCallback(
    (pointer, call, values, what) => {
      const label = t('did.setAction', { what: lowered(what), action: effectWords(call, registry) });
      act(setParams(pointer, call, values), label, { key: `set ${pointer} ${Object.keys(values).join(' ')}` });
    },
    [t, registry, act],
  );
}
