import type { Minor } from '../base/money.ts';

/** One month of a book in one currency. Amounts are minor units, closing ones at the end of the month. */
export interface MonthFigures {
  readonly month: string;
  readonly days: number;
  /** Credit sales invoiced in the month. */
  readonly sales: Minor;
  readonly openingOpen: Minor;
  readonly closingOpen: Minor;
  /** The part of the closing amount that is not past due. */
  readonly closingCurrent: Minor;
}

/** Days sales outstanding, simple form: open at the end ÷ sales × days (domain.md §2.2). Undefined without sales. */
export function dsoOf(month: MonthFigures): number | undefined {
  return month.sales === 0 ? undefined : (month.closingOpen / month.sales) * month.days;
}

/**
 * DSO by count-back: walks back from the last month, taking off each month's sales and adding its days; the
 * last, partly used month counts in proportion. A month without sales adds its days. Undefined when the
 * history is too short to explain the open amount.
 */
export function countbackDsoOf(months: readonly MonthFigures[]): number | undefined {
  let left = months.at(-1)?.closingOpen ?? 0;
  let days = 0;
  for (const month of [...months].reverse()) {
    if (left === 0) return days;
    if (month.sales > left) return days + (left / month.sales) * month.days;
    days += month.days;
    left -= month.sales;
  }
  return left === 0 ? days : undefined;
}

/** Best possible DSO: only what is not past due ÷ sales × days. */
export function bestPossibleDsoOf(month: MonthFigures): number | undefined {
  return month.sales === 0 ? undefined : (month.closingCurrent / month.sales) * month.days;
}

/**
 * Collection effectiveness index, (opening + sales − closing) ÷ (opening + sales − closing current) × 100:
 * 100 when nothing overdue is left. Undefined when nothing could have been collected.
 */
export function ceiOf(month: MonthFigures): number | undefined {
  const collectable = month.openingOpen + month.sales - month.closingCurrent;
  return collectable === 0 ? undefined : ((month.openingOpen + month.sales - month.closingOpen) / collectable) * 100;
}
