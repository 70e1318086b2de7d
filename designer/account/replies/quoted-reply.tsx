import CloseOutlined from '@mui/icons-material/CloseOutlined';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/api/use-answer.ts';
import { color } from '../../app/theme/tokens.ts';
import { FaultNote } from '../../elements/note.tsx';
import { RowAct } from '../../elements/row-act.ts';
import { MailWords } from './mail-words.ts';
import { ReplyActs } from './reply-acts.tsx';

const Frame = styled('section')({
  marginTop: 12,
  '& header': { display: 'flex', alignItems: 'center', gap: 8 },
  '& h3': { flex: 1, minWidth: 0, fontSize: 13, overflowWrap: 'anywhere' },
  '& .about': { color: color.secondary, fontSize: 12, lineHeight: '18px', overflowWrap: 'anywhere' },
});

interface QuotedReplyProps {
  readonly mailId: string;
  /** A form is open beside it already. */
  readonly isBesideForm: boolean;
  /** Missing where it stays as long as the form does. */
  readonly onClose?: () => void;
}

/** A reply beside the form in which something is made of it. */
export function QuotedReply({ mailId, isBesideForm, onClose }: QuotedReplyProps) {
  const { t } = useTranslation('account');
  const { data, error, refetch } = useAnswer('mails.get', { params: { mailId } });
  return (
    <Frame aria-label={t('replies.quoted')}>
      <header>
        <h3>{data ? data.from.name || data.from.address : t('replies.quoted')}</h3>
        {onClose && (
          <RowAct type="button" aria-label={t('replies.close')} data-tip={t('replies.close')} onClick={onClose}>
            <CloseOutlined aria-hidden />
          </RowAct>
        )}
      </header>
      {data && data.subject !== '' && <p className="about">{t('replies.about', { subject: data.subject })}</p>}
      {error && !data && <FaultNote error={error} of="load" onRetry={() => void refetch()} />}
      {!error && !data && <p role="status">{t('replies.loading')}</p>}
      {data && (
        // It scrolls, so the keyboard must get to it.
        <MailWords data-long="" tabIndex={0}>
          {data.unreadable !== undefined ? t('replies.unreadable') : data.own === '' ? t('replies.empty') : data.own}
        </MailWords>
      )}
      {!isBesideForm && <ReplyActs mailId={mailId} {...(onClose ? { onDone: onClose } : {})} />}
    </Frame>
  );
}
