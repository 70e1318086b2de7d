import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import { styled } from '@mui/material/styles';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, type LocalDate } from '#engine';
import { useFaultWords, useFieldFault } from '../../elements/fault-words.ts';
import { Field, TextInput } from '../../elements/field.tsx';
import { useAct } from '../api/use-act.ts';

const Form = styled('form')({ display: 'grid', gap: 12, padding: 16, width: 280 });

interface AdvanceToProps {
  readonly anchor: HTMLElement | null;
  readonly today: LocalDate;
  readonly onClose: () => void;
}

/** Asks for the day to go to. */
export function AdvanceTo({ anchor, today, onClose }: AdvanceToProps) {
  const { t } = useTranslation('app');
  const heading = useId();
  const [day, setDay] = useState('');
  const advance = useAct('clock.advance', { refreshes: ['clock.get'], onDone: onClose });
  const at = useFieldFault(advance.error);
  const words = useFaultWords();
  const chosen = day === '' ? addDays(today, 30) : day;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    advance.act({ body: { to: chosen } });
  };
  const fault = at('/to') ?? (advance.error ? words(advance.error) : undefined);
  return (
    <Popover
      open={anchor !== null}
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
      transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      slotProps={{ paper: { role: 'dialog', 'aria-labelledby': heading } }}
    >
      <Form onSubmit={submit} noValidate>
        <h2 id={heading}>{t('sandbox.form.title')}</h2>
        <Field label={t('sandbox.form.day')} help={t('sandbox.form.help')} fault={fault}>
          {(ties) => <TextInput {...ties} autoFocus type="date" value={chosen} onChange={(event) => setDay(event.target.value)} />}
        </Field>
        <Button type="submit" variant="contained" disabled={advance.isBusy}>
          {t('sandbox.form.act')}
        </Button>
      </Form>
    </Popover>
  );
}
