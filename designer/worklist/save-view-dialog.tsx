import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../app/api/use-act.ts';
import { Field, TextInput } from '../elements/field.tsx';
import { FormDialog } from '../elements/form-dialog.tsx';
import type { WorkFilter } from './work-address.ts';

const Share = styled('label')({ display: 'flex', alignItems: 'center', gap: 8, minHeight: 24 });

/** Keeps what the list is narrowed to under a name. */
export function SaveViewDialog({ filter, onClose }: { readonly filter: WorkFilter; readonly onClose: () => void }) {
  const { t } = useTranslation('worklist');
  const { t: ofElements } = useTranslation('elements');
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const [isTried, setTried] = useState(false);
  const save = useAct('views.save', { refreshes: ['views.list'], onDone: onClose });
  const trimmed = name.trim();
  const submit = (): void => {
    setTried(true);
    if (trimmed !== '') save.act({ body: { name: trimmed, filter, isShared } });
  };
  return (
    <FormDialog
      title={t('saved.title')}
      save={t('saved.keep')}
      isReady={!save.isBusy}
      error={save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('saved.name')} help={t('saved.nameHelp')} fault={isTried && trimmed === '' ? ofElements('required') : undefined}>
        {(ties) => <TextInput {...ties} autoFocus maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Share>
        <input type="checkbox" checked={isShared} onChange={(event) => setShared(event.target.checked)} />
        {t('saved.share')}
      </Share>
    </FormDialog>
  );
}
