import { type CustomField, isCurrency, type LocalDate } from '#engine';
import type { LedgerMapping } from './mapping.ts';
import { type RowFields, readFields } from './read-field.ts';
import { amountOf, columnOf, dateOf, fill, type Row, RowFault, required, requiredAmount, requiredDate } from './read-value.ts';

/** The customer a row belongs to, as the source knows him. */
export interface RowAccount {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly number?: string;
  readonly country?: string;
  readonly owner?: string;
  readonly unit?: string;
  readonly contact?: { readonly name: string; readonly email?: string; readonly phone?: string };
  /** The installation's own fields that the row has a value for. */
  readonly fields?: RowFields;
}

/** An invoice a payment is for, with how much of it where the row says so. */
export interface PaidInvoice {
  readonly number: string;
  readonly amount?: number;
}

/** What a row says, in the ledger's words. Keys are the source's own; money is minor units. */
export type RowRecord =
  | {
      readonly kind: 'invoice';
      readonly key: string;
      readonly number: string;
      readonly orderNumber?: string;
      readonly issuedOn: LocalDate;
      readonly dueOn: LocalDate;
      readonly amount: number;
    }
  | {
      readonly kind: 'credit';
      readonly key: string;
      readonly receivedOn: LocalDate;
      readonly amount: number;
      readonly invoices: readonly PaidInvoice[];
    }
  | {
      readonly kind: 'payment';
      readonly key: string;
      readonly receivedOn: LocalDate;
      readonly amount: number;
      readonly invoices: readonly PaidInvoice[];
      /** Everything paid of an invoice so far, as its own row says; nothing yet is 0. Else a payment, or a part of one. */
      readonly inAll?: boolean;
      /** The row does not say when it came in; the issue date stands in for it. */
      readonly undated?: boolean;
    }
  | {
      readonly kind: 'dispute';
      readonly key: string;
      readonly invoice: string;
      readonly from: LocalDate;
      readonly to?: LocalDate;
      readonly reason: string;
    };

export interface ReadRow {
  readonly account: RowAccount;
  readonly records: readonly RowRecord[];
  /** Latest date the row names. */
  readonly latest: LocalDate | undefined;
}

/** Reads one row; throws `RowFault` with the column and the reason when it cannot be taken. */
export function readRow(row: Row, mapping: LedgerMapping, fields: readonly CustomField[]): ReadRow | undefined {
  const type = rowType(row, mapping);
  if (type === 'skip') return undefined;
  const account = readAccount(row, mapping, fields);
  const records = type === 'payment' ? [paymentRow(row, mapping, account)] : invoiceRows(row, mapping, account, type === 'credit');
  return { account, records, latest: latestOf(records) };
}

function rowType(row: Row, { rowType: types }: LedgerMapping): 'invoice' | 'credit' | 'payment' | 'skip' {
  if (!types) return 'invoice';
  const value = fill(types.value, row);
  for (const type of ['invoice', 'credit', 'payment', 'skip'] as const) if (types[type]?.includes(value)) return type;
  throw new RowFault(columnOf(types.value), value, 'is a kind of row the mapping does not name');
}

function readAccount(row: Row, mapping: LedgerMapping, fields: readonly CustomField[]): RowAccount {
  const { account, currency: pattern } = mapping;
  const currency = required(pattern, row).toUpperCase();
  if (!isCurrency(currency)) throw new RowFault(columnOf(pattern), currency, 'is no currency');
  const optional = (text: string | undefined): string | undefined => (text === undefined ? undefined : fill(text, row) || undefined);
  const country = optional(account.country);
  const contact = account.contact && {
    name: optional(account.contact.name) ?? required(account.name, row),
    ...known({ email: optional(account.contact.email), phone: optional(account.contact.phone) }),
  };
  return {
    id: required(account.id, row),
    name: required(account.name, row),
    currency,
    ...known({
      number: optional(account.number),
      country: country === undefined ? undefined : (mappedCountry(country, account.countries) ?? isoCountry(country)),
      owner: optional(account.owner),
      unit: optional(account.unit),
    }),
    ...(contact ? { contact } : {}),
    ...(account.fields ? { fields: readFields(row, mapping, fields, currency) } : {}),
  };
}

function mappedCountry(name: string, countries: LedgerMapping['account']['countries'] = {}): string | undefined {
  return Object.hasOwn(countries, name) ? countries[name] : undefined;
}

/** A country the source writes as ISO code; what is neither that nor mapped is left out. */
function isoCountry(text: string): string | undefined {
  return /^[A-Z]{2}$/.test(text) ? text : undefined;
}

/** An invoice with what its own row says of its payment and dispute; below zero it is a credit. */
function invoiceRows(row: Row, mapping: LedgerMapping, account: RowAccount, isCredit: boolean): RowRecord[] {
  const decimal = mapping.decimal ?? '.';
  const { invoice, dates } = mapping;
  const number = required(invoice.number, row);
  const issuedOn = requiredDate(invoice.issuedOn, row, dates);
  const amount = requiredAmount(invoice.amount, row, account.currency, decimal);
  if (amount === 0) throw new RowFault(columnOf(invoice.amount), fill(invoice.amount, row), 'owes nothing');
  if (isCredit || amount < 0) return [{ kind: 'credit', key: number, receivedOn: issuedOn, amount: Math.abs(amount), invoices: [] }];

  const dueOn = requiredDate(invoice.dueOn, row, dates);
  if (dueOn < issuedOn) throw new RowFault(columnOf(invoice.dueOn), fill(invoice.dueOn, row), `is before the issue date ${issuedOn}`);
  const orderNumber = invoice.order === undefined ? undefined : fill(invoice.order, row) || undefined;
  const record: RowRecord = { kind: 'invoice', key: number, number, ...known({ orderNumber }), issuedOn, dueOn, amount };
  const paid = settledPart(row, mapping, account, { number, amount, issuedOn });
  const settledOn = paid && (!paid.undated || paid.amount === amount) ? paid.receivedOn : undefined;
  return [record, ...(paid ? [paid] : []), ...disputeOf(row, mapping, { number, issuedOn, dueOn }, settledOn)];
}

type PaymentRecord = Extract<RowRecord, { kind: 'payment' }>;

/**
 * What the invoice's own row says has been paid of it in all. Where it may say so, it also says that nothing
 * is: what it said before may have been taken back.
 */
function settledPart(
  row: Row,
  mapping: LedgerMapping,
  account: RowAccount,
  invoice: { readonly number: string; readonly amount: number; readonly issuedOn: LocalDate },
): PaymentRecord | undefined {
  const { settled, dates, decimal = '.' } = mapping;
  const { number, issuedOn } = invoice;
  const open = openPart(row, mapping, account, invoice.amount);
  if (!settled && open === undefined) return undefined;
  const on = settled && dateOf(settled.on, row, dates);
  if (on !== undefined && on < issuedOn) throw new RowFault(columnOf(settled?.on ?? ''), on, `is before the issue date ${issuedOn}`);
  const given = settled?.amount === undefined ? undefined : amountOf(settled.amount, row, account.currency, decimal);
  const unpaid = open ?? (on === undefined ? invoice.amount : 0);
  // Some ledgers write what comes in below zero.
  const amount = Math.abs(given ?? invoice.amount - unpaid);
  const reference = settled?.reference === undefined ? '' : fill(settled.reference, row);
  return {
    kind: 'payment',
    key: reference || `settled:${number}`,
    receivedOn: on ?? issuedOn,
    amount,
    invoices: [{ number, amount }],
    ...(reference ? {} : { inAll: true }),
    ...(on === undefined ? { undated: true } : {}),
  };
}

/** What the row says is still open of its invoice, if it does. */
function openPart(row: Row, { invoice, decimal = '.' }: LedgerMapping, account: RowAccount, amount: number): number | undefined {
  if (invoice.open === undefined) return undefined;
  const open = amountOf(invoice.open, row, account.currency, decimal);
  if (open !== undefined && (open < 0 || open > amount))
    throw new RowFault(columnOf(invoice.open), String(open), 'is not between 0 and the amount');
  return open;
}

function disputeOf(
  row: Row,
  { dispute }: LedgerMapping,
  invoice: { readonly number: string; readonly issuedOn: LocalDate; readonly dueOn: LocalDate },
  settledOn: LocalDate | undefined,
): RowRecord[] {
  if (!dispute?.equals.includes(fill(dispute.when, row))) return [];
  const from = invoice[dispute.from];
  // Paid before it could be in dispute: there is nothing to tell.
  if (settledOn !== undefined && settledOn <= from) return [];
  return [
    {
      kind: 'dispute',
      key: invoice.number,
      invoice: invoice.number,
      from,
      ...(settledOn === undefined ? {} : { to: settledOn }),
      reason: required(dispute.reason, row),
    },
  ];
}

function paymentRow(row: Row, mapping: LedgerMapping, account: RowAccount): RowRecord {
  const { payment, dates } = mapping;
  if (!payment) throw new RowFault('', '', 'is a payment, but the mapping does not say how payments are read');
  const amount = requiredAmount(payment.amount, row, account.currency, mapping.decimal ?? '.');
  if (amount === 0) throw new RowFault(columnOf(payment.amount), fill(payment.amount, row), 'pays nothing');
  const written = payment.invoices === undefined ? [] : fill(payment.invoices, row).split(payment.separator ?? ';');
  const numbers = written.map((number) => number.trim()).filter((number) => number !== '');
  return {
    kind: 'payment',
    key: required(payment.reference, row),
    receivedOn: requiredDate(payment.receivedOn, row, dates),
    amount: Math.abs(amount),
    invoices:
      numbers.length === 1 ? numbers.map((number) => ({ number, amount: Math.abs(amount) })) : numbers.map((number) => ({ number })),
  };
}

function latestOf(records: readonly RowRecord[]): LocalDate | undefined {
  const dates = records.flatMap((record) =>
    'issuedOn' in record ? [record.issuedOn] : 'receivedOn' in record ? [record.receivedOn] : record.to === undefined ? [] : [record.to],
  );
  return dates.sort().at(-1);
}

function known<T extends Record<string, unknown>>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as never;
}
