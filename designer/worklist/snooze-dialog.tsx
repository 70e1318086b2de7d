import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, type WorkRow } from '#engine';
import { useAct } from '../app/api/use-act.ts';
import { useToday } from '../app/clock.ts';
import { dayWords } from '../app/text/when.ts';
import { useFieldFault } from '../elements/fault-words.ts';
import { Field, TextInput } from '../elements/field.tsx';
import { FormDialog } from '../elements/form-dialog.tsx';
import { LineField } from '../elements/line-field.tsx';
import { useDraft } from '../elements/use-draft.ts';

interface SnoozeDialogProps {
  readonly row: WorkRow;
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
}

/** Puts an account's tasks off to a day, with the reason. */
export function SnoozeDialog({ row, onDone, onClose }: SnoozeDialogProps) {
  const { t } = useTranslation('worklist');
  const { t: ofElements } = useTranslation('elements');
  const today = useToday();
  const account = row.accountName;
  const [draft, change, clear] = useDraft(`snooze.${row.accountId}`, { until: addDays(today, 1), reason: '' });
  const [isTried, setTried] = useState(false);
  const snooze = useAct('work.snooze', {
    refreshes: ['work.list', 'work.invoices'],
    onDone: (_, { body }) => {
      clear();
      onDone(t('snooze.done', { account, day: dayWords(body.until, today) }));
    },
  });
  const at = useFieldFault(snooze.error);
  const reason = draft.reason.trim();
  const missing = (text: string): string | undefined => (isTried && text === '' ? ofElements('required') : undefined);
  const faults = { until: at('/until') ?? missing(draft.until), reason: at('/reason') ?? missing(reason) };
  const isOfField = at('/until') !== undefined || at('/reason') !== undefined;
  const save = (): void => {
    setTried(true);
    if (draft.until === '' || reason === '') return;
    snooze.act({ params: { accountId: row.accountId }, body: { until: draft.until, reason } });
  };
  return (
    <FormDialog
      title={t('snooze.title', { account })}
      save={t('snooze.save')}
      isReady={!snooze.isBusy}
      error={isOfField ? null : snooze.error}
      onSubmit={save}
      onClose={onClose}
    >
      <p>{t('snooze.words')}</p>
      <Field label={t('snooze.until')} fault={faults.until}>
        {(ties) => (
          <TextInput
            {...ties}
            type="date"
            min={addDays(today, 1)}
            value={draft.until}
            onChange={(event) => change({ until: event.target.value })}
          />
        )}
      </Field>
      <LineField
        label={t('snooze.reason')}
        fault={faults.reason}
        autoFocus
        value={draft.reason}
        onChange={(reason) => change({ reason })}
      />
    </FormDialog>
  );
}
