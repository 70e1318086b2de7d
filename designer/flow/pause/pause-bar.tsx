import PauseCircleOutlineOutlined from '@mui/icons-material/PauseCircleOutlineOutlined';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PauseView, stateWords } from '#engine';
import { useAnswer } from '../../app/api/use-answer.ts';
import { useClock, useToday } from '../../app/clock.ts';
import { useMay } from '../../app/session.ts';
import { momentWords } from '../../app/text/when.ts';
import { color } from '../../app/theme/tokens.ts';
import { useFlow } from '../flow-context.ts';
import { HeldPanel } from './held-panel.tsx';
import { ResumeDialog } from './resume-dialog.tsx';
import { useHeldWords } from './use-held-words.ts';

const Bar = styled('section')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '4px 12px',
  flex: 'none',
  padding: '6px 24px',
  borderBottom: `1px solid ${color.border}`,
  background: color.amber,
  color: color.onAmber,
  fontSize: 13,
  '& svg': { fontSize: 17 },
  '& strong': { fontWeight: 650 },
  '& .acts': { marginLeft: 'auto', display: 'flex', gap: 8 },
  '& .acts button': { minHeight: 28, padding: '2px 10px', borderColor: color.onAmber, color: color.onAmber },
});

/** What is paused here, why, and what it keeps back. */
export function PauseBar() {
  const { kind, id } = useFlow();
  const { data } = useAnswer('strategies.pauses', { params: { strategyId: id } }, { enabled: kind === 'strategy' });
  return data?.items.map((pause) => <OnePause key={pause.id} pause={pause} />);
}

function OnePause({ pause }: { readonly pause: PauseView }) {
  const { t } = useTranslation('flow');
  const { zone } = useClock();
  const today = useToday();
  const may = useMay()('strategies.resume');
  const heldWords = useHeldWords();
  const [open, setOpen] = useState<'held' | 'resume' | undefined>(undefined);
  const { step, reason, by, at, resumption } = pause;
  const moment = momentWords(at, zone, today);
  const held = heldWords(pause);
  return (
    <Bar data-pause={pause.id} role="status">
      <PauseCircleOutlineOutlined aria-hidden />
      <strong>{step === undefined ? t('pause.paused') : t('pause.pausedStep', { step: stateWords(step) })}</strong>
      <span>{by ? t('pause.by', { reason, name: by.name, moment }) : t('pause.byNobody', { reason, moment })}</span>
      {resumption && <span>{t('pause.resuming', { left: resumption.left, total: resumption.total })}</span>}
      {!resumption && <span>{held === undefined ? t('pause.heldNothing') : t('pause.held', { what: held })}</span>}
      <span className="acts">
        {held !== undefined && (
          <Button variant="outlined" onClick={() => setOpen('held')}>
            {t('pause.seeHeld')}
          </Button>
        )}
        {may && !resumption && (
          <Button variant="outlined" onClick={() => setOpen('resume')}>
            {t('pause.resume')}
          </Button>
        )}
      </span>
      <HeldPanel pause={pause} open={open === 'held'} onClose={() => setOpen(undefined)} />
      {open === 'resume' && <ResumeDialog pause={pause} onClose={() => setOpen(undefined)} />}
    </Bar>
  );
}
