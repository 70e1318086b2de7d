import { type Span, type SpanUnit, spanOf } from '../schedule/when.ts';

const letters = { day: 'D', week: 'W', month: 'M', year: 'Y', hour: 'H', minute: 'M' } as const satisfies Record<SpanUnit, string>;

export const spanUnits: readonly SpanUnit[] = ['day', 'week', 'month', 'year', 'hour', 'minute'];
export const daySpanUnits: readonly SpanUnit[] = ['day', 'week', 'month', 'year'];

const MOST: Readonly<Record<SpanUnit, number>> = { day: 9999, week: 999, month: 999, year: 99, hour: 999_999, minute: 9_999_999 };

/** A span as the document has it: `P10D`, `-P5D`, `PT48H`. */
export function spanText({ amount, unit }: Span): string {
  const inTime = unit === 'hour' || unit === 'minute' ? 'T' : '';
  return `${amount < 0 ? '-' : ''}P${inTime}${Math.abs(amount)}${letters[unit]}`;
}

/** What was typed as a whole number of a unit; undefined when it is none. */
export function typedAmountOf(text: string, unit: SpanUnit): number | undefined {
  const plain = text.trim();
  if (!/^\d{1,7}$/.test(plain)) return undefined;
  const amount = Number(plain);
  return amount <= MOST[unit] ? amount : undefined;
}

/** The same span in another unit: its number stays as far as the unit allows. */
export function inUnit(text: string, unit: SpanUnit): string {
  const span = spanOf(text) ?? { amount: 1, unit: 'day' as const };
  const sign = span.amount < 0 ? -1 : 1;
  return spanText({ amount: sign * Math.min(Math.abs(span.amount), MOST[unit]), unit });
}
