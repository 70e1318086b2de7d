import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AccountDetail, addDays } from '#engine';
import { useAct } from '../../app/api/use-act.ts';
import { useToday } from '../../app/clock.ts';
import { dayWords, localMoment } from '../../app/text/when.ts';
import { useFieldFault } from '../../elements/fault-words.ts';
import { Field, TextInput } from '../../elements/field.tsx';
import { FormDialog } from '../../elements/form-dialog.tsx';
import { LineField } from '../../elements/line-field.tsx';
import { useDraft } from '../../elements/use-draft.ts';
import { accountAnswers, useAccount } from '../account-context.ts';

export type NextWait = NonNullable<NonNullable<AccountDetail['step']>['next']>;

interface SteerDialogProps {
  readonly act: 'skip' | 'later';
  readonly enrollmentId: string;
  readonly next: NextWait;
  readonly onClose: () => void;
}

/** Passes the next step over or puts it off, with the reason. */
export function SteerDialog({ act, enrollmentId, next, onClose }: SteerDialogProps) {
  const { t } = useTranslation('account');
  const { t: ofElements } = useTranslation('elements');
  const { id: accountId, zone } = useAccount();
  const today = useToday();
  const { on } = localMoment(next.at, zone);
  const [draft, change, clear] = useDraft(`steer.${accountId}`, { untilOn: '', reason: '' });
  const [isTried, setTried] = useState(false);
  const steer = useAct('steps.steer', {
    refreshes: accountAnswers,
    onDone: () => {
      clear();
      onClose();
    },
  });
  const at = useFieldFault(steer.error);
  const reason = draft.reason.trim();
  const isLater = act === 'later';
  const missing = (text: string): string | undefined => (isTried && text === '' ? ofElements('required') : undefined);
  const isOfField = at('/untilOn') !== undefined || at('/reason') !== undefined;
  const save = (): void => {
    setTried(true);
    if (reason === '' || (isLater && draft.untilOn === '')) return;
    const until = isLater ? { untilOn: draft.untilOn } : {};
    steer.act({ params: { accountId }, body: { enrollmentId, wait: next.wait, act, ...until, reason } });
  };
  return (
    <FormDialog
      title={t(`steering.step.${act}Title`)}
      save={t(`steering.step.${act}Save`)}
      isReady={!steer.isBusy}
      error={isOfField ? null : steer.error}
      onSubmit={save}
      onClose={onClose}
    >
      <p>{t(`steering.step.${act}Words`, { day: dayWords(on, today) })}</p>
      {isLater && (
        <Field label={t('steering.step.until')} fault={at('/untilOn') ?? missing(draft.untilOn)}>
          {(ties) => (
            <TextInput
              {...ties}
              type="date"
              min={addDays(today, 1)}
              value={draft.untilOn}
              onChange={(event) => change({ untilOn: event.target.value })}
            />
          )}
        </Field>
      )}
      <LineField
        label={t('steering.reason')}
        fault={at('/reason') ?? missing(reason)}
        autoFocus={!isLater}
        value={draft.reason}
        onChange={(text) => change({ reason: text })}
      />
    </FormDialog>
  );
}
