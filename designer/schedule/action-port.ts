import { useTranslation } from 'react-i18next';
import type { EffectCall } from '#engine';
import type { Json } from '../document/json.ts';
import type { ActionPort } from './action-list.tsx';
import { useProblemAt } from './use-problems.ts';
import type { ScheduleActs } from './use-schedule-acts.ts';

/** Actions of the document, in the list at `pointer`. */
export function useDocumentActions(pointer: string, calls: readonly EffectCall[], step: string, acts: ScheduleActs): ActionPort {
  const { t } = useTranslation('schedule');
  const problemAt = useProblemAt();
  const change = t('act.action', { step });
  return {
    calls,
    replace: (index, call) => acts.act({ op: 'field.set', pointer: `${pointer}/${index}`, value: call as unknown as Json }, change),
    setParam: (index, name, value) => {
      const at = `${pointer}/${index}/params/${name}`;
      acts.act({ op: 'field.set', pointer: at, ...(value === undefined ? {} : { value }) }, change, `field.set ${at}`);
    },
    add: (call) =>
      acts.act({ op: 'list.insert', pointer, index: calls.length, value: call as unknown as Json }, t('act.actionAdd', { step })),
    remove: (index) => {
      const label = t('act.actionRemove', { step });
      if (calls.length > 1) acts.act({ op: 'list.remove', pointer, index }, label);
      else acts.act({ op: 'field.set', pointer }, label);
    },
    raise: (index) => acts.act({ op: 'list.move', pointer, index, to: index - 1 }, t('act.actionMove', { step })),
    faultOf: (index, param) => {
      const at = `${pointer}/${index}`;
      return param === 'type' ? problemAt(`${at}/type`) : problemAt(`${at}/params/${param}`);
    },
  };
}

/** Actions of a step that is still being put together. */
export function draftActions(calls: readonly EffectCall[], onChange: (calls: readonly EffectCall[]) => void): ActionPort {
  return {
    calls,
    replace: (index, call) => onChange(calls.with(index, call)),
    setParam: (index, name, value) => {
      const call = calls[index];
      if (!call) return;
      const { [name]: _, ...others } = call.params ?? {};
      onChange(calls.with(index, { ...call, params: value === undefined ? others : { ...call.params, [name]: value } }));
    },
    add: (call) => onChange([...calls, call]),
    remove: (index) => onChange(calls.toSpliced(index, 1)),
    raise: (index) => {
      const call = calls[index];
      if (call) onChange(calls.toSpliced(index, 1).toSpliced(index - 1, 0, call));
    },
    faultOf: () => undefined,
  };
}
