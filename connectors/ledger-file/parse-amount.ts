import { parseDecimal } from '#engine';

/** Thousands are parted by one sign throughout, the last group has three digits (the others two in India). */
const GROUPED = {
  '.': /^(?:\d+|\d{1,3}([, '])(?:\d{2,3}\1)*\d{3})?(?:\.\d+)?$/,
  ',': /^(?:\d+|\d{1,3}([. '])(?:\d{2,3}\1)*\d{3})?(?:,\d+)?$/,
} as const;

/**
 * Reads an amount as ledgers write it, in minor units: with or without thousands, with the currency's sign or
 * code before or behind it, below zero by a minus on either side or by brackets. Undefined when it is anything
 * else: `12,50` where the comma parts thousands is not 1250.
 */
export function parseAmount(text: string, currency: string, decimal: '.' | ','): number | undefined {
  const plain = text
    .replace(/\s/g, ' ')
    .replace(/[’\u2032]/g, "'")
    .replaceAll('−', '-')
    .trim();
  const outer = unsigned(plain);
  const bare = withoutCurrency(outer.rest, currency);
  const inner = outer.signed ? { rest: bare, negative: outer.negative } : unsigned(bare);
  const grouped = inner.rest;
  if (!/\d/.test(grouped) || !GROUPED[decimal].test(grouped)) return undefined;
  const [whole = '', fraction] = grouped.split(decimal);
  const digits = whole.replace(/\D/g, '') || '0';
  const amount = parseDecimal(fraction === undefined ? digits : `${digits}.${fraction}`, currency);
  return amount !== undefined && inner.negative && amount !== 0 ? -amount : amount;
}

function unsigned(text: string): { readonly rest: string; readonly signed: boolean; readonly negative: boolean } {
  const rest = /^\((.*)\)$/.exec(text)?.[1] ?? /^-(.*)$/.exec(text)?.[1] ?? /^(.*)-$/.exec(text)?.[1];
  if (rest !== undefined) return { rest: rest.trim(), signed: true, negative: true };
  const plus = /^\+(.*)$/.exec(text)?.[1];
  return plus === undefined ? { rest: text, signed: false, negative: false } : { rest: plus.trim(), signed: true, negative: false };
}

/** The currency may stand on either side; another currency's code is no part of this amount. */
function withoutCurrency(text: string, currency: string): string {
  const sign = new RegExp(`^(?:${currency}|\\p{Sc})|(?:${currency}|\\p{Sc})$`, 'iu');
  return text.replace(sign, '').trim();
}
