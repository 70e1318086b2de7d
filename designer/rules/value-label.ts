import { choiceWords, type Fact, type FactType, valueWords } from '#engine';
import { LOCALE } from '../app/text/text.ts';
import { dayInFull } from '../app/text/when.ts';
import { isStoredOf } from './typed-value.ts';

/** A value that data can have, and what people call it. */
export interface Option {
  readonly id: string;
  readonly label: string;
}

/** The values some data has in this installation; undefined where anything may stand. */
export type OptionsOf = (factId: string) => readonly Option[] | undefined;

const figures = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 12 });

/** The values to choose among: those the catalogue closes the list with, else those the installation has. */
export function optionsFor(fact: Fact | undefined, optionsOf: OptionsOf): readonly Option[] | undefined {
  return fact?.choices?.map((id) => ({ id, label: choiceWords(fact, id) })) ?? (fact && optionsOf(fact.id));
}

/** One stored value as people read it; what is only half typed stands as it was typed. */
export function valueLabel(value: unknown, fact: Fact | undefined, currency: string, optionsOf: OptionsOf): string {
  const type = fact?.type ?? typeOf(value);
  if (!isStoredOf(value, type)) return String(value);
  if (type === 'number') return figures.format(Number(value));
  if (type === 'date') return dayInFull(String(value));
  if (type === 'text' || type === 'texts') {
    return optionsFor(fact, optionsOf)?.find(({ id }) => id === value)?.label ?? `“${String(value)}”`;
  }
  return valueWords(value, type, currency);
}

/** Of data nobody knows, what its value looks like. */
function typeOf(value: unknown): FactType {
  if (typeof value === 'boolean') return 'flag';
  return typeof value === 'number' ? 'number' : 'text';
}
