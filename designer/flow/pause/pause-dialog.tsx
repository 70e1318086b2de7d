import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isInside, stateWords } from '#engine';
import { useAct } from '../../app/api/use-act.ts';
import { useAnswer } from '../../app/api/use-answer.ts';
import { DialogHead } from '../../elements/dialog-head.tsx';
import { Choice, Field } from '../../elements/field.tsx';
import { LineField } from '../../elements/line-field.tsx';
import { FaultNote } from '../../elements/note.tsx';
import { useChart, useFlow, useFlowDocument, useFlowPlace } from '../flow-context.ts';
import { PublishBody } from '../publish/publish-body.ts';

/** Pauses a strategy or one step of it; whom that keeps where he is, is said first. */
export function PauseDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('flow');
  const { t: ofElements } = useTranslation('elements');
  const { id } = useFlow();
  const { selected } = useFlowPlace();
  const heading = useId();
  const name = useFlowDocument(({ value }) => (typeof value['name'] === 'string' ? value['name'] : id));
  const chart = useChart();
  const steps = [...chart.states.values()].filter(({ path, type }) => path !== '' && type !== 'final' && type !== 'history');
  const [step, setStep] = useState(selected[0] ?? '');
  const [reason, setReason] = useState('');
  const [judged, setJudged] = useState(false);
  const live = useAnswer('strategies.live', { params: { strategyId: id } });
  const feeding = useAnswer('strategies.feeding', { params: { strategyId: id } });
  const pause = useAct('strategies.pause', { refreshes: ['strategies.pauses', 'strategies.held', 'accounts.list'], onDone: onClose });
  const inStep = live.data?.steps.filter(({ state }) => isInside(state, step)).reduce((sum, part) => sum + part.accounts, 0);
  const count = step === '' ? feeding.data?.now.accounts : inStep;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setJudged(true);
    if (reason.trim() === '') return;
    pause.act({ params: { strategyId: id }, body: { reason: reason.trim(), ...(step === '' ? {} : { step }) } });
  };
  return (
    <Dialog open onClose={onClose} maxWidth={false} aria-labelledby={heading}>
      <DialogHead id={heading} title={t('pause.title', { name })} onClose={onClose} />
      <form onSubmit={submit} noValidate>
        <PublishBody style={{ width: 'min(520px, calc(100vw - 64px))' }}>
          <Field label={t('pause.what')}>
            {(ties) => (
              <Choice {...ties} value={step} onChange={(event) => setStep(event.target.value)}>
                <option value="">{t('pause.whole')}</option>
                {steps.map(({ path }) => (
                  <option key={path} value={path}>
                    {t('pause.step', { step: stateWords(path) })}
                  </option>
                ))}
              </Choice>
            )}
          </Field>
          {count !== undefined && <p>{t(step === '' ? 'pause.effect' : 'pause.effectStep', { count })}</p>}
          <LineField
            label={t('pause.reason')}
            help={t('pause.reasonHelp')}
            fault={judged && reason.trim() === '' ? t('pause.reasonMissing') : undefined}
            autoFocus
            value={reason}
            onChange={setReason}
          />
          {pause.error && <FaultNote error={pause.error} of="act" />}
          <div className="acts">
            <Button type="submit" variant="contained" disabled={pause.isBusy}>
              {t('pause.confirm')}
            </Button>
            <Button onClick={onClose}>{ofElements('cancel')}</Button>
          </div>
        </PublishBody>
      </form>
    </Dialog>
  );
}
