import { useTranslation } from 'react-i18next';
import { nameWords } from '#engine';

const known = ['email', 'sms', 'letter', 'portal'] as const;

/** What a channel is called. */
export function useChannelWords(): (channel: string) => string {
  const { t } = useTranslation('app');
  return (channel) => {
    const found = known.find((each) => each === channel);
    return found === undefined ? nameWords(channel) : t(`channel.${found}`);
  };
}
