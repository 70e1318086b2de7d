import ChevronRightOutlined from '@mui/icons-material/ChevronRightOutlined';
import { styled } from '@mui/material/styles';
import { memo, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlayStep } from '#engine';
import { color } from '../app/theme/tokens.ts';
import { inPlace } from '../elements/in-place.ts';
import { Decisions } from './decisions.tsx';
import { happenedWords, type PlayWords } from './happened.ts';
import { placesWords, useEffectWords } from './play-words.ts';

const Head = styled('button')({
  display: 'grid',
  gridTemplateColumns: '18px 128px minmax(0, 5fr) minmax(0, 5fr) minmax(0, 4fr)',
  gap: '0 10px',
  alignItems: 'start',
  width: '100%',
  minHeight: 32,
  padding: '6px 16px 6px 12px',
  border: 0,
  background: 'none',
  textAlign: 'left',
  cursor: 'pointer',
  '&:hover': { background: color.hover },
  '&:focus-visible': { outlineOffset: -3 },
  '& > svg': { fontSize: 17, marginTop: 1.5, color: color.muted },
  '&[aria-expanded=true] > svg': { transform: 'rotate(90deg)' },
  '& .when': { color: color.secondary, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  '& .what': { fontWeight: 550 },
  '& .does > span': { display: 'block', color: color.secondary },
  '& .does em': { fontStyle: 'normal', color: color.dispute },
  '& .quiet': { color: color.muted },
  '@container play (max-width: 760px)': {
    gridTemplateColumns: '18px 112px minmax(0, 1fr)',
    '& .does, & .stands': { gridColumn: 3 },
  },
});

const Body = styled('div')({ padding: '0 16px 10px 40px' });

interface PlayStepRowProps {
  readonly step: PlayStep;
  readonly words: PlayWords;
  readonly isLatest: boolean;
}

/** One moment of a play: when, what happened, what it would do, where it stands; and why when asked. */
export const PlayStepRow = memo(function PlayStepRow({ step, words, isLatest }: PlayStepRowProps) {
  const { t } = useTranslation('play');
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const effect = useEffectWords();
  const { before, after, effects, ended, taken } = step;
  const places = placesWords(after);
  const wouldWords = (type: string, what: string): string => {
    const verb = verbs[type];
    return verb ? t(`steps.would.${verb}`, { what }) : t('steps.would.do', { what: lower(what) });
  };
  const moved = taken.length > 0 || before.join() !== after.join();
  const stands = after.length === 0 ? t('steps.notOn') : moved ? t('steps.to', { step: places }) : t('steps.stays', { step: places });
  return (
    <li {...(isLatest ? { 'data-latest': '' } : {})}>
      <Head type="button" aria-expanded={isOpen} aria-controls={id} data-step-head="" onClick={() => setOpen(!isOpen)}>
        <ChevronRightOutlined aria-hidden />
        <span className="when">
          {words.day(step.on)}, {step.time}
        </span>
        <span className="what">{happenedWords(step, words)}</span>
        <span className="does">
          {inPlace(effects).map(({ place, item }) => (
            <span key={place}>
              {wouldWords(item.type, effect(item))}
              {item.skip !== undefined && <em> – {t(`steps.skipped.${item.skip}`)}</em>}
              {item.review && <em> – {t('steps.review')}</em>}
            </span>
          ))}
        </span>
        <span className={moved ? 'stands' : 'stands quiet'}>
          {stands}
          {ended && moved && `, ${t('steps.ends')}`}
        </span>
      </Head>
      {isOpen && (
        <Body id={id}>
          <Decisions step={step} words={words} />
        </Body>
      )}
    </li>
  );
});

/** What is done with actions that are called by what they make. */
const verbs: Readonly<Record<string, 'send' | 'create' | 'add' | 'raise'>> = {
  'notice.send': 'send',
  'task.create': 'create',
  'note.add': 'add',
  'alert.raise': 'raise',
};

/** `suspend service`, but `SMS`. */
function lower(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
