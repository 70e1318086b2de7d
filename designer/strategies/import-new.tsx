import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../app/api/use-answer.ts';
import { FaultNote } from '../elements/note.tsx';
import { chooseFile } from '../flow/choose-file.ts';
import { obstaclesIn } from '../flow/read-flow.ts';
import type { FlowKind } from '../flow/use-opened.ts';
import { copyText } from './beginnings.ts';
import { idOf, isId } from './definition-id.ts';
import { useCreate } from './use-create.ts';

/** Makes a definition of a file: under the id it has, or the next that is free. */
export function ImportNew({ kind }: { readonly kind: FlowKind }) {
  const { t } = useTranslation('newFlow');
  const list = useAnswer('definitions.list', { query: { kind } });
  const create = useCreate(kind);
  const [reason, setReason] = useState<string | undefined>(undefined);
  const read = async (): Promise<void> => {
    const text = await chooseFile();
    if (text === undefined) return;
    const [obstacle] = obstaclesIn(text);
    setReason(obstacle?.message);
    if (obstacle) return;
    const { id, name } = JSON.parse(text) as { id?: unknown; name?: unknown };
    const taken = new Set(list.data?.items.map((item) => item.id));
    const named = typeof name === 'string' && name !== '' ? name : t(`title.${kind}`);
    const wanted = typeof id === 'string' && isId(id) && !taken.has(id) ? id : idOf(named, taken);
    create.create(wanted, wanted === id ? text : copyText(text, { id: wanted, name: named }));
  };
  return (
    <>
      <Button variant="outlined" startIcon={<UploadFileOutlined />} disabled={create.isBusy} onClick={() => void read()}>
        {t('import')}
      </Button>
      {reason !== undefined && <p role="alert">{t('importFault', { reason })}</p>}
      {create.error && <FaultNote error={create.error} of="act" />}
    </>
  );
}
