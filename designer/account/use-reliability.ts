import { useTranslation } from 'react-i18next';
import { useAccount } from './account-context.ts';

/** How far promises can be relied on: `kept 4 of 9, mean 3 days late`. */
export function useReliability(): string {
  const { t } = useTranslation('account');
  const { promisesMet: kept, promisesJudged: judged, promiseDaysLate } = useAccount().habits;
  if (judged === 0) return t('side.facts.promisesNone');
  const days = Math.round(promiseDaysLate ?? 0);
  return days > 0 ? t('side.facts.promisesLate', { kept, judged, count: days }) : t('side.facts.promisesValue', { kept, judged });
}
