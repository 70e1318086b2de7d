import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import { styled } from '@mui/material/styles';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../app/api/use-act.ts';
import { DialogHead } from '../elements/dialog-head.tsx';
import { Field, TextInput } from '../elements/field.tsx';
import { FaultNote } from '../elements/note.tsx';
import type { WorkFilter } from './work-address.ts';

const Form = styled('form')({
  display: 'grid',
  gap: 14,
  width: 'min(420px, calc(100vw - 64px))',
  padding: '0 20px 20px',
  fontSize: 13,
  '& .share': { display: 'flex', alignItems: 'center', gap: 8, minHeight: 24 },
  '& .acts': { display: 'flex', gap: 8 },
});

/** Keeps what the list is narrowed to under a name. */
export function SaveViewDialog({ filter, onClose }: { readonly filter: WorkFilter; readonly onClose: () => void }) {
  const { t } = useTranslation('worklist');
  const { t: ofElements } = useTranslation('elements');
  const heading = useId();
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const [isTried, setTried] = useState(false);
  const save = useAct('views.save', { refreshes: ['views.list'], onDone: onClose });
  const trimmed = name.trim();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (trimmed !== '') save.act({ body: { name: trimmed, filter, isShared } });
  };
  return (
    <Dialog open onClose={onClose} maxWidth={false} aria-labelledby={heading}>
      <DialogHead id={heading} title={t('saved.title')} onClose={onClose} />
      <Form onSubmit={submit} noValidate>
        <Field label={t('saved.name')} help={t('saved.nameHelp')} fault={isTried && trimmed === '' ? ofElements('required') : undefined}>
          {(ties) => <TextInput {...ties} autoFocus maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <label className="share">
          <input type="checkbox" checked={isShared} onChange={(event) => setShared(event.target.checked)} />
          {t('saved.share')}
        </label>
        {save.error && <FaultNote error={save.error} of="act" />}
        <div className="acts">
          <Button type="submit" variant="contained" disabled={save.isBusy}>
            {t('saved.keep')}
          </Button>
          <Button onClick={onClose}>{ofElements('cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
