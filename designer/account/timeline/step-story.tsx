import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { coreEvents, nameWords, type Reaction, type TimelineEntry } from '#engine';
import { useToday } from '../../app/clock.ts';
import { useDefinitionNames } from '../../app/definition-names.ts';
import { stepName } from '../../app/step-name.ts';
import { dayWords, withDays } from '../../app/text/when.ts';
import { inPlace } from '../../elements/in-place.ts';
import { type StoredEffect, useEffectWords } from './effect-words.ts';

/** What a step of a strategy did: where it went, at whose bidding, and what it asked for. */
export function StepStory({ entry, why }: { readonly entry: TimelineEntry; readonly why: ReactNode }) {
  const { t } = useTranslation('account');
  const today = useToday();
  const nameOf = useDefinitionNames();
  const effectWords = useEffectWords();
  const { reactions, effects = [], definitionId, ended } = entry.data as StepData;
  if (!reactions || reactions.length === 0) {
    return (
      <p className="said">
        {withDays(entry.words, today)} {why}
      </p>
    );
  }
  return (
    <>
      {inPlace(reactions).map(({ place, item }) => (
        <ReactionLine key={place} reaction={item}>
          {place === '0' && (
            <>
              {' · '}
              {nameOf(definitionId ?? '')} {why}
            </>
          )}
        </ReactionLine>
      ))}
      {effects.length > 0 && (
        <p className="quiet">
          {effects.map((effect, index) => (
            <Fragment key={effect.key}>
              {index > 0 && ', '}
              {effectWords(effect)}
            </Fragment>
          ))}
        </p>
      )}
      {ended === true && <p className="quiet">{t('timeline.step.ended')}</p>}
    </>
  );
}

interface StepData {
  readonly reactions?: readonly Reaction[];
  readonly effects?: readonly StoredEffect[];
  readonly definitionId?: string;
  readonly ended?: boolean;
}

function ReactionLine({ reaction, children }: { readonly reaction: Reaction; readonly children: ReactNode }) {
  const { t } = useTranslation('account');
  const { from, to } = reaction;
  const triggerWords = useTriggerWords();
  const step = to.map(stepName).join(t('timeline.step.and'));
  if (from.join() === to.join()) {
    return (
      <p className="said quiet">
        {t('timeline.step.stays', { step })}: {triggerWords(reaction)}
        {children}
      </p>
    );
  }
  return (
    <p className="said">
      <strong style={{ fontWeight: 600 }}>
        {from.length === 0 ? t('timeline.step.begins', { step }) : t('timeline.step.moves', { step })}
      </strong>
      <span className="quiet">
        : {triggerWords(reaction)}
        {children}
      </span>
    </p>
  );
}

/** What a reaction answered: an event, or a wait that was over, with the day it was moved from. */
function useTriggerWords(): (reaction: Reaction) => string {
  const { t } = useTranslation('account');
  const today = useToday();
  return ({ timer, trigger }) => {
    if (!timer) return lowerFirst(coreEvents.get(trigger)?.label ?? nameWords(trigger.split('.').at(-1) ?? trigger));
    const { rolledFrom, steering } = timer;
    const parts = [
      t('timeline.step.wait', { wait: nameWords(timer.name) }),
      rolledFrom && t('timeline.step.rolled', { day: dayWords(rolledFrom.on, today), because: rolledFrom.because }),
      timer.late ? t('timeline.step.late') : undefined,
      steering && t(`timeline.step.steered.${steering.act}`, { name: steering.byName, reason: steering.reason }),
    ];
    return parts.filter(Boolean).join(', ');
  };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
