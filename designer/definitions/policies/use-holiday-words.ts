import { useTranslation } from 'react-i18next';
import { isLocalDate } from '#engine';
import { LOCALE } from '../../app/text/text.ts';
import { dayInFull } from '../../app/text/when.ts';
import type { JsonObject } from '../../document/json.ts';
import { numberAt, textAt } from '../items.ts';
import { holidayKind } from './holiday-rule.ts';
import { weekdays } from './weekdays.ts';

const monthName = new Intl.DateTimeFormat(LOCALE, { month: 'long', timeZone: 'UTC' });

export const months = Array.from({ length: 12 }, (_, index) => ({
  id: String(index + 1),
  label: monthName.format(new Date(Date.UTC(2024, index, 1))),
}));

/** Which of a month's weekdays, by the number a rule has. */
export const nths = [
  ['1', 'first'],
  ['2', 'second'],
  ['3', 'third'],
  ['4', 'fourth'],
  ['5', 'fifth'],
  ['-1', 'last'],
] as const;

/** When a holiday is, as people say it: `Third Monday of January`. */
export function useHolidayWords(): (rule: JsonObject) => string {
  const { t } = useTranslation('policies');
  const dayWords = (rule: JsonObject): string => {
    const month = months[(numberAt(rule, 'month') ?? 0) - 1]?.label ?? '';
    switch (holidayKind(rule)) {
      case 'fixed':
        return t('calendar.words.fixed', { month, day: numberAt(rule, 'day') ?? '' });
      case 'weekday': {
        const nth = nths.find(([id]) => id === String(rule['nth']))?.[1];
        const weekday = weekdays.find(({ day }) => day === rule['weekday'])?.name ?? '';
        return t('calendar.words.weekday', { nth: nth === undefined ? '' : t(`calendar.nths.${nth}`), weekday, month });
      }
      case 'easter': {
        const days = numberAt(rule, 'easter') ?? 0;
        if (days === 0) return t('calendar.words.easter');
        return t(days < 0 ? 'calendar.words.before' : 'calendar.words.after', { count: Math.abs(days) });
      }
      case 'single': {
        const on = textAt(rule, 'on') ?? '';
        return t('calendar.words.single', { day: isLocalDate(on) ? dayInFull(on) : on });
      }
    }
  };
  return (rule) => {
    const observed = rule['observed'];
    const years = (['from', 'to'] as const).map((key) => {
      const year = numberAt(rule, key);
      return year === undefined ? '' : t(`calendar.words.${key}`, { year });
    });
    const parts = [dayWords(rule), observed === 'nearest' || observed === 'next' ? t(`calendar.words.${observed}`) : '', ...years];
    return parts.filter(Boolean).join(', ');
  };
}
