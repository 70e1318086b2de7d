import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useChannelWords } from '../../app/channel-words.ts';
import { useDefinitionNames } from '../../app/definition-names.ts';

/** What can become of a message in the end. */
export const noticeEnds = ['notice.sent', 'notice.bounced', 'notice.failed', 'notice.recalled'] as const;
type NoticeEnd = (typeof noticeEnds)[number];

interface NoticeWordsProps {
  readonly type: NoticeEnd;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What became of a message, and the way to read it. What a person has written is known by its subject. */
export function NoticeWords({ type, data }: NoticeWordsProps) {
  const { t } = useTranslation('account');
  const nameOf = useDefinitionNames();
  const channelWords = useChannelWords();
  const { key, reason, subject, channel, files } = data;
  const name = typeof subject === 'string' ? subject : nameOf(String(data['template']));
  const parts = { channel: channelWords(String(channel)), name };
  const told = {
    'notice.sent': t(channel === 'letter' ? 'timeline.notice.printed' : 'timeline.notice.sent', parts),
    'notice.recalled': t('timeline.notice.recalled', parts),
    'notice.bounced': t('timeline.notice.bounced', parts),
    'notice.failed': t('timeline.notice.failed', parts),
  };
  return (
    <p className="said">
      {told[type]}
      {typeof files === 'string' && `, ${t('timeline.notice.files', { files })}`}
      {typeof reason === 'string' && `: ${reason}`}{' '}
      {typeof key === 'string' && <Link to={`/outbox?${new URLSearchParams({ message: key })}`}>{t('timeline.notice.see')}</Link>}
    </p>
  );
}
