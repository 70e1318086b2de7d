import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import { styled } from '@mui/material/styles';
import { type FormEvent, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogHead } from '../../elements/dialog-head.tsx';

const Form = styled('form')({
  display: 'grid',
  gap: 16,
  width: 'min(460px, calc(100vw - 64px))',
  padding: '4px 20px 20px',
  '& .acts': { display: 'flex', justifyContent: 'flex-end', gap: 8 },
});

interface AskDialogProps {
  readonly title: string;
  /** What doing it is called; without it the dialog ends with the choice itself. */
  readonly submit?: string;
  readonly ready?: boolean;
  readonly onSubmit?: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Asks for what is still needed before something is done on the canvas. */
export function AskDialog({ title, submit, ready = true, onSubmit, onClose, children }: AskDialogProps) {
  const { t } = useTranslation('canvas');
  const heading = useId();
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (ready) onSubmit?.();
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={heading} maxWidth={false} disableRestoreFocus>
      <DialogHead id={heading} title={title} onClose={onClose} />
      <Form onSubmit={send}>
        {children}
        {submit !== undefined && (
          <div className="acts">
            <Button onClick={onClose}>{t('connect.cancel')}</Button>
            <Button type="submit" variant="contained" disabled={!ready}>
              {submit}
            </Button>
          </div>
        )}
      </Form>
    </Dialog>
  );
}
