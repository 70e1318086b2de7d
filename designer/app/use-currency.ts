import { useAnswer } from './api/use-answer.ts';

/** The currency amounts of a rule are shown in: that of most invoices of the book. */
export function useCurrency(): string {
  const { data } = useAnswer('portfolio.get', {});
  const counted = (data?.totals ?? []).map(({ currency, aging }) => ({
    currency,
    count: aging.reduce((sum, { count }) => sum + count, 0),
  }));
  return counted.toSorted((a, b) => b.count - a.count)[0]?.currency ?? 'USD';
}
