import { parseDuration, shiftDate } from '../base/duration.ts';
import type { LocalDate } from '../base/local-date.ts';
import { type Outcome, refused } from '../diagnostics/refusals.ts';
import type { PlanTerms } from '../model/payment-plan.ts';
import type { PlannedInstallment } from './installments.ts';

/** What holds where a strategy says nothing of plans. */
export const usualPlanTerms = { most: 6, longest: 'P6M', firstWithin: 'P30D', grace: 'P3D', misses: 0 } as const satisfies PlanTerms;

/** A day so far ahead as a span of whole days says. */
export function spanFrom(on: LocalDate, span: string): LocalDate {
  return shiftDate(on, parseDuration(span) ?? { months: 0, days: 0, elapsed: 0 });
}

/** Why installments from a day on are not allowed under terms; undefined when they are. `total` is what they must come to. */
export function outsideLimits(
  installments: readonly PlannedInstallment[],
  total: number,
  terms: PlanTerms,
  on: LocalDate,
): Outcome<never> | undefined {
  const { most, longest, firstWithin } = { ...usualPlanTerms, ...terms };
  const at = (index: number, field: string): string => `/installments/${index}/${field}`;
  if (installments.length > most)
    return refused('plan.outside_limits', `${installments.length} installments; this strategy allows up to ${most}`, '/installments');
  const nothing = installments.findIndex(({ amount }) => amount <= 0);
  if (nothing >= 0) return refused('amount.not_positive', `installment ${nothing + 1} asks for nothing`, at(nothing, 'amount'));
  const unordered = installments.findIndex(({ dueOn }, index) => dueOn <= (installments[index - 1]?.dueOn ?? ''));
  if (unordered >= 0)
    return refused('plan.unordered', `installment ${unordered + 1} is not due after the one before it`, at(unordered, 'dueOn'));
  const first = installments[0]?.dueOn ?? on;
  if (first < on) return refused('promise.in_past', `${first}, today is ${on}`, at(0, 'dueOn'));
  if (first > spanFrom(on, firstWithin))
    return refused('plan.outside_limits', `the first installment may be due by ${spanFrom(on, firstWithin)}`, at(0, 'dueOn'));
  const last = installments.at(-1)?.dueOn ?? on;
  if (last > spanFrom(on, longest))
    return refused(
      'plan.outside_limits',
      `the last installment may be due by ${spanFrom(on, longest)}`,
      at(installments.length - 1, 'dueOn'),
    );
  const sum = installments.reduce((all, { amount }) => all + amount, 0);
  if (sum !== total) return refused('plan.sum_differs', `the installments come to ${sum}, and ${total} is open`, '/installments');
  return undefined;
}
