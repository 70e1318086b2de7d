import { isLocalDate } from '../base/local-date.ts';
import { nameWords } from '../base/name-words.ts';
import type { CustomField, Fields } from '../model/fields.ts';
import { type Catalog, defineFacts, type Fact, type FactValue } from './catalog.ts';

const PREFIX = 'custom.';
const LONGEST_TEXT = 1000;

/** The facts that custom fields add: `custom.<id>`, held under `custom` on the account. */
export function catalogOfFields(fields: readonly Fields[]): Catalog {
  return defineFacts(
    fieldsOf(fields).map((field) => ({
      id: `${PREFIX}${field.id}`,
      type: field.type,
      label: field.label,
      description: field.description ?? '',
      personal: field.personal ?? false,
      path: `${PREFIX}${field.id}`,
      ...(field.type === 'text' && field.options ? { choices: field.options } : {}),
    })),
  );
}

/** The fields of all sets. Of one id the first counts. */
export function fieldsOf(sets: readonly Fields[]): readonly CustomField[] {
  const all = sets.flatMap((set) => set.fields);
  return all.filter((field, index) => all.findIndex((each) => each.id === field.id) === index);
}

/** The facts of a catalogue that are fields of one's own, by the field's id. */
export function fieldFacts(catalog: Catalog): ReadonlyMap<string, Fact> {
  const own = [...catalog.facts.values()].filter((fact) => fact.id.startsWith(PREFIX));
  return new Map(own.map((fact) => [fact.id.slice(PREFIX.length), fact]));
}

/** A choice of a fact in words: options of one's own fields stand for themselves. */
export function choiceWords({ id }: Fact, choice: string): string {
  return id.startsWith(PREFIX) ? choice : nameWords(choice);
}

/** Why a value cannot stand in a field, in words that follow the value; undefined when it can. Money is minor units. */
export function fieldFault({ type, choices }: Pick<Fact, 'type' | 'choices'>, value: unknown): string | undefined {
  switch (type) {
    case 'money':
      return Number.isSafeInteger(value) ? undefined : 'is not an amount in minor units';
    case 'number':
      return Number.isFinite(value) ? undefined : 'is not a number';
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'is neither true nor false';
    case 'date':
      return isLocalDate(value) ? undefined : 'is not a day that exists, YYYY-MM-DD';
    default:
      return textFault(value, choices);
  }
}

function textFault(value: unknown, choices: readonly string[] | undefined): string | undefined {
  if (typeof value !== 'string') return 'is not a text';
  if (choices) return choices.includes(value) ? undefined : `is not one of ${choices.join(', ')}`;
  return value.length > LONGEST_TEXT ? `is longer than ${LONGEST_TEXT} characters` : undefined;
}

/** What of an account's values the fields of today can hold: a value kept under an older type of its field is left out. */
export function heldFields(catalog: Catalog, values: Readonly<Record<string, unknown>>): ReadonlyMap<string, readonly [Fact, FactValue]> {
  const held = [...fieldFacts(catalog)].filter(([id, fact]) => Object.hasOwn(values, id) && fieldFault(fact, values[id]) === undefined);
  return new Map(held.map(([id, fact]) => [id, [fact, values[id] as FactValue] as const]));
}
