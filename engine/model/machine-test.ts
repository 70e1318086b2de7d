import { type Static, Type } from 'typebox';
import { AtTime, Closed, CurrencyCode, Label, MinorUnits, OnDate, Prose, ZoneName } from './schema.ts';

const Facts = Type.Record(Type.String(), Type.Unknown());

/** A ledger row a test begins with. */
const GivenInvoice = Closed({
  number: Type.Optional(Label),
  amount: MinorUnits,
  dueOn: OnDate,
  issuedOn: Type.Optional(OnDate),
});

/**
 * What happens in a test. Ledger rows (`invoice.created`, `payment.*`) arrive at 00:00 of their day, before
 * its timers, as dated rows do in the product; what people do comes at 12:00; `at` says otherwise.
 */
const TestEvent = Type.Object(
  { on: OnDate, at: Type.Optional(AtTime), type: Type.String({ minLength: 1 }) },
  { additionalProperties: true },
);

/** What must be so at the end of a day (or at `at`). `effects` are those asked for on that day, in order. */
const TestExpectation = Closed({
  on: OnDate,
  at: Type.Optional(AtTime),
  state: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())])),
  effects: Type.Optional(Type.Array(Type.String())),
  ended: Type.Optional(Type.Boolean()),
});

export const MachineTest = Closed({
  name: Label,
  description: Type.Optional(Prose),
  given: Type.Optional(
    Closed({
      startOn: Type.Optional(OnDate),
      zone: Type.Optional(ZoneName),
      currency: Type.Optional(CurrencyCode),
      country: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
      invoices: Type.Optional(Type.Array(GivenInvoice, { maxItems: 50 })),
      dispute: Type.Optional(Closed({ amount: Type.Optional(MinorUnits), reason: Type.Optional(Label), invoice: Type.Optional(Label) })),
      facts: Type.Optional(Facts),
    }),
  ),
  events: Type.Optional(Type.Array(TestEvent, { maxItems: 100 })),
  expect: Type.Optional(Type.Array(TestExpectation, { maxItems: 100 })),
  never: Type.Optional(Type.Array(Type.String())),
});
export type MachineTest = Static<typeof MachineTest>;
export type TestEvent = Static<typeof TestEvent>;
export type TestExpectation = Static<typeof TestExpectation>;
