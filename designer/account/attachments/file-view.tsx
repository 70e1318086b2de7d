import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentView } from '#engine';
import { addressOf } from '../../app/api/call.ts';
import { useAct } from '../../app/api/use-act.ts';
import { useToday } from '../../app/clock.ts';
import { sizeWords } from '../../app/text/size-words.ts';
import { momentWords } from '../../app/text/when.ts';
import { color, radius } from '../../app/theme/tokens.ts';
import { EmptyNote, FaultNote } from '../../elements/note.tsx';
import { accountAnswers, useAccount } from '../account-context.ts';

const Room = styled('section')({
  display: 'grid',
  gap: 10,
  '& h3': { overflowWrap: 'anywhere' },
  '& .about': { color: color.muted, fontSize: 12, lineHeight: '18px' },
  '& .acts': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 8 },
  '& .shown': {
    display: 'block',
    width: '100%',
    border: `1px solid ${color.border}`,
    borderRadius: radius,
    background: color.sunken,
  },
  '& iframe.shown': { height: 'max(360px, calc(100vh - 300px))' },
  '& img.shown': { height: 'auto', maxHeight: '75vh', objectFit: 'contain' },
});

interface FileViewProps {
  readonly file: AttachmentView;
  readonly onRemoved: () => void;
}

/** One file: what it shows where that is safe, and what can be done with it. */
export function FileView({ file, onRemoved }: FileViewProps) {
  const { t } = useTranslation('account');
  const { zone } = useAccount();
  const today = useToday();
  const { id: attachmentId, name, kind, bytes, at, by } = file;
  const about = { kind, size: sizeWords(bytes), moment: momentWords(at, zone, today) };
  const saved = addressOf('attachments.file', { params: { attachmentId } }).url;
  return (
    <Room aria-label={name}>
      <div>
        <h3>{name}</h3>
        <p className="about">{by ? t('attachments.panel.aboutBy', { ...about, name: by.name }) : t('attachments.panel.about', about)}</p>
      </div>
      <div className="acts">
        <Button
          component="a"
          href={saved}
          download={name}
          variant="outlined"
          startIcon={<DownloadOutlined />}
          aria-label={t('attachments.panel.downloadLong', { name })}
        >
          {t('attachments.panel.download')}
        </Button>
        {file.mayRemove && <Remove file={file} onRemoved={onRemoved} />}
      </div>
      <Preview file={file} />
    </Room>
  );
}

function Preview({ file: { id: attachmentId, name, kind, isShown } }: { readonly file: AttachmentView }) {
  const { t } = useTranslation('account');
  const { url } = addressOf('attachments.file', { params: { attachmentId }, query: { inline: true } });
  if (!isShown) return <EmptyNote title={t('attachments.panel.notShown')}>{t('attachments.panel.notShownWords')}</EmptyNote>;
  const label = t('attachments.panel.preview', { name });
  // What is shown comes with a policy of its own (`send-file`); the page itself matters, not the list of its pages.
  return kind === 'PDF' ? (
    <iframe className="shown" title={label} src={`${url}#navpanes=0`} />
  ) : (
    <img className="shown" alt={label} src={url} />
  );
}

/** Removes a file after saying what that means. */
function Remove({ file: { id: attachmentId, name }, onRemoved }: FileViewProps) {
  const { t } = useTranslation('account');
  const [isAsked, setAsked] = useState(false);
  const remove = useAct('attachments.remove', { refreshes: accountAnswers, onDone: onRemoved });
  // A button that is disabled loses the focus, and the panel its keys.
  const removeOnce = (): void => {
    if (!remove.isBusy) remove.act({ params: { attachmentId } });
  };
  if (!isAsked) {
    return (
      <Button aria-label={t('attachments.panel.removeLong', { name })} onClick={() => setAsked(true)}>
        {t('attachments.panel.remove')}
      </Button>
    );
  }
  return (
    <>
      <span>{t('attachments.panel.removeAsk')}</span>
      <Button variant="contained" color="error" onClick={removeOnce}>
        {t('attachments.panel.removeIt')}
      </Button>
      <Button onClick={() => setAsked(false)}>{t('attachments.panel.keep')}</Button>
      {remove.error && <FaultNote error={remove.error} of="act" />}
    </>
  );
}
