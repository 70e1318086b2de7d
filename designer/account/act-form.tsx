import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../app/api/call-error.ts';
import { FaultNote } from '../elements/note.tsx';

const Form = styled('form')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 12,
  '& .acts': { display: 'flex', gap: 8, alignItems: 'center' },
});

interface ActFormProps {
  readonly act: { readonly isBusy: boolean; readonly error: CallError | null };
  /** Pointers whose faults are shown at their field; all others are shown above the buttons. */
  readonly fields: readonly string[];
  readonly save: string;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** A form that records something: faults in their place, what was typed kept. */
export function ActForm({ act, fields, save, onSubmit, onCancel, children }: ActFormProps) {
  const { t } = useTranslation('account');
  const { t: ofElements } = useTranslation('elements');
  const { error, isBusy } = act;
  const isPlaced = error !== null && error.errors.length > 0 && error.errors.every(({ pointer }) => isAt(pointer, fields));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isBusy) onSubmit();
  };
  return (
    <Form onSubmit={submit} noValidate>
      {children}
      {error && !isPlaced && <FaultNote error={error} of="act" />}
      <div className="acts">
        <Button type="submit" variant="contained" disabled={isBusy}>
          {isBusy ? t('record.saving') : save}
        </Button>
        <Button onClick={onCancel}>{ofElements('cancel')}</Button>
      </div>
    </Form>
  );
}

function isAt(pointer: string, fields: readonly string[]): boolean {
  return fields.some((field) => pointer === field || pointer.startsWith(`${field}/`));
}
