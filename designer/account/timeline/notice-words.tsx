import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useChannelWords } from '../../app/channel-words.ts';
import { useDefinitionNames } from '../../app/definition-names.ts';

interface NoticeWordsProps {
  readonly type: 'notice.sent' | 'notice.bounced' | 'notice.failed';
  readonly data: Readonly<Record<string, unknown>>;
}

/** What became of a message, and the way to read it. */
export function NoticeWords({ type, data }: NoticeWordsProps) {
  const { t } = useTranslation('account');
  const nameOf = useDefinitionNames();
  const channelWords = useChannelWords();
  const { key, reason } = data;
  const parts = { channel: channelWords(String(data['channel'])), template: nameOf(String(data['template'])) };
  const told = {
    'notice.sent': t('timeline.notice.sent', parts),
    'notice.bounced': t('timeline.notice.bounced', parts),
    'notice.failed': t('timeline.notice.failed', parts),
  };
  return (
    <p className="said">
      {told[type]}
      {typeof reason === 'string' && `: ${reason}`}{' '}
      {typeof key === 'string' && <Link to={`/outbox?${new URLSearchParams({ message: key })}`}>{t('timeline.notice.see')}</Link>}
    </p>
  );
}
