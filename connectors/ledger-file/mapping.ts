import { type Static, Type } from 'typebox';

/**
 * A value made of columns and constants: `{customerID}` is a column, everything else stands for itself, so
 * `{customerID}@example.test` and `USD` are both patterns.
 */
const Pattern = Type.String({ maxLength: 500 });
const Optional = Type.Optional;
const Words = Type.Array(Type.String({ maxLength: 100 }), { minItems: 1, maxItems: 50 });

const Closed = <P extends Parameters<typeof Type.Object>[0]>(properties: P) => Type.Object(properties, { additionalProperties: false });

/** How a ledger file is read: which column or constant is what, and how dates and amounts are written. */
export const LedgerMapping = Closed({
  source: Closed({ id: Type.String({ pattern: '^[a-z][a-z0-9-]{0,40}$' }), name: Type.String({ minLength: 1, maxLength: 100 }) }),
  delimiter: Optional(Type.String({ pattern: '^[^"\\r\\n\\0]$' })),
  /** Date formats in the order they are tried, `M/d/yyyy` style; each names year, month and day. */
  dates: Type.Array(Type.String({ pattern: '^(?=.*y)(?=.*[ML])(?=.*d).{4,30}$' }), { minItems: 1, maxItems: 10 }),
  decimal: Optional(Type.Union([Type.Literal('.'), Type.Literal(',')])),
  currency: Pattern,
  zone: Type.String({ minLength: 1, maxLength: 64 }),
  /**
   * The day the source tells everything through, or `yesterday` for one that is exported whenever it is read.
   * Missing: the latest date in the file, at most yesterday.
   */
  currentThrough: Optional(Type.String({ pattern: '^(\\d{4}-\\d{2}-\\d{2}|yesterday)$' })),
  account: Closed({
    id: Pattern,
    name: Pattern,
    number: Optional(Pattern),
    country: Optional(Pattern),
    /** What the source calls a country, by ISO code. */
    countries: Optional(Type.Record(Type.String(), Type.String({ pattern: '^[A-Z]{2}$' }))),
    owner: Optional(Pattern),
    unit: Optional(Pattern),
    /** Columns for the installation's own fields, by the field's id; each is read by the field's type. */
    fields: Optional(Type.Record(Type.String({ pattern: '^[a-z][A-Za-z0-9_]{0,39}$' }), Pattern, { additionalProperties: false })),
    contact: Optional(Closed({ name: Optional(Pattern), email: Optional(Pattern), phone: Optional(Pattern) })),
  }),
  /** What a row is. Without it every row is an invoice; a negative invoice is a credit. */
  rowType: Optional(
    Closed({ value: Pattern, invoice: Optional(Words), credit: Optional(Words), payment: Optional(Words), skip: Optional(Words) }),
  ),
  invoice: Closed({
    number: Pattern,
    /** The number of the customer's order. */
    order: Optional(Pattern),
    issuedOn: Pattern,
    dueOn: Pattern,
    amount: Pattern,
    /** What is still open; less than the amount means that a part is paid. */
    open: Optional(Pattern),
  }),
  /** Payment of the invoice on the same row, once it is settled. */
  settled: Optional(Closed({ on: Pattern, amount: Optional(Pattern), reference: Optional(Pattern) })),
  /** Rows that are payments of their own. Rows of one reference are one payment over several invoices. */
  payment: Optional(
    Closed({
      reference: Pattern,
      receivedOn: Pattern,
      amount: Pattern,
      /** Invoices it pays, several parted by the separator; empty: on account. */
      invoices: Optional(Pattern),
      separator: Optional(Type.String({ minLength: 1, maxLength: 3 })),
    }),
  ),
  /** Rows under dispute: open from one date of the invoice to another. */
  dispute: Optional(
    Closed({
      when: Pattern,
      equals: Words,
      from: Type.Union([Type.Literal('issuedOn'), Type.Literal('dueOn')]),
      to: Type.Literal('settledOn'),
      reason: Pattern,
    }),
  ),
});
export type LedgerMapping = Static<typeof LedgerMapping>;

/** Columns a mapping reads. */
export function columnsOf(mapping: LedgerMapping): Set<string> {
  return new Set([...JSON.stringify(mapping).matchAll(/\{([^{}"]+)\}/g)].map((match) => match[1] ?? '').filter((name) => name !== ''));
}
