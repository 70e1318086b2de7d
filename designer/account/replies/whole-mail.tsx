import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import type { MailView } from '#engine';
import { addressOf } from '../../app/api/call.ts';
import { useAnswer } from '../../app/api/use-answer.ts';
import { useToday } from '../../app/clock.ts';
import { sizeWords } from '../../app/text/size-words.ts';
import { momentWords } from '../../app/text/when.ts';
import { color } from '../../app/theme/tokens.ts';
import { FaultNote } from '../../elements/note.tsx';
import { useAccount } from '../account-context.ts';
import { MailWords } from './mail-words.ts';

const Parts = styled('div')({
  display: 'grid',
  gap: 10,
  marginTop: 8,
  fontSize: 13,
  lineHeight: '20px',
  '& .quiet': { color: color.secondary },
  '& ul': { margin: '2px 0 0', paddingLeft: 18, listStyle: 'disc' },
  '& li': { overflowWrap: 'anywhere' },
  '& summary': { cursor: 'pointer', color: color.secondary },
});

/** A mail with what it quotes, its files, the message it answers and what else came in for that. */
export function WholeMail({ mailId }: { readonly mailId: string }) {
  const { t } = useTranslation('account');
  const { data, error, refetch } = useAnswer('mails.get', { params: { mailId } });
  if (error && !data) return <FaultNote error={error} of="load" onRetry={() => void refetch()} />;
  if (!data) return <p role="status">{t('replies.loading')}</p>;
  return <Whole mail={data} />;
}

function Whole({ mail }: { readonly mail: MailView }) {
  const { t } = useTranslation('account');
  const { zone } = useAccount();
  const today = useToday();
  const { answers, files, thread } = mail;
  const others = thread.filter(({ id }) => id !== mail.id);
  return (
    <Parts>
      {/* It scrolls, so the keyboard must get to it. */}
      <MailWords data-long="" tabIndex={0} aria-label={t('replies.wholeTitle', { name: mail.from.name || mail.from.address })}>
        {mail.text === '' ? t('replies.empty') : mail.text}
      </MailWords>
      {answers.text !== undefined && (
        <details>
          <summary>
            {t('replies.thread', { subject: answers.subject ?? '' })}
            {answers.sentAt !== undefined && `, ${t('replies.sent', { moment: momentWords(answers.sentAt, zone, today) })}`}
          </summary>
          <MailWords data-quiet="">{answers.text}</MailWords>
        </details>
      )}
      {others.length > 0 && (
        <div>
          <p className="quiet">{t('replies.others', { count: others.length })}</p>
          <ul>
            {others.map(({ id, at, from, own }) => (
              <li key={id}>
                {t('replies.other', { from, moment: momentWords(at, zone, today) })}
                <MailWords data-quiet="">{own}</MailWords>
              </li>
            ))}
          </ul>
        </div>
      )}
      {files.length > 0 && (
        <div>
          <p className="quiet">{t('replies.files', { count: files.length })}</p>
          <ul>
            {files.map(({ place, name, type, bytes }) => (
              <li key={place}>{t('replies.file', { name: name === '' ? t('replies.unnamed') : name, type, size: sizeWords(bytes) })}</li>
            ))}
          </ul>
        </div>
      )}
      <p>
        <a href={addressOf('mails.raw', { params: { mailId: mail.id } }).url} download>
          {t('replies.save')}
        </a>
      </p>
    </Parts>
  );
}
