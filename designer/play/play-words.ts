import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type EffectCall, effectWords, stateWords } from '#engine';
import { LOCALE } from '../app/text/text.ts';
import { withDays } from '../app/text/when.ts';
import { useFlow, useFlowDefinition } from '../flow/flow-context.ts';
import type { Beginning } from './beginning.ts';
import type { PlayWords } from './happened.ts';

/** A day of a play seen from its first: without the year while it is the same. */
export function playDay(on: string, first: string): string {
  return withDays(on, first);
}

/** Where somebody stands, in words; of steps side by side all. */
export function placesWords(paths: readonly string[]): string {
  return paths.map((path) => `“${stateWords(path)}”`).join(', ');
}

/** What the words of a play are made with. */
export function usePlayWords(beginning: Beginning | undefined, today: string): PlayWords {
  const { t } = useTranslation('play');
  const { registry } = useFlow();
  const { kind, timers = {} } = useFlowDefinition();
  const currency = beginning?.given.currency ?? 'USD';
  return useMemo(
    () => ({
      registry,
      timers,
      currency,
      locale: LOCALE,
      day: (on: string) => playDay(on, today),
      enrolled: t(`steps.enrolled.${kind}`),
      rolled: (day: string) => t('now.rolled', { day }),
    }),
    [registry, timers, currency, today, kind, t],
  );
}

/** An action of a play as it would be done. */
export function useEffectWords(): (effect: Pick<EffectCall, 'type' | 'params'>) => string {
  const { registry } = useFlow();
  return ({ type, params }) => effectWords(params === undefined ? { type } : { type, params: { ...params } }, registry);
}
