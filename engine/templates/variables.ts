import type { LocalDate } from '../base/local-date.ts';
import type { Minor } from '../base/money.ts';
import type { Catalog } from '../facts/catalog.ts';
import { fieldFacts } from '../facts/custom-fields.ts';
import type { FieldValue } from './own-fields.ts';

/** What a message can speak of. Whatever is not known is left out, so a blank can never print. */
export interface TemplateView {
  readonly account: { readonly name: string; readonly number?: string };
  readonly contact: { readonly name?: string; readonly firstName?: string };
  readonly sender: { readonly company: string; readonly name?: string; readonly email?: string; readonly phone?: string };
  readonly currency: string;
  readonly today: LocalDate;
  /** The items asked for, oldest first. */
  readonly invoices: readonly {
    readonly number: string;
    readonly dueOn: LocalDate;
    readonly amount: Minor;
    readonly open: Minor;
    readonly daysPastDue: number;
  }[];
  /** What is asked for in all, unapplied credit taken off. */
  readonly total?: Minor;
  readonly credit?: Minor;
  readonly oldestDueOn?: LocalDate;
  readonly nextDueOn?: LocalDate;
  readonly daysPastDue?: number;
  readonly promise?: { readonly amount: Minor; readonly dueOn: LocalDate };
  /** Fields of one's own, by their ids. */
  readonly custom?: Readonly<Record<string, FieldValue>>;
}

/** Inserts: whole blocks the channel lays out, one name each. */
export const inserts = ['invoiceTable'] as const;

/** Every variable a template may name by its dotted path, fields of one's own apart. */
export const templateVariables: ReadonlySet<string> = new Set([
  'account.name',
  'account.number',
  'contact.name',
  'contact.firstName',
  'sender.company',
  'sender.name',
  'sender.email',
  'sender.phone',
  'today',
  'invoices',
  'invoices.size',
  'total',
  'credit',
  'oldestDueOn',
  'nextDueOn',
  'daysPastDue',
  'promise',
  'promise.amount',
  'promise.dueOn',
  ...inserts,
]);

/** The fields of one row of `invoices`. */
export const invoiceFields: ReadonlySet<string> = new Set(['number', 'dueOn', 'amount', 'open', 'daysPastDue']);

/** Every variable a template may name where these facts are known: the fields of one's own come last. */
export function variablesOf(catalog: Catalog): ReadonlySet<string> {
  return new Set([...templateVariables, ...[...fieldFacts(catalog).values()].map((fact) => fact.id)]);
}
