import { type Minor, parseDecimal } from '#engine';

/** Minor units of an amount as people type it, `1,250.5` or `$1,250.50`; undefined when it is none. */
export function typedAmount(text: string, currency: string): Minor | undefined {
  const plain = text.trim().replace(/^[^\d.-]+/, '');
  const grouped = /^-?\d{1,3}(,\d{3})+(\.\d*)?$/.test(plain);
  return parseDecimal((grouped ? plain.replaceAll(',', '') : plain).replace(/\.$/, ''), currency);
}
