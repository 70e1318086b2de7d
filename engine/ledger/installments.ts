import { addDays, addMonths, type LocalDate } from '../base/local-date.ts';
import type { Minor } from '../base/money.ts';

/** How far installments lie apart. */
export const planSpans = ['week', 'two-weeks', 'month'] as const;
export type PlanSpan = (typeof planSpans)[number];

/** An installment before anybody waits for it. */
export interface PlannedInstallment {
  readonly dueOn: LocalDate;
  readonly amount: Minor;
}

/**
 * An amount in equal parts from a first day on; what does not divide goes onto the first. Months are counted from
 * the first day, so that a plan that begins on the 31st comes back to it after a short month.
 */
export function evenInstallments(total: Minor, count: number, firstOn: LocalDate, every: PlanSpan): PlannedInstallment[] {
  const part = Math.floor(total / count);
  return Array.from({ length: count }, (_, index) => ({
    dueOn: every === 'month' ? addMonths(firstOn, index) : addDays(firstOn, index * (every === 'week' ? 7 : 14)),
    amount: index === 0 ? total - part * (count - 1) : part,
  }));
}
