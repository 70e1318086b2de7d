import AttachFileOutlined from '@mui/icons-material/AttachFileOutlined';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '#engine';
import { color } from '../../app/theme/tokens.ts';
import { type ShownFiles, useShownFiles } from './attachments-address.ts';

/** A way to a file, as part of a line. */
export const FileLink = styled('button')({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 3,
  minHeight: 24,
  padding: 0,
  border: 0,
  background: 'none',
  color: color.primary,
  font: 'inherit',
  fontWeight: 550,
  textAlign: 'left',
  overflowWrap: 'anywhere',
  cursor: 'pointer',
  '&:hover': { textDecoration: 'underline' },
  '& svg': { fontSize: 15, flex: 'none' },
});
const Links = styled('p')({ display: 'flex', flexWrap: 'wrap', gap: '0 12px', overflowWrap: 'anywhere' });

interface OfEntry {
  readonly entry: TimelineEntry;
}

/** From the line that says a file was attached to the file. */
export function SeeFile({ entry: { data } }: OfEntry) {
  const { t } = useTranslation('account');
  const [, show] = useShownFiles();
  const { of, attachmentId, name = '' } = data as { readonly of?: ShownFiles; readonly attachmentId?: string; readonly name?: string };
  if (!of || attachmentId === undefined) return null;
  return (
    <FileLink
      type="button"
      aria-label={t('attachments.seeLong', { name })}
      onClick={() => show({ place: of.place, id: of.id, fileId: attachmentId })}
    >
      {t('attachments.see')}
    </FileLink>
  );
}

interface NamedFile {
  readonly id: string;
  readonly name: string;
}

/** From a note to the files that came with it. */
export function NoteFiles({ entry: { id, data } }: OfEntry) {
  const [, show] = useShownFiles();
  const files = (data['files'] as readonly NamedFile[] | undefined) ?? [];
  if (files.length === 0) return null;
  return (
    <Links>
      {files.map((file) => (
        <FileLink key={file.id} type="button" onClick={() => show({ place: 'note', id, fileId: file.id })}>
          <AttachFileOutlined aria-hidden />
          {file.name}
        </FileLink>
      ))}
    </Links>
  );
}
