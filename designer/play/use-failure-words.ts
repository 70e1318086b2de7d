import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { type Diagnostic, effectWords, type MachineTest } from '#engine';
import { withDays } from '../app/text/when.ts';
import { useFlow } from '../flow/flow-context.ts';
import { failureOf } from './failure.ts';
import { placesWords } from './play-words.ts';
import './play-texts.ts';

/** Says why a test fails: what it expected, and what is. */
export function useFailureWords(): (failure: Diagnostic, test: MachineTest) => string {
  const { t } = useTranslation('play');
  const { registry } = useFlow();
  return useCallback(
    (diagnostic, test) => {
      const labels = (types: readonly string[]): string =>
        types.length === 0
          ? t('tests.failure.nothing')
          : types.map((type) => `“${registry.effects.get(type)?.label ?? effectWords({ type }, registry)}”`).join(', ');
      const failure = failureOf(diagnostic, test);
      const firstDay = test.expect?.[0]?.on ?? '';
      switch (failure.kind) {
        case 'state': {
          const day = withDays(failure.on, firstDay);
          const expected = placesWords(failure.expected);
          return failure.actual.length === 0
            ? t('tests.failure.stateNowhere', { day, expected })
            : t('tests.failure.state', { day, expected, actual: placesWords(failure.actual) });
        }
        case 'effects':
          return t('tests.failure.effects', {
            day: withDays(failure.on, firstDay),
            expected: labels(failure.expected),
            actual: labels(failure.actual),
          });
        case 'ended':
          return t(failure.expected ? 'tests.failure.endedNot' : 'tests.failure.ended', { day: withDays(failure.on, firstDay) });
        case 'never':
          return t('tests.failure.never', { what: labels([failure.type]) });
        case 'other':
          return `${failure.words.charAt(0).toUpperCase()}${withDays(failure.words.slice(1), firstDay)}`;
      }
    },
    [t, registry],
  );
}
