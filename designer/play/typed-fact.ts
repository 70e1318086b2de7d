import { decimalOf, type Fact, isLocalDate } from '#engine';
import { typedAmount } from '../elements/typed-amount.ts';

/** A value as it is typed, as data of its type; undefined while it is none. */
export function typedFact(text: string, fact: Fact | undefined, currency: string): unknown {
  const plain = text.trim();
  switch (fact?.type) {
    case 'money':
      return typedAmount(plain, currency);
    case 'number':
    case 'instant': {
      const value = Number(plain.replaceAll(',', ''));
      return plain !== '' && Number.isFinite(value) ? value : undefined;
    }
    case 'date':
      return isLocalDate(plain) ? plain : undefined;
    case 'texts':
      return plain.split(',').flatMap((each) => (each.trim() === '' ? [] : [each.trim()]));
    default:
      return text;
  }
}

/** The text a value is typed as. */
export function untypedFact(value: unknown, fact: Fact | undefined, currency: string): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.join(', ');
  return fact?.type === 'money' && Number.isSafeInteger(value) ? decimalOf(Number(value), currency) : String(value);
}
