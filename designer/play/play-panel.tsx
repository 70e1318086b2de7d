import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompiledStrategy, Play, PlayMove } from '#engine';
import { color, narrow } from '../app/theme/tokens.ts';
import { Loading } from '../elements/skeleton.tsx';
import { useFlow } from '../flow/flow-context.ts';
import { Aside } from './aside.tsx';
import { type Beginning, invoiceNumbers } from './beginning.ts';
import { CannotPlay } from './cannot-play.tsx';
import { EventForm } from './event-form.tsx';
import { happenedWords } from './happened.ts';
import { NowLine } from './now-line.tsx';
import { type PlayAside, PlayBar } from './play-bar.tsx';
import { attempt, begin, type PlaySession } from './play-session.ts';
import { PlaySteps } from './play-steps.tsx';
import { placesWords, playDay, usePlayWords } from './play-words.ts';
import { useRefusalWords } from './refusal-words.ts';
import { SaveForm } from './save-form.tsx';
import { TurnedNote } from './turned-note.tsx';
import { useBeginning } from './use-beginning.ts';
import { type Played, usePlayed } from './use-played.ts';
import { WhoForm } from './who-form.tsx';
import './play-texts.ts';

const Frame = styled('div')({
  containerType: 'inline-size',
  containerName: 'play',
  display: 'flex',
  flexDirection: 'column',
  height: '100%',
  minHeight: 0,
  '& > .body': { flex: 1, minHeight: 0, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gridTemplateRows: 'minmax(0, 1fr)' },
  '& > .body[data-aside]': { gridTemplateColumns: 'minmax(0, 1fr) 348px' },
  '& .board': { minHeight: 0, display: 'flex', flexDirection: 'column' },
  '& .story': { flex: 1, minHeight: 0, overflow: 'auto' },
  '& .stuck': { padding: '6px 16px', color: color.danger, fontSize: 13 },
  [narrow]: { height: 'auto', '& > .body[data-aside]': { gridTemplateColumns: 'minmax(0, 1fr)', gridTemplateRows: 'auto' } },
});

/** Plays what is being drawn on an account, with a clock of its own. Nothing leaves the page. */
export function PlayPanel() {
  const played = usePlayed();
  const { store, session, compiled, play } = played;
  useBeginning(store, session.beginning !== undefined || !compiled.ok);
  if (!compiled.ok) return <CannotPlay errors={compiled.errors} />;
  if (!play || !session.beginning) return <Loading>{null}</Loading>;
  return <Board played={played} play={play} compiled={compiled.compiled} beginning={session.beginning} />;
}

interface BoardProps {
  readonly played: Played;
  readonly play: Play;
  readonly compiled: CompiledStrategy;
  readonly beginning: Beginning;
}

function Board({ played, play, compiled, beginning }: BoardProps) {
  const { t } = useTranslation('play');
  const { store, session } = played;
  const [aside, setAside] = useState<PlayAside>();
  // A refusal speaks of the moment it was asked at: anything done since makes it old.
  const [refusal, setRefusal] = useState<{ readonly at: PlaySession; readonly words: string | undefined }>();
  const refused = refusal?.at === session ? refusal.words : undefined;
  const refusalWords = useRefusalWords(play.on);
  const words = usePlayWords(beginning, play.steps[0]?.on ?? play.on);
  const currency = beginning.given.currency ?? 'USD';
  useAnnounced(play, words);
  const move = (what: PlayMove): string | undefined => {
    const refusal = attempt(store, compiled, what);
    return refusal && refusalWords(refusal);
  };
  return (
    <Frame>
      <PlayBar
        store={store}
        session={session}
        who={useWhoWords(beginning)}
        canSave={session.moves.length > 0}
        open={aside}
        onOpen={setAside}
        onMove={(what) => setRefusal({ at: session, words: move(what) })}
      />
      <div className="body" {...(aside === undefined ? {} : { 'data-aside': '' })}>
        <div className="board">
          <NowLine play={play} currency={currency} refused={refused} />
          <TurnedNote store={store} session={session} play={play} words={words} />
          <div className="story">
            {play.fault && (
              <p className="stuck" role="alert">
                {t(play.fault.move < 0 ? 'fault.given' : 'fault.stuck', { reason: play.fault.message })}{' '}
                {play.fault.move < 0 && <Button onClick={() => setAside('who')}>{t('who.title')}</Button>}
              </p>
            )}
            <PlaySteps play={play} words={words} />
          </div>
        </div>
        {aside === 'who' && (
          <Aside title={t('who.title')} onClose={() => setAside(undefined)}>
            <WhoForm
              current={beginning}
              onBegin={(next) => {
                begin(store, next);
                setAside(undefined);
              }}
            />
          </Aside>
        )}
        {aside === 'event' && (
          <Aside title={t('event.title')} onClose={() => setAside(undefined)}>
            <EventForm play={play} currency={currency} invoices={invoiceNumbers(beginning.given)} onMove={move} />
          </Aside>
        )}
        {aside === 'save' && (
          <Aside title={t('save.title')} onClose={() => setAside(undefined)}>
            <SaveForm compiled={compiled} session={session} />
          </Aside>
        )}
      </div>
    </Frame>
  );
}

function useWhoWords({ kind, name }: Beginning): string {
  const { t } = useTranslation('play');
  if (kind === 'madeUp') return t('madeUp');
  return kind === 'test' ? t('ofTest', { name }) : name;
}

/** Says to screen readers what has just happened, or to when the clock has gone. */
function useAnnounced(play: Play, words: Parameters<typeof happenedWords>[1]): void {
  const { announce } = useFlow();
  const before = useRef(play);
  useEffect(() => {
    const seen = before.current;
    before.current = play;
    if (seen === play || (seen.steps.length === play.steps.length && seen.now === play.now)) return;
    const fresh = play.steps.slice(seen.steps.length);
    const said = fresh.map((step) => `${playDay(step.on, play.on)}, ${step.time}: ${happenedWords(step, words)}.`);
    announce([...said, `${playDay(play.on, play.on)}, ${play.time}.`, placesWords(play.leaves)].join(' '));
  }, [play, words, announce]);
}
