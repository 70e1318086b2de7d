import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChartState, eventWords, nameWords, timerWords, whenWords } from '#engine';
import type { SearchOption } from '../../elements/search-option.ts';
import { useFlow, useFlowDefinition } from '../../flow/flow-context.ts';
import { triggerId } from '../path-place.ts';

/** Stands for a time that does not exist yet. */
export const NEW_TIMER = 'new timer';

/** Everything that can set off a path of a step. */
export function useTriggerOptions(state: ChartState | undefined): readonly SearchOption[] {
  const { t } = useTranslation('inspector');
  const { registry } = useFlow();
  const { timers = {} } = useFlowDefinition();
  const isLevel = (state?.children.length ?? 0) > 0;
  const manual = state?.transitions.flatMap(({ trigger }) =>
    trigger.kind === 'event' && trigger.name.startsWith('manual.') ? [trigger.name] : [],
  );
  const manualNames = manual?.join(' ') ?? '';
  return useMemo(() => {
    const isRoot = state?.path === '';
    const things = [...registry.events.keys(), ...manualNames.split(' ').filter(Boolean)].map((name): SearchOption => {
      const trigger = { kind: 'event', name } as const;
      return {
        id: triggerId(trigger),
        label: capitalized(eventWords(name, registry)),
        words: whenWords(trigger, registry),
        group: t('path.triggers.things'),
      };
    });
    const known = Object.entries(timers).map(
      ([name, timer]): SearchOption => ({
        id: triggerId({ kind: 'timer', name }),
        label: capitalized(timerWords(timer, registry)),
        about: nameWords(name),
        group: t('path.triggers.known'),
      }),
    );
    const others: SearchOption[] = [
      { id: NEW_TIMER, label: t('path.triggers.newTimer'), about: t('path.triggers.newTimerAbout'), group: t('path.triggers.timer') },
      ...(isLevel || isRoot
        ? []
        : [{ id: 'always', label: t('path.triggers.always'), about: t('path.triggers.alwaysAbout'), group: t('path.triggers.other') }]),
      ...(isLevel && !isRoot
        ? [{ id: 'done', label: t('path.triggers.done'), about: t('path.triggers.doneAbout'), group: t('path.triggers.other') }]
        : []),
    ];
    return [...things, ...known, ...others];
  }, [registry, timers, t, isLevel, manualNames, state?.path]);
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
