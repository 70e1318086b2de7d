import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../app/api/use-answer.ts';
import { useMay } from '../app/session.ts';
import { FaultNote } from '../elements/note.tsx';
import { chooseFile } from '../flow/choose-file.ts';
import type { EditedKind } from '../flow/kinds.ts';
import { useReadImport } from '../flow/use-read-import.ts';
import { idOf, isId } from '../strategies/definition-id.ts';
import { copyText } from './starts.ts';
import { useCreate } from './use-create.ts';

/** Makes a definition of a file: under the id it has, or the next that is free. */
export function ImportDefinition({ kind }: { readonly kind: EditedKind }) {
  const { t } = useTranslation('flow');
  const may = useMay()('definitions.save');
  const list = useAnswer('definitions.list', { query: { kind } });
  const create = useCreate(kind);
  const readImport = useReadImport(kind);
  const [reason, setReason] = useState<string>();
  const read = async (): Promise<void> => {
    const text = await chooseFile();
    if (text === undefined) return;
    const imported = readImport(text);
    setReason(imported.ok ? undefined : imported.reason);
    if (!imported.ok) return;
    const taken = new Set(list.data?.items.map((item) => item.id));
    const given = imported.value['id'];
    const name = imported.name === '' ? t(`kind.${kind}`) : imported.name;
    const id = typeof given === 'string' && isId(given) && !taken.has(given) ? given : idOf(name, taken);
    create.create(id, id === given ? text : copyText(text, { id, name }));
  };
  if (!may) return null;
  return (
    <>
      {reason !== undefined && <span role="alert">{reason}</span>}
      {create.error && <FaultNote error={create.error} of="act" />}
      <Button variant="outlined" startIcon={<UploadFileOutlined />} disabled={create.isBusy} onClick={() => void read()}>
        {t('import.act')}
      </Button>
    </>
  );
}
