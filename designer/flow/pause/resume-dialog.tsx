import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import { styled } from '@mui/material/styles';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PauseView, stateWords } from '#engine';
import { useAct } from '../../app/api/use-act.ts';
import { color } from '../../app/theme/tokens.ts';
import { DialogHead } from '../../elements/dialog-head.tsx';
import { FaultNote } from '../../elements/note.tsx';
import { useFlowDocument } from '../flow-context.ts';
import { PublishBody } from '../publish/publish-body.ts';
import { useHeldWords } from './use-held-words.ts';

const Choices = styled('fieldset')({
  display: 'grid',
  gap: 8,
  '& legend': { padding: 0, marginBottom: 4, fontWeight: 550 },
  '& label': { display: 'grid', gridTemplateColumns: '20px 1fr', gap: '0 6px', cursor: 'pointer', fontSize: 14 },
  '& input': { width: 16, height: 16, margin: '3px 0 0', accentColor: color.primary },
  '& .help': { gridColumn: 2, color: color.muted, fontSize: 12, lineHeight: '18px' },
});

const decisions = ['send', 'skip', 'review'] as const;

/** Ends a pause; what came due meanwhile is decided first, in view of how much it is. */
export function ResumeDialog({ pause, onClose }: { readonly pause: PauseView; readonly onClose: () => void }) {
  const { t } = useTranslation('flow');
  const { t: ofElements } = useTranslation('elements');
  const heading = useId();
  const heldWords = useHeldWords();
  const name = useFlowDocument(({ value, id }) => (typeof value['name'] === 'string' ? value['name'] : id));
  const [decision, setDecision] = useState<(typeof decisions)[number]>('review');
  const resume = useAct('strategies.resume', { refreshes: ['strategies.pauses', 'strategies.held', 'accounts.list'], onDone: onClose });
  const held = heldWords(pause);
  return (
    <Dialog open onClose={onClose} maxWidth={false} aria-labelledby={heading}>
      <DialogHead
        id={heading}
        title={t('pause.resumeTitle', { what: pause.step === undefined ? name : stateWords(pause.step) })}
        onClose={onClose}
      />
      <PublishBody style={{ width: 'min(520px, calc(100vw - 64px))' }}>
        <p>{held === undefined ? t('pause.resumeNothing') : t('pause.resumeWords', { what: held })}</p>
        {held !== undefined && (
          <Choices>
            <legend>{t('pause.decision')}</legend>
            {decisions.map((each) => (
              <label key={each}>
                <input
                  type="radio"
                  name={heading}
                  checked={decision === each}
                  aria-describedby={`${heading}-${each}`}
                  onChange={() => setDecision(each)}
                />
                {t(`pause.decisions.${each}`)}
                <span className="help" id={`${heading}-${each}`}>
                  {t(`pause.decisionHelp.${each}`)}
                </span>
              </label>
            ))}
          </Choices>
        )}
        {resume.error && <FaultNote error={resume.error} of="act" />}
        <div className="acts">
          <Button
            variant="contained"
            disabled={resume.isBusy}
            onClick={() => resume.act({ params: { strategyId: pause.strategyId, pauseId: pause.id }, body: { decision } })}
          >
            {t('pause.confirmResume')}
          </Button>
          <Button onClick={onClose}>{ofElements('cancel')}</Button>
        </div>
      </PublishBody>
    </Dialog>
  );
}
