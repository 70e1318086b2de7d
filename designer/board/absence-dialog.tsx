import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, type BoardRow, holderOf, holderWord } from '#engine';
import { useAct } from '../app/api/use-act.ts';
import { useToday } from '../app/clock.ts';
import { dayWords } from '../app/text/when.ts';
import { useFieldFault } from '../elements/fault-words.ts';
import { Field, TextInput } from '../elements/field.tsx';
import { FormDialog } from '../elements/form-dialog.tsx';
import { HolderChoice } from './holder-choice.tsx';
import type { AskedMove } from './move-dialog.tsx';

/** How many days an absence is offered with. */
const USUAL_DAYS = 4;

interface AbsenceDialogProps {
  readonly row: BoardRow;
  readonly rows: readonly BoardRow[];
  /** `move`: what of theirs is offered to be moved now. */
  readonly onDone: (move: AskedMove | undefined) => void;
  readonly onClose: () => void;
}

/** Says from when to when somebody is absent and who stands in; then what they have already is offered to be moved. */
export function AbsenceDialog({ row, rows, onDone, onClose }: AbsenceDialogProps) {
  const { t } = useTranslation('board');
  const today = useToday();
  const { name, holder, absence } = row;
  const [from, setFrom] = useState(absence?.from ?? today);
  const [until, setUntil] = useState(absence?.until ?? addDays(today, USUAL_DAYS));
  const [word, setWord] = useState(absence ? holderWord(absence.substitute) : '');
  const [isTried, setTried] = useState(false);
  const set = useAct('absences.set', {
    refreshes: ['board.get'],
    onDone: (_, { body }) => {
      const isNow = body.from <= today && row.open > 0;
      const reason = t('absence.reason', { day: dayWords(body.until, today) });
      onDone(isNow ? { from: holder, to: body.substitute, count: row.accounts, reason } : undefined);
    },
  });
  const end = useAct('absences.end', { refreshes: ['board.get'], onDone: () => onDone(undefined) });
  const at = useFieldFault(set.error);
  const faults = {
    from: at('/from'),
    until: at('/until') ?? (isTried && until < from ? t('absence.order') : undefined),
    substitute: at('/substitute') ?? (isTried && word === '' ? t('absence.required') : undefined),
  };
  const isOfField = at('/from') !== undefined || at('/until') !== undefined || at('/substitute') !== undefined;
  const save = (): void => {
    setTried(true);
    if (word === '' || from === '' || until < from) return;
    set.act({ params: { userId: holder.id }, body: { from, until, substitute: holderOf(word) } });
  };
  return (
    <FormDialog
      title={t('absence.title', { name })}
      save={t('absence.save')}
      isReady={!set.isBusy && !end.isBusy}
      error={isOfField ? null : (set.error ?? end.error)}
      onSubmit={save}
      onClose={onClose}
    >
      <p>{t('absence.words')}</p>
      <Field label={t('absence.from')} fault={faults.from}>
        {(ties) => <TextInput {...ties} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />}
      </Field>
      <Field label={t('absence.until')} fault={faults.until}>
        {(ties) => <TextInput {...ties} type="date" min={today} value={until} onChange={(event) => setUntil(event.target.value)} />}
      </Field>
      <Field label={t('absence.substitute')} fault={faults.substitute}>
        {(ties) => <HolderChoice ties={ties} rows={rows} but={holder} value={word} onChange={setWord} autoFocus />}
      </Field>
      {absence && (
        <Button variant="outlined" disabled={end.isBusy} onClick={() => end.act({ params: { userId: holder.id } })}>
          {t('absence.end', { name })}
        </Button>
      )}
    </FormDialog>
  );
}
