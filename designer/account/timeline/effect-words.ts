import { useTranslation } from 'react-i18next';
import { nameWords } from '#engine';
import { useChannelWords } from '../../app/channel-words.ts';
import { useDefinitionNames } from '../../app/definition-names.ts';

/** What a step asked for, as it was stored. */
export interface StoredEffect {
  readonly key: string;
  readonly type: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly status: string;
  readonly reason?: string;
}

/** An action of a step in words: `Email “Friendly reminder” planned`. */
export function useEffectWords(): (effect: StoredEffect) => string {
  const { t } = useTranslation('account');
  const nameOf = useDefinitionNames();
  const channelWords = useChannelWords();
  return ({ type, params, status, reason }) => {
    const text = (name: string): string => String(params[name] ?? '');
    const what = (): string => {
      switch (type) {
        case 'notice.send':
          return t('timeline.effect.notice', { channel: channelWords(text('channel')), template: nameOf(text('template')) });
        case 'task.create':
          return t('timeline.effect.task', { what: text('title') || nameWords(text('kind')) });
        case 'escalate':
          return t('timeline.effect.escalate', { to: text('to'), reason: nameWords(text('reason')) });
        case 'strategy.start':
          return t('timeline.effect.strategy', { strategy: nameOf(text('strategy')) });
        case 'dispute.assign':
          return t('timeline.effect.assign', { pool: nameWords(text('pool')) });
        case 'hold.place':
          return t('timeline.effect.hold', { reason: text('reason') });
        case 'alert.raise':
          return t('timeline.effect.alert', { text: text('text') });
        case 'task.cancel':
        case 'hold.lift':
        case 'note.add':
        case 'service.suspend':
        case 'service.resume':
        case 'credit.hold':
        case 'credit.release':
        case 'dispute.resolve':
          return t(`timeline.effect.plain.${plain[type]}`);
        default:
          return nameWords(type);
      }
    };
    if (status !== 'skipped') return what();
    switch (reason) {
      case 'late':
        return t('timeline.step.skippedLate', { what: what() });
      case 'steered':
        return t('timeline.step.skippedSteered', { what: what() });
      default:
        return t('timeline.step.skippedPassed', { what: what() });
    }
  };
}

const plain = {
  'task.cancel': 'taskCancel',
  'hold.lift': 'holdLift',
  'note.add': 'note',
  'service.suspend': 'serviceSuspend',
  'service.resume': 'serviceResume',
  'credit.hold': 'creditHold',
  'credit.release': 'creditRelease',
  'dispute.resolve': 'disputeResolve',
} as const;
