import { styled } from '@mui/material/styles';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Play } from '#engine';
import { color } from '../app/theme/tokens.ts';
import { inPlace } from '../elements/in-place.ts';
import { EmptyNote } from '../elements/note.tsx';
import type { PlayWords } from './happened.ts';
import { PlayStepRow } from './play-step.tsx';
import { useRefusalWords } from './refusal-words.ts';

const List = styled('ol')({
  fontSize: 13,
  lineHeight: '20px',
  '& > li': { borderBottom: `1px solid ${color.border}` },
  '& > li[data-latest]': { boxShadow: `inset 3px 0 0 ${color.primary}` },
  '& > .undone': { padding: '5px 16px', color: color.danger },
});

interface PlayStepsProps {
  readonly play: Play;
  readonly words: PlayWords;
}

/** What has happened, first to last; each step opens to its reasons. */
export function PlaySteps({ play, words }: PlayStepsProps) {
  const { t } = useTranslation('play');
  const refusalWords = useRefusalWords(play.on);
  const list = useRef<HTMLOListElement>(null);
  const { steps, refused } = play;
  const latest = steps.at(-1);
  const count = steps.length;
  useEffect(() => {
    if (count > 0) list.current?.querySelector('[data-latest]')?.scrollIntoView({ block: 'nearest' });
  }, [count]);
  if (count === 0 && refused.length === 0) return <EmptyNote title={t('steps.none')}>{t('steps.noneWords')}</EmptyNote>;
  return (
    <List ref={list} aria-label={t('steps.label')} onKeyDown={walk}>
      {inPlace(steps).map(({ place, item: step }) => (
        <PlayStepRow key={place} step={step} words={words} isLatest={step === latest} />
      ))}
      {refused.map(({ move, refusal }) => (
        <li key={`refused ${move}`} className="undone">
          {t('steps.notDone')}: {refusalWords(refusal)}
        </li>
      ))}
    </List>
  );
}

/** Up and down go from step to step. */
function walk(event: KeyboardEvent<HTMLOListElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  const heads = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-step-head]')];
  const next = heads[heads.indexOf(document.activeElement as HTMLElement) + by];
  if (!next || !heads.includes(document.activeElement as HTMLElement)) return;
  event.preventDefault();
  next.focus();
}
