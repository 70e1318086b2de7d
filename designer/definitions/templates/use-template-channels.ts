import { useTranslation } from 'react-i18next';
import { useChannelWords } from '../../app/channel-words.ts';
import type { ChoiceOption } from '../../settings/choice-setting.tsx';

const channels = ['email', 'sms', 'letter', 'portal'] as const;

/** The channels a message can be written for. */
export function useTemplateChannels(): readonly ChoiceOption[] {
  const { t } = useTranslation('templates');
  const words = useChannelWords();
  return [...channels.map((id) => ({ id, label: words(id) })), { id: 'call-script', label: t('script') }];
}
