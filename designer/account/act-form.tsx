import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
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
  /** What the button says; without it what is chosen saves. */
  readonly save: string | undefined;
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
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isBusy) return;
    onSubmit();
    // What is missing is marked once the form has been drawn again.
    requestAnimationFrame(() => showFault(form.current));
  };
  useEffect(() => {
    if (error) showFault(form.current);
  }, [error]);
  return (
    <Form ref={form} onSubmit={submit} noValidate>
      {children}
      {error && !isPlaced && <FaultNote error={error} of="act" />}
      <div className="acts">
        {save !== undefined && (
          <Button type="submit" variant="contained" disabled={isBusy}>
            {isBusy ? t('record.saving') : save}
          </Button>
        )}
        <Button onClick={onCancel}>{ofElements('cancel')}</Button>
      </div>
    </Form>
  );
}

/** Brings the first field that is wrong into view, with the cursor in it. */
function showFault(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
}

function isAt(pointer: string, fields: readonly string[]): boolean {
  return fields.some((field) => pointer === field || pointer.startsWith(`${field}/`));
}
