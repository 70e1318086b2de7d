import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageDraft, MessageFile, MessagePreview } from '#engine';
import { callFile } from '../../app/api/call.ts';
import type { CallError } from '../../app/api/call-error.ts';
import { sizeWords } from '../../app/text/size-words.ts';
import { color, radius } from '../../app/theme/tokens.ts';
import { FaultNote } from '../../elements/note.tsx';

const Pane = styled('section')({
  '& h3': { fontSize: 13 },
  '& .quiet': { color: color.secondary },
  '& .subject': { fontWeight: 600, overflowWrap: 'anywhere' },
  '& iframe': {
    display: 'block',
    width: '100%',
    height: 460,
    border: `1px solid ${color.border}`,
    borderRadius: radius,
    background: '#fff',
  },
  '& [data-old]': { opacity: 0.6 },
  '& li': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '2px 10px',
    minHeight: 34,
    borderTop: `1px solid ${color.border}`,
  },
  '& li:first-of-type': { borderTop: 0 },
  '& .name': { flex: '1 1 160px', overflowWrap: 'anywhere' },
  '& .lacking': { flexBasis: '100%', color: color.danger },
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 10,
  alignContent: 'start',
});

/** What a message is shown on that says nothing of its looks. */
const PAPER = '<body style="margin:16px;color:#14181f;font:14px/1.5 system-ui,sans-serif">';

interface MessagePreviewPaneProps {
  readonly accountId: string;
  readonly draft: MessageDraft;
  readonly preview: MessagePreview | undefined;
  readonly error: CallError | null;
  readonly isOld: boolean;
}

/** The message as it will be read, and its papers. Its page is shut off: no scripts, no forms, no links out. */
export function MessagePreviewPane({ accountId, draft, preview, error, isOld }: MessagePreviewPaneProps) {
  const { t } = useTranslation('account');
  const { message, files = [], faults = [] } = preview ?? {};
  const isBlank = draft.body.trim() === '' || draft.subject.trim() === '';
  return (
    <Pane aria-label={t('write.preview.title')}>
      <h3>{t('write.preview.title')}</h3>
      {error && <FaultNote error={error} of="load" />}
      {!message && <p className="quiet">{t(isBlank || faults.length === 0 ? 'write.preview.wait' : 'write.preview.faulty')}</p>}
      {message && (
        <div {...(isOld ? { 'data-old': '' } : {})} aria-busy={isOld}>
          <p className="subject">{message.subject}</p>
          <iframe sandbox="" srcDoc={`${PAPER}${message.html}`} title={t('write.preview.title')} />
        </div>
      )}
      {files.length > 0 && <h3>{t('write.files.title')}</h3>}
      <ul>
        {files.map((file) => (
          <File key={file.name} accountId={accountId} draft={draft} file={file} />
        ))}
      </ul>
    </Pane>
  );
}

function File({ accountId, draft, file }: { readonly accountId: string; readonly draft: MessageDraft; readonly file: MessageFile }) {
  const { t } = useTranslation('account');
  const [fault, setFault] = useState<CallError>();
  const { name, bytes, lacking } = file;
  const save = async (): Promise<void> => {
    setFault(undefined);
    try {
      saveAs(name, await callFile('messages.paper', { params: { accountId, name }, body: draft }));
    } catch (error) {
      setFault(error as CallError);
    }
  };
  return (
    <li>
      <span className="name">{name}</span>
      <span className="quiet">{sizeWords(bytes)}</span>
      <Button aria-label={t('write.files.save', { name })} onClick={() => void save()}>
        PDF
      </Button>
      {lacking && <span className="lacking">{t('write.files.lacking', { characters: lacking.join(' ') })}</span>}
      {fault && <FaultNote error={fault} of="load" />}
    </li>
  );
}

function saveAs(name: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
