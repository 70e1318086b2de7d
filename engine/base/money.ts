/** An amount in integer minor units of its currency (cents for USD, yen for JPY). */
export type Minor = number;

/** The largest amount a single record may have: more than any invoice, and hundreds of them still add up exactly. */
export const LARGEST_AMOUNT: Minor = 9_999_999_999_999;

export interface Money {
  readonly amount: Minor;
  readonly currency: string;
}

const digitsByCurrency = new Map<string, number>();

/** How many decimals a currency is written with (ISO 4217, as the platform's Intl data knows it). */
export function minorDigits(currency: string): number {
  let digits = digitsByCurrency.get(currency);
  if (digits === undefined) {
    digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
    digitsByCurrency.set(currency, digits);
  }
  return digits;
}

/** Exact decimal text of an amount, `12345` USD → `123.45`; never through binary fractions. */
export function decimalOf(amount: Minor, currency: string): string {
  const digits = minorDigits(currency);
  const sign = amount < 0 ? '-' : '';
  const text = String(Math.abs(amount)).padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/**
 * Reads plain decimal text (`1234.5`, `-0.05`) as minor units. Undefined when it is not a number, carries
 * more decimals than the currency has, or is beyond what can be counted exactly.
 */
export function parseDecimal(text: string, currency: string): Minor | undefined {
  const match = /^(-)?(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return undefined;
  const digits = minorDigits(currency);
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > digits) return undefined;
  const amount = Number(`${match[2]}${fraction.padEnd(digits, '0')}`);
  if (!Number.isSafeInteger(amount)) return undefined;
  return match[1] && amount !== 0 ? -amount : amount;
}

/** An amount as people read it, `$1,234.50`; `locale` decides separators and where the sign stands. */
export function formatMoney(amount: Minor, currency: string, locale = 'en-US'): string {
  return formatter(locale, currency).format(decimalOf(amount, currency) as unknown as number);
}

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(locale: string, currency: string): Intl.NumberFormat {
  const key = `${locale}|${currency}`;
  let known = formatters.get(key);
  if (!known) {
    known = new Intl.NumberFormat(locale, { style: 'currency', currency });
    formatters.set(key, known);
  }
  return known;
}

/** Whether the platform knows `code` as a currency. */
export function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}
