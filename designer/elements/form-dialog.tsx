import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import { styled } from '@mui/material/styles';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../app/api/call-error.ts';
import { DialogHead } from './dialog-head.tsx';
import { FaultNote } from './note.tsx';

const Form = styled('form')({
  display: 'grid',
  gap: 14,
  padding: '0 20px 20px',
  fontSize: 13,
  lineHeight: '20px',
  '& .acts': { display: 'flex', gap: 8 },
});

interface FormDialogProps {
  readonly title: string;
  /** In pixels; never wider than the window. */
  readonly width?: number;
  /** What the button that does it says. */
  readonly save: string;
  readonly isReady?: boolean;
  readonly error: CallError | null;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Asks for a few things over the page and does one act with them. */
export function FormDialog({ title, width = 420, save, isReady = true, error, onSubmit, onClose, children }: FormDialogProps) {
  const { t } = useTranslation('elements');
  const heading = useId();
  return (
    <Dialog open onClose={onClose} maxWidth={false} aria-labelledby={heading}>
      <DialogHead id={heading} title={title} onClose={onClose} />
      <Form
        noValidate
        style={{ width: `min(${width}px, calc(100vw - 64px))` }}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
        {error && <FaultNote error={error} of="act" />}
        <div className="acts">
          <Button type="submit" variant="contained" disabled={!isReady}>
            {save}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
