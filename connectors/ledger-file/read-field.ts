import { type CustomField, fieldFault } from '#engine';
import type { LedgerMapping } from './mapping.ts';
import { amountOf, columnOf, dateOf, fill, type Row, RowFault } from './read-value.ts';

/** Fields of one's own by id, as the row says them; one it leaves empty is not there. */
export type RowFields = Readonly<Record<string, string | number | boolean>>;

const YES: ReadonlySet<string> = new Set(['yes', 'y', 'true', '1', 'x']);
const NO: ReadonlySet<string> = new Set(['no', 'n', 'false', '0']);

/** Reads the mapped fields of a row, each by its type; throws `RowFault` with the column of the first that cannot be taken. */
export function readFields(row: Row, mapping: LedgerMapping, fields: readonly CustomField[], currency: string): RowFields {
  const wanted = Object.entries(mapping.account.fields ?? {});
  const read = wanted.map(([id, pattern]) => {
    const field = fields.find((each) => each.id === id);
    if (!field) throw new RowFault(columnOf(pattern), '', `goes into the field "${id}", which is not published any more`);
    return [id, readField(pattern, row, mapping, field, currency)] as const;
  });
  return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as RowFields;
}

function readField(
  pattern: string,
  row: Row,
  { dates, decimal = '.' }: LedgerMapping,
  field: CustomField,
  currency: string,
): string | number | boolean | undefined {
  switch (field.type) {
    case 'money':
      return amountOf(pattern, row, currency, decimal);
    case 'date':
      return dateOf(pattern, row, dates);
    case 'number':
      return numberOf(pattern, row, decimal);
    case 'flag':
      return flagOf(pattern, row);
    case 'text':
      return textOf(pattern, row, field);
  }
}

function numberOf(pattern: string, row: Row, decimal: '.' | ','): number | undefined {
  const text = fill(pattern, row);
  if (text === '') return undefined;
  const form = decimal === '.' ? /^-?\d+(\.\d+)?$/ : /^-?\d+(,\d+)?$/;
  if (!form.test(text)) throw new RowFault(columnOf(pattern), text, 'is not a number');
  return Number(text.replace(',', '.'));
}

function flagOf(pattern: string, row: Row): boolean | undefined {
  const text = fill(pattern, row);
  if (text === '') return undefined;
  if (YES.has(text.toLowerCase())) return true;
  if (NO.has(text.toLowerCase())) return false;
  throw new RowFault(columnOf(pattern), text, 'is neither yes nor no');
}

/** A source may write an option in other capitals; it is kept as the field has it. */
function textOf(pattern: string, row: Row, { type, options }: CustomField): string | undefined {
  const text = fill(pattern, row);
  if (text === '') return undefined;
  const meant = options?.find((option) => option.toLowerCase() === text.toLowerCase()) ?? text;
  const fault = fieldFault({ type, ...(options ? { choices: options } : {}) }, meant);
  if (fault !== undefined) throw new RowFault(columnOf(pattern), text, fault);
  return meant;
}
