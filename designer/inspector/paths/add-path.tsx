import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stateWords, type Timer, type Trigger } from '#engine';
import type { Json } from '../../document/json.ts';
import type { Operation } from '../../document/operation.ts';
import { SearchMenu } from '../../elements/search-menu.tsx';
import { useActOn, useChart, useFlow, useFlowDefinition, useFlowPlace } from '../../flow/flow-context.ts';
import { freeTimerName } from '../../schedule/timer-names.ts';
import { pathElement, triggerOf } from '../path-place.ts';
import { PickAct } from '../settings/pick-act.tsx';
import { useNewTimer } from '../times/use-new-timer.ts';
import { STAY, useTargetOptions } from './use-target-options.ts';
import { NEW_TIMER, useTriggerOptions } from './use-trigger-options.ts';

/** Adds a path to a step: first what sets it off, then where it leads. It is opened when it is there. */
export function AddPath({ source }: { readonly source: string }) {
  const { t } = useTranslation('inspector');
  return (
    <PickAct label={t('paths.add')} menuLabel={t('paths.add')}>
      {(done) => <Questions source={source} onDone={done} />}
    </PickAct>
  );
}

function Questions({ source, onDone }: { readonly source: string; readonly onDone: () => void }) {
  const { t } = useTranslation('inspector');
  const { store } = useFlow();
  const chart = useChart();
  const { timers = {} } = useFlowDefinition();
  const { go } = useFlowPlace();
  const act = useActOn();
  const newTimer = useNewTimer();
  const [trigger, setTrigger] = useState<string>();
  const triggers = useTriggerOptions(chart.states.get(source));
  const targets = useTargetOptions(source);
  if (trigger === undefined)
    return (
      <SearchMenu
        key="when"
        label={t('paths.addWhen')}
        title={t('paths.addWhen')}
        options={triggers}
        onChoose={({ id }) => setTrigger(id)}
      />
    );

  const add = (target: string): void => {
    onDone();
    const made = trigger === NEW_TIMER ? timerMade(timers, newTimer) : undefined;
    const by: Trigger = made ? { kind: 'timer', name: made.name } : triggerOf(trigger);
    const path: Operation = { op: 'transition.add', source, trigger: by, ...(target === STAY ? {} : { target }) };
    const step = source === '' ? t('whole') : stateWords(source);
    if (!act(made ? { op: 'batch', operations: [made.operation, path] } : path, t('did.addPath', { step }))) return;
    go({ element: pathElement(store.getState().value, source, by) });
  };
  return <SearchMenu key="to" label={t('paths.addTo')} title={t('paths.addTo')} options={targets} onChoose={({ id }) => add(id)} />;
}

/** A new time and the operation that puts it into the document. */
export function timerMade(timers: Readonly<Record<string, Timer>>, timer: Timer): { readonly name: string; readonly operation: Operation } {
  const name = freeTimerName(timer, timers);
  return { name, operation: { op: 'field.set', pointer: `/timers/${name}`, value: timer as unknown as Json } };
}
