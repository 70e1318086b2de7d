import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChartTransition, nameWords, type Trigger } from '#engine';
import { useActOn, useChart, useFlow, useFlowDefinition, useFlowPlace } from '../../flow/flow-context.ts';
import { keyOfName } from '../../schedule/step-names.ts';
import { NameSetting } from '../name-setting.tsx';
import { pathElement, refOf, triggerId, triggerOf } from '../path-place.ts';
import { PickSetting } from '../settings/pick-setting.tsx';
import { useNewTimer } from '../times/use-new-timer.ts';
import { timerMade } from './add-path.tsx';
import { NEW_TIMER, useTriggerOptions } from './use-trigger-options.ts';

const MANUAL = 'manual.';
/** Stands for something a person decides, whose name is still to be given. */
const DECISION = 'event manual.decided';

/** What sets a path off. */
export function PathTrigger({ way }: { readonly way: ChartTransition }) {
  const { t } = useTranslation('inspector');
  const { store } = useFlow();
  const { go } = useFlowPlace();
  const act = useActOn();
  const chart = useChart();
  const { timers = {} } = useFlowDefinition();
  const newTimer = useNewTimer();
  const [isFresh, setFresh] = useState(false);
  const { source, trigger, pointer } = way;
  const all = useTriggerOptions(chart.states.get(source));
  const decision = { id: DECISION, label: t('path.triggers.decision'), group: t('path.triggers.other') };
  const options = [...all, ...(all.some(({ id }) => id === DECISION) ? [] : [decision])];

  const set = (next: Trigger, before?: ReturnType<typeof timerMade>): boolean => {
    const operation = { op: 'transition.trigger', ref: refOf(way), trigger: next } as const;
    const whole = before ? ({ op: 'batch', operations: [before.operation, operation] } as const) : operation;
    if (!act(whole, t('did.setTrigger'))) return false;
    go({ element: pathElement(store.getState().value, source, next) });
    return true;
  };
  const choose = (id: string): void => {
    setFresh(id === DECISION);
    if (id !== NEW_TIMER) {
      set(triggerOf(id));
      return;
    }
    const made = timerMade(timers, newTimer);
    set({ kind: 'timer', name: made.name }, made);
  };
  const manual = trigger.kind === 'event' && trigger.name.startsWith(MANUAL) && !trigger.name.endsWith('*') ? trigger.name : undefined;
  return (
    <>
      <PickSetting label={t('path.trigger')} pointer={triggerPointer(way)} value={triggerId(trigger)} options={options} onSet={choose} />
      {manual !== undefined && (
        <NameSetting
          label={t('path.decisionName')}
          pointer={`${pointer}#decision`}
          value={nameWords(manual.slice(MANUAL.length))}
          keyOf={keyOfName}
          takesFocus={isFresh}
          onName={(key) => set({ kind: 'event', name: `${MANUAL}${key}` })}
        />
      )}
    </>
  );
}

/** The place a wrong trigger is reported at: its key, not the path. */
function triggerPointer({ pointer, index }: ChartTransition): string {
  return pointer.endsWith(`/${index}`) ? pointer.slice(0, -`/${index}`.length) : pointer;
}
