import type { Catalog, Fact, FactValue } from '../facts/catalog.ts';
import { fieldFacts, heldFields } from '../facts/custom-fields.ts';
import { Amount } from './fence.ts';

/** A field of one's own as a message sees it: money is known as money. */
export type FieldValue = string | number | boolean | Amount;

/** What of an account's own fields a message can speak of, by their ids. */
export function templateFields(catalog: Catalog, values: Readonly<Record<string, unknown>>): Readonly<Record<string, FieldValue>> {
  return Object.fromEntries([...heldFields(catalog, values)].map(([id, [fact, value]]) => [id, seenAs(fact, value)]));
}

/** Values of all own fields, for the account that templates are tried on. */
export function sampleFields(catalog: Catalog): Readonly<Record<string, FieldValue>> {
  return Object.fromEntries([...fieldFacts(catalog)].map(([id, fact]) => [id, seenAs(fact, sampleOf(fact))]));
}

function seenAs({ type }: Fact, value: FactValue): FieldValue {
  return type === 'money' ? new Amount(value as number) : (value as FieldValue);
}

function sampleOf({ type, choices, label }: Fact): FactValue {
  switch (type) {
    case 'money':
      return 50_000;
    case 'number':
      return 30;
    case 'flag':
      return true;
    case 'date':
      return '2026-03-16';
    default:
      return choices?.[0] ?? label;
  }
}
