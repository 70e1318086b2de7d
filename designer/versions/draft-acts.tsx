import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../app/session.ts';
import { chooseFile } from '../flow/choose-file.ts';
import { download } from '../flow/download.ts';
import { useActOn, useFlow } from '../flow/flow-context.ts';
import type { Opened } from '../flow/use-opened.ts';
import { useReadImport } from '../flow/use-read-import.ts';
import { DiscardDialog } from './discard-dialog.tsx';

/** What can be done with the draft as a whole. */
export function DraftActs({ opened }: { readonly opened: Opened }) {
  const { t } = useTranslation('versions');
  const { store, kind, id, readOnly, refuse } = useFlow();
  const act = useActOn();
  const may = useMay();
  const readImport = useReadImport(kind);
  const [asks, setAsks] = useState(false);
  const read = async (): Promise<void> => {
    const text = await chooseFile();
    if (text === undefined) return;
    const imported = readImport(text);
    if (!imported.ok) refuse(imported.reason);
    else act({ op: 'document.replace', value: { ...imported.value, id } }, t('imported', { name: imported.name }));
  };
  return (
    <>
      <Button variant="outlined" onClick={() => download(`${kind}-${id}.json`, store.text())}>
        {t('exportDraft')}
      </Button>
      {!readOnly && (
        <Button variant="outlined" onClick={() => void read()}>
          {t('import')}
        </Button>
      )}
      {!readOnly && opened.detail.draft !== undefined && may('definitions.discard') && (
        <Button variant="outlined" onClick={() => setAsks(true)}>
          {t('discard')}
        </Button>
      )}
      {asks && <DiscardDialog opened={opened} onClose={() => setAsks(false)} />}
    </>
  );
}
