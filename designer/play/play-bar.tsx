import ArrowBackOutlined from '@mui/icons-material/ArrowBackOutlined';
import ArrowForwardOutlined from '@mui/icons-material/ArrowForwardOutlined';
import BoltOutlined from '@mui/icons-material/BoltOutlined';
import ExpandMoreOutlined from '@mui/icons-material/ExpandMoreOutlined';
import PlayArrowOutlined from '@mui/icons-material/PlayArrowOutlined';
import ReplayOutlined from '@mui/icons-material/ReplayOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLocalDate, type PlayMove } from '#engine';
import { useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { color } from '../app/theme/tokens.ts';
import { TextInput } from '../elements/field.tsx';
import { back, forward, type PlaySession, type PlaySessionStore, restart } from './play-session.ts';

const Bar = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 4,
  padding: '6px 12px 6px 4px',
  borderBottom: `1px solid ${color.border}`,
  '& .gap': { width: 1, height: 20, margin: '0 6px', background: color.border },
  '& form': { display: 'flex', gap: 4, alignItems: 'center' },
  '& form input': { width: 138, minHeight: 32, height: 32, fontSize: 13 },
  '& .end': { marginLeft: 'auto' },
  '& .who': {
    maxWidth: 320,
    '& svg': { fontSize: 18, marginLeft: 2 },
    '& b': { fontWeight: 600, overflow: 'hidden', textOverflow: 'ellipsis' },
  },
});

export type PlayAside = 'who' | 'event' | 'save';

interface PlayBarProps {
  readonly store: PlaySessionStore;
  readonly session: PlaySession;
  readonly who: string;
  /** Something has been done that can be kept. */
  readonly canSave: boolean;
  readonly open: PlayAside | undefined;
  readonly onOpen: (aside: PlayAside | undefined) => void;
  readonly onMove: (move: PlayMove) => void;
}

/** What a player can do: go on in time, let something happen, go back and forth, keep the run. */
export function PlayBar({ store, session, who, canSave, open, onOpen, onMove }: PlayBarProps) {
  const { t } = useTranslation('play');
  const turn = (aside: PlayAside): void => onOpen(open === aside ? undefined : aside);
  const canGoBack = session.moves.length > 0;
  const canGoOn = session.ahead.length > 0;
  useShortcut('p s', t('keys.step'), () => onMove({ kind: 'nextStep' }));
  useShortcut('p w', t('keys.wait'), () => onMove({ kind: 'nextTimer' }));
  useShortcut('p d', t('keys.day'), () => onMove({ kind: 'nextDay' }));
  useShortcut('p e', t('keys.happens'), () => onOpen('event'));
  useShortcut('p b', t('keys.back'), () => back(store), 'page', canGoBack);
  useShortcut('p f', t('keys.forward'), () => forward(store), 'page', canGoOn);
  useShortcut('p r', t('keys.restart'), () => restart(store), 'page', canGoBack);
  return (
    <Bar role="toolbar" aria-label={t('label')}>
      <Button className="who" aria-expanded={open === 'who'} onClick={() => turn('who')} data-tip={who}>
        {t('with')}&nbsp;<b>{who}</b>
        <ExpandMoreOutlined aria-hidden />
      </Button>
      <span className="gap" />
      <IconButton disabled={!canGoBack} aria-label={t('act.restart')} data-tip={`${t('act.restart')} (p r)`} onClick={() => restart(store)}>
        <ReplayOutlined />
      </IconButton>
      <IconButton disabled={!canGoBack} aria-label={t('act.back')} data-tip={`${t('act.backTip')} (p b)`} onClick={() => back(store)}>
        <ArrowBackOutlined />
      </IconButton>
      <IconButton
        disabled={!canGoOn}
        aria-label={t('act.forward')}
        data-tip={`${t('act.forwardTip')} (p f)`}
        onClick={() => forward(store)}
      >
        <ArrowForwardOutlined />
      </IconButton>
      <span className="gap" />
      <Button
        variant="contained"
        startIcon={<PlayArrowOutlined />}
        data-tip={`${t('act.stepTip')} (p s)`}
        onClick={() => onMove({ kind: 'nextStep' })}
      >
        {t('act.step')}
      </Button>
      <Button data-tip={`${t('act.waitTip')} (p w)`} onClick={() => onMove({ kind: 'nextTimer' })}>
        {t('act.wait')}
      </Button>
      <Button data-tip={`${t('act.dayTip')} (p d)`} onClick={() => onMove({ kind: 'nextDay' })}>
        {t('act.day')}
      </Button>
      <JumpTo onMove={onMove} />
      <span className="gap" />
      <Button
        variant="outlined"
        startIcon={<BoltOutlined />}
        aria-expanded={open === 'event'}
        data-tip={`${t('event.title')} (p e)`}
        onClick={() => turn('event')}
      >
        {t('act.happens')}
      </Button>
      <Button className="end" variant="outlined" disabled={!canSave} aria-expanded={open === 'save'} onClick={() => turn('save')}>
        {t('act.save')}
      </Button>
    </Bar>
  );
}

function JumpTo({ onMove }: Pick<PlayBarProps, 'onMove'>) {
  const { t } = useTranslation('play');
  const [day, setDay] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isLocalDate(day)) onMove({ kind: 'until', on: day });
  };
  return (
    <form onSubmit={submit}>
      <TextInput type="date" aria-label={t('act.jumpDay')} max="9999-12-31" value={day} onChange={(event) => setDay(event.target.value)} />
      <Button type="submit" disabled={!isLocalDate(day)}>
        {t('act.jump')}
      </Button>
    </form>
  );
}
