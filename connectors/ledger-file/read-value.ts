import { DateTime } from 'luxon';
import { isLocalDate, LARGEST_AMOUNT, type LocalDate } from '#engine';
import { parseAmount } from './parse-amount.ts';

/** A row of the file by column. */
export type Row = Readonly<Record<string, string>>;

/** Why a value cannot be taken, and where it stands. */
export class RowFault extends Error {
  override readonly name = 'RowFault';
  readonly column: string;
  readonly value: string;

  constructor(column: string, value: string, reason: string) {
    super(reason);
    this.column = column;
    this.value = value;
  }
}

/** The text a pattern makes of a row; surrounding blanks are not part of it. */
export function fill(pattern: string, row: Row): string {
  return pattern.replace(/\{([^{}]+)\}/g, (_, column: string) => cell(row, column)).trim();
}

/** A cell; a row may be shorter than its header. Bytes that were no text have become U+FFFD on the way here. */
function cell(row: Row, column: string): string {
  const text = Object.hasOwn(row, column) ? (row[column] ?? '').trim() : '';
  if (/[\0\ufffd]/.test(text)) throw new RowFault(column, text, 'is not readable; the file must be saved as UTF-8');
  return text;
}

/** The columns a pattern reads, for messages. */
export function columnOf(pattern: string): string {
  return [...pattern.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1]).join(', ') || pattern;
}

export function required(pattern: string, row: Row): string {
  const text = fill(pattern, row);
  if (text === '') throw new RowFault(columnOf(pattern), '', 'is empty');
  return text;
}

/** A date in one of the formats; a time behind it is left out. Undefined when the value is empty. */
export function dateOf(pattern: string, row: Row, formats: readonly string[]): LocalDate | undefined {
  const text = fill(pattern, row);
  if (text === '') return undefined;
  for (const format of formats) {
    const parsed = DateTime.fromFormat(text, format, { zone: 'utc', locale: 'en-US' });
    if (parsed.isValid) {
      const on = parsed.toFormat('yyyy-MM-dd');
      if (isLocalDate(on)) return on;
    }
  }
  throw new RowFault(columnOf(pattern), text, `is not a date of the form ${formats.join(' or ')}`);
}

export function requiredDate(pattern: string, row: Row, formats: readonly string[]): LocalDate {
  const on = dateOf(pattern, row, formats);
  if (on === undefined) throw new RowFault(columnOf(pattern), '', 'is empty');
  return on;
}

/** An amount in minor units, below zero where the text says so. Undefined when the value is empty. */
export function amountOf(pattern: string, row: Row, currency: string, decimal: '.' | ','): number | undefined {
  const text = fill(pattern, row);
  if (text === '') return undefined;
  const amount = parseAmount(text, currency, decimal);
  if (amount === undefined) throw new RowFault(columnOf(pattern), text, `is not an amount in ${currency}`);
  if (Math.abs(amount) > LARGEST_AMOUNT) throw new RowFault(columnOf(pattern), text, 'is more than an amount can be');
  return amount;
}

export function requiredAmount(pattern: string, row: Row, currency: string, decimal: '.' | ','): number {
  const amount = amountOf(pattern, row, currency, decimal);
  if (amount === undefined) throw new RowFault(columnOf(pattern), '', 'is empty');
  return amount;
}
