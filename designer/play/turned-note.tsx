import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Play, PlayStep } from '#engine';
import { color } from '../app/theme/tokens.ts';
import { useChart } from '../flow/flow-context.ts';
import { happenedWords, type PlayWords } from './happened.ts';
import type { PlaySession, PlaySessionStore } from './play-session.ts';
import { placesWords } from './play-words.ts';
import { turningOf } from './turning.ts';

const Note = styled('div')({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  padding: '4px 16px',
  borderBottom: `1px solid ${color.amberEdge}`,
  background: color.amber,
  color: color.onAmber,
  fontSize: 13,
  lineHeight: '20px',
  '& > p': { flex: 1, minWidth: 0 },
  '& button': { color: 'inherit' },
});

interface Seen {
  readonly session: PlaySession;
  readonly play: Play;
}

/** How each play went when the person last did something in it; edits are held against that. */
const seen = new WeakMap<PlaySessionStore, Seen>();

interface TurnedNoteProps {
  readonly store: PlaySessionStore;
  readonly session: PlaySession;
  readonly play: Play;
  readonly words: PlayWords;
}

/** Says that the same play goes another way since the flow was changed, and from where on. */
export function TurnedNote({ store, session, play, words }: TurnedNoteProps) {
  const { t } = useTranslation('play');
  const chart = useChart();
  const [, settle] = useState(0);
  const known = seen.get(store);
  const isSameScript = known?.session.moves === session.moves && known.session.beginning === session.beginning;
  if (!isSameScript) seen.set(store, { session, play });
  const turning = known && isSameScript && known.play !== play ? turningOf(known.play, play, chart) : undefined;
  if (!turning) return null;
  const said = (step: PlayStep | undefined): string =>
    step ? `${happenedWords(step, words)} → ${placesWords(step.after)}` : t('turned.nothing');
  const day = words.day((turning.is ?? turning.was)?.on ?? play.on);
  return (
    <Note role="status">
      <p>
        <b>{t('turned.title', { day })}</b> {t('turned.was', { what: said(turning.was) })} {t('turned.is', { what: said(turning.is) })}
      </p>
      <Button
        onClick={() => {
          seen.set(store, { session, play });
          settle((count) => count + 1);
        }}
      >
        {t('turned.ok')}
      </Button>
    </Note>
  );
}
