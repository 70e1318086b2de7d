import AttachFileOutlined from '@mui/icons-material/AttachFileOutlined';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '#engine';
import { color } from '../../app/theme/tokens.ts';
import { type ShownFiles, useShownFiles } from './attachments-address.ts';

const Links = styled('p')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: '0 12px',
  fontSize: 12,
  lineHeight: '20px',
  '& button': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 3,
    minHeight: 24,
    padding: 0,
    border: 0,
    background: 'none',
    color: color.primary,
    font: 'inherit',
    textAlign: 'left',
    overflowWrap: 'anywhere',
    cursor: 'pointer',
  },
  '& button:hover': { textDecoration: 'underline' },
  '& svg': { fontSize: 14, flex: 'none' },
});

interface NamedFile {
  readonly id: string;
  readonly name: string;
}

/** The ways from a line of the timeline to the files it is about. */
export function FileLinks({ entry: { id, type, data } }: { readonly entry: TimelineEntry }) {
  const { t } = useTranslation('account');
  const [, show] = useShownFiles();
  const of = data['of'] as Pick<ShownFiles, 'place' | 'id'> | undefined;
  const { attachmentId, name = '' } = data as { readonly attachmentId?: string; readonly name?: string };
  if (type === 'attachment.added' && of && attachmentId !== undefined) {
    return (
      <Links>
        <button
          type="button"
          aria-label={t('attachments.seeLong', { name })}
          onClick={() => show({ place: of.place, id: of.id, fileId: attachmentId })}
        >
          {t('attachments.see')}
        </button>
      </Links>
    );
  }
  const files = type === 'note' ? ((data['files'] as readonly NamedFile[] | undefined) ?? []) : [];
  if (files.length === 0) return null;
  return (
    <Links>
      {files.map((file) => (
        <button key={file.id} type="button" onClick={() => show({ place: 'note', id, fileId: file.id })}>
          <AttachFileOutlined aria-hidden />
          {file.name}
        </button>
      ))}
    </Links>
  );
}
