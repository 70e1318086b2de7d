import AttachFileOutlined from '@mui/icons-material/AttachFileOutlined';
import { styled } from '@mui/material/styles';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../app/api/call.ts';
import { useMay } from '../../app/session.ts';
import { color } from '../../app/theme/tokens.ts';
import { AttachArea, DropButton } from './attach-area.tsx';
import { type Uploads, useUploads } from './use-uploads.ts';

/** A file that has arrived and waits for its form, as the form's draft keeps it. */
export interface WaitingFile {
  readonly id: string;
  readonly name: string;
}

export interface WaitingFiles {
  readonly files: readonly WaitingFile[];
  readonly uploads: Uploads;
  leaveOut(id: string): void;
  /** Their ids, for what the form sends. */
  readonly sent: { readonly attachmentIds?: string[] };
}

/** Files that are sent while a form is filled in, and attached to what it makes. */
export function useWaitingFiles(files: readonly WaitingFile[], onChange: (files: readonly WaitingFile[]) => void): WaitingFiles {
  // Several may arrive before the form is drawn again.
  const latest = useRef(files);
  useEffect(() => {
    latest.current = files;
  });
  const become = (next: readonly WaitingFile[]): void => {
    latest.current = next;
    onChange(next);
  };
  const uploads = useUploads(undefined, ({ id, name }) => {
    if (!latest.current.some((each) => each.id === id)) become([...latest.current, { id, name }]);
  });
  const leaveOut = (id: string): void => {
    become(latest.current.filter((each) => each.id !== id));
    // One that cannot be taken away now goes by itself in a day.
    call('attachments.remove', { params: { attachmentId: id }, query: { waiting: true } }).catch(() => undefined);
  };
  return { files, uploads, leaveOut, sent: files.length === 0 ? {} : { attachmentIds: files.map(({ id }) => id) } };
}

const Room = styled('div')({ display: 'grid', gap: 6 });
const List = styled('ul')({
  fontSize: 13,
  lineHeight: '20px',
  '& li': { display: 'flex', alignItems: 'center', gap: 6 },
  '& li > svg': { color: color.muted, fontSize: 16, flex: 'none' },
  '& li > span': { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
});
const Fault = styled('p')({ color: color.danger, fontSize: 12, lineHeight: '18px' });

/** The part of a form where files are added to it. */
export function AttachField({ waiting, isTried }: { readonly waiting: WaitingFiles; readonly isTried: boolean }) {
  const { t } = useTranslation('account');
  const may = useMay();
  if (!may('attachments.add')) return null;
  const { files, uploads } = waiting;
  return (
    <Room>
      {files.length > 0 && (
        <List>
          {files.map(({ id, name }) => (
            <li key={id}>
              <AttachFileOutlined aria-hidden />
              <span>{name}</span>
              <DropButton label={t('attachments.leaveOut', { name })} onDrop={() => waiting.leaveOut(id)} />
            </li>
          ))}
        </List>
      )}
      <AttachArea uploads={uploads} to={t('attachments.to.form')} isForm />
      {isTried && uploads.isSending && <Fault role="alert">{t('attachments.stillComing')}</Fault>}
    </Room>
  );
}
