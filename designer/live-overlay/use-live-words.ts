import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { decimalOf, type Money, stateWords } from '#engine';
import { LOCALE } from '../app/text/text.ts';
import { moneyText } from '../elements/money.tsx';
import { type LiveStep, type Measure, spanOf } from './live-figures.ts';
import type { LiveWords } from './live-paint.ts';
import './live-texts.ts';

const figures = new Intl.NumberFormat(LOCALE);

export interface FigureWords {
  count(value: number): string;
  accounts(count: number): string;
  money(sums: readonly Money[]): string;
  span(ms: number): string;
  step(path: string): string;
  paint(measure: Measure): LiveWords;
}

/** How the figures of the live book are said. */
export function useLiveWords(): FigureWords {
  const { t } = useTranslation('liveFlow');
  return useMemo(() => {
    const span = (ms: number): string => {
      const { unit, count } = spanOf(ms);
      return t(`span.${unit}`, { count });
    };
    const accounts = (count: number): string => t('accounts', { count });
    const badge = (step: LiveStep, measure: Measure): string => {
      if (measure === 'count') return figures.format(step.accounts);
      if (measure === 'money') return step.open.map(shortMoney).join(' · ') || figures.format(0);
      const { unit, count } = spanOf(step.medianDwellMs);
      return t(`span.${{ minutes: 'shortMinutes', hours: 'shortHours', days: 'shortDays' }[unit] as 'shortDays'}`, { count });
    };
    const times = (count: number): string => t('times', { count });
    return {
      count: (value) => figures.format(value),
      accounts,
      money: moneyWords,
      span,
      step: (path) => `“${stateWords(path)}”`,
      paint: (measure) => ({
        badge: (step) => badge(step, measure),
        step: ({ accounts: count, open, overdue, medianDwellMs }) =>
          t('tip.state', { accounts: accounts(count), open: moneyWords(open), overdue: moneyWords(overdue), dwell: span(medianDwellMs) }),
        times: (count) => figures.format(count),
        way: (count) => t('tip.way', { times: times(count) }),
      }),
    };
  }, [t]);
}

function moneyWords(sums: readonly Money[]): string {
  return sums.length === 0 ? figures.format(0) : sums.map(moneyText).join(' + ');
}

/** A sum in a few letters: `$12.4K`, `€1.2M`. */
function shortMoney({ amount, currency }: Money): string {
  return new Intl.NumberFormat(LOCALE, { style: 'currency', currency, notation: 'compact', maximumFractionDigits: 1 }).format(
    Number(decimalOf(amount, currency)),
  );
}
