import { useTranslation } from 'react-i18next';
import type { EffectCall } from '#engine';
import type { Json } from '../document/json.ts';
import { useActOn } from '../flow/flow-context.ts';
import { insertAction, moveAction, removeAction } from '../inspector/action-edits.ts';
import { type ParamValues, useSetParams } from '../inspector/actions/use-set-params.ts';
import type { ActionList } from '../inspector/path-place.ts';

/** How a list of actions is changed: in a document, or in a form that is not sent yet. */
export interface ActionPort {
  readonly calls: readonly EffectCall[];
  /** Where the list stands in the document, or will. */
  readonly pointer: string;
  replace(index: number, call: EffectCall): void;
  set(index: number, values: ParamValues, what: string): void;
  add(call: EffectCall): void;
  remove(index: number): void;
  /** Does an action before the one it follows. */
  raise(index: number): void;
}

/** Actions of the document; `step` is what they belong to, in words. */
export function useDocumentActions(list: ActionList, step: string): ActionPort {
  const { t } = useTranslation('schedule');
  const act = useActOn();
  const setParams = useSetParams();
  const { calls, pointer } = list;
  return {
    calls,
    pointer,
    replace: (index, call) =>
      act({ op: 'field.set', pointer: `${pointer}/${index}`, value: call as unknown as Json }, t('act.action', { step })),
    set: (index, values, what) => {
      const call = calls[index];
      if (call) setParams(`${pointer}/${index}`, call, values, what);
    },
    add: (call) => act(insertAction(list, calls.length, call), t('act.actionAdd', { step })),
    remove: (index) => act(removeAction(list, index), t('act.actionRemove', { step })),
    raise: (index) => act(moveAction(list, index, index - 1), t('act.actionMove', { step })),
  };
}

/** Actions of a step that is still being put together. */
export function draftActions(calls: readonly EffectCall[], onChange: (calls: readonly EffectCall[]) => void): ActionPort {
  return {
    calls,
    pointer: '/new-step/entry',
    replace: (index, call) => onChange(calls.with(index, call)),
    set: (index, values) => {
      const call = calls[index];
      if (!call) return;
      const set = Object.entries({ ...call.params, ...values }).filter(([, value]) => value !== undefined);
      onChange(calls.with(index, { ...call, params: Object.fromEntries(set) }));
    },
    add: (call) => onChange([...calls, call]),
    remove: (index) => onChange(calls.toSpliced(index, 1)),
    raise: (index) => {
      const call = calls[index];
      if (call) onChange(calls.toSpliced(index, 1).toSpliced(index - 1, 0, call));
    },
  };
}
