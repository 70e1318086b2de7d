import { useTranslation } from 'react-i18next';
import { effectWords, eventWords, type TestExpectation } from '#engine';
import { withDays } from '../../app/text/when.ts';
import { useFlow } from '../../flow/flow-context.ts';
import { capital } from '../../schedule/use-schedule-words.ts';
import { placesWords } from '../play-words.ts';
import type { AdoptChange, Moved } from './adopt-changes.ts';

/** Says what adopting changes in a test; days are told as seen from the first of it. */
export function useChangeWords(): (change: AdoptChange, firstOn: string) => string {
  const { t } = useTranslation('play');
  const { registry } = useFlow();
  const label = (type: string): string => `“${registry.effects.get(type)?.label ?? effectWords({ type }, registry)}”`;
  const labels = (types: readonly string[]): string => (types.length === 0 ? t('tests.failure.nothing') : types.map(label).join(', '));
  const saysOf = ({ state, effects, ended }: TestExpectation): string => {
    const parts = [
      ...(state === undefined ? [] : [t('adopt.in', { places: placesWords([state].flat()) })]),
      ...(effects === undefined ? [] : [t('adopt.does', { what: labels(effects) })]),
      ...(ended === undefined ? [] : [t(ended ? 'adopt.ended' : 'adopt.goesOn')]),
    ];
    return parts.join(', ');
  };
  const movedWords = (moved: Moved): string => (moved.kind === 'event' ? eventWords(moved.event.type, registry) : saysOf(moved.row));
  const words = (change: AdoptChange, firstOn: string): string => {
    switch (change.kind) {
      case 'moved':
        return t(change.days < 0 ? 'adopt.earlier' : 'adopt.later', {
          count: Math.abs(change.days),
          what: movedWords(change.first),
          from: withDays(change.from, firstOn),
          to: withDays(change.to, firstOn),
        });
      case 'row':
        return t('adopt.row', { day: withDays(change.on, firstOn), before: saysOf(change.before), after: saysOf(change.after) });
      case 'never':
        return t('adopt.never', { what: label(change.type) });
    }
  };
  return (change, firstOn) => capital(words(change, firstOn));
}
