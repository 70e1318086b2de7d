import Drawer from '@mui/material/Drawer';
import { styled } from '@mui/material/styles';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentView } from '#engine';
import { useAnswer } from '../../app/api/use-answer.ts';
import { useMay } from '../../app/session.ts';
import { color, radius } from '../../app/theme/tokens.ts';
import { useAddressPart } from '../../app/use-address-part.ts';
import { DialogHead } from '../../elements/dialog-head.tsx';
import { EmptyNote, FaultNote } from '../../elements/note.tsx';
import { BoneTable, Loading } from '../../elements/skeleton.tsx';
import { useAccount } from '../account-context.ts';
import { AttachArea } from './attach-area.tsx';
import { type ShownFiles, useShownFiles } from './attachments-address.ts';
import { FileView } from './file-view.tsx';
import { useUploads } from './use-uploads.ts';

const MOST = 200;

const Room = styled('div')({
  width: 'min(720px, 100vw)',
  display: 'grid',
  gap: 16,
  padding: '0 20px 24px',
  fontSize: 13,
  lineHeight: '20px',
  '&:focus': { outline: 'none' },
});
const Names = styled('ul')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 6,
  '& button': {
    maxWidth: 320,
    minHeight: 28,
    padding: '3px 10px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    border: `1px solid ${color.outline}`,
    borderRadius: radius,
    background: color.surface,
    cursor: 'pointer',
  },
  '& button:hover': { borderColor: color.secondary },
  '& button[aria-pressed=true]': { borderColor: color.primary, background: color.selected, color: color.primary },
});

/** The files of one thing beside the page, shown at once: the newest that can be. */
export function AttachmentPanel() {
  const heading = useId();
  const [shown, show] = useShownFiles();
  const close = (): void => show(undefined);
  return (
    <Drawer anchor="right" open={shown !== undefined} onClose={close} slotProps={{ paper: { role: 'dialog', 'aria-labelledby': heading } }}>
      {shown && <Files key={`${shown.place} ${shown.id}`} shown={shown} heading={heading} onClose={close} />}
    </Drawer>
  );
}

interface FilesProps {
  readonly shown: ShownFiles;
  readonly heading: string;
  readonly onClose: () => void;
}

function Files({ shown, heading, onClose }: FilesProps) {
  const { t } = useTranslation('account');
  const { id: accountId } = useAccount();
  const may = useMay();
  const [, show] = useShownFiles();
  const { place: of, id } = shown;
  const to = usePlaceWords(shown);
  const { data, error, refetch } = useAnswer('attachments.list', { params: { accountId }, query: { of, id, limit: MOST } });
  const uploads = useUploads({ of, id }, (file) => show({ ...shown, fileId: file.id }));
  const [, setFile] = useAddressPart('file');
  const room = useRef<HTMLDivElement>(null);
  // With its button the focus would leave the panel, and its keys with it.
  const goOn = (): void => {
    room.current?.focus();
    setFile(undefined);
  };
  const files = data?.items ?? [];
  const file =
    shown.fileId === undefined ? (files.find(({ isShown }) => isShown) ?? files[0]) : files.find((each) => each.id === shown.fileId);
  return (
    <>
      <DialogHead id={heading} title={t('attachments.panel.title', { to })} onClose={onClose} />
      <Room ref={room} tabIndex={-1}>
        {may('attachments.add') && <AttachArea uploads={uploads} to={to} />}
        {error && !data && <FaultNote error={error} of="load" onRetry={() => void refetch()} />}
        {!data && !error && (
          <Loading>
            <BoneTable columns={[180, 260]} rows={4} />
          </Loading>
        )}
        {files.length > 1 && <Choice files={files} chosen={file} onChoose={(fileId) => show({ ...shown, fileId })} />}
        {file && <FileView key={file.id} file={file} onRemoved={goOn} />}
        {data && !file && files.length === 0 && shown.fileId === undefined && (
          <EmptyNote title={t('attachments.panel.none')}>{t('attachments.panel.noneWords')}</EmptyNote>
        )}
        {data && !file && shown.fileId !== undefined && (
          <EmptyNote title={t('attachments.panel.gone')}>{t('attachments.panel.goneWords')}</EmptyNote>
        )}
      </Room>
    </>
  );
}

interface ChoiceProps {
  readonly files: readonly AttachmentView[];
  readonly chosen: AttachmentView | undefined;
  readonly onChoose: (fileId: string) => void;
}

function Choice({ files, chosen, onChoose }: ChoiceProps) {
  const { t } = useTranslation('account');
  return (
    <Names aria-label={t('attachments.panel.files')}>
      {files.map(({ id, name }) => (
        <li key={id}>
          <button type="button" aria-pressed={id === chosen?.id} data-cut={name} onClick={() => onChoose(id)}>
            {name}
          </button>
        </li>
      ))}
    </Names>
  );
}

/** What files belong to, in words. */
function usePlaceWords({ place, id }: ShownFiles): string {
  const { t } = useTranslation('account');
  const { invoices, disputes } = useAccount();
  const number = invoices.find((each) => each.id === id)?.number ?? disputes.find((each) => each.id === id)?.invoiceNumber ?? '';
  return t(`attachments.to.${place}`, { number });
}
