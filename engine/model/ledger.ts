import { type Static, Type } from 'typebox';
import { PaymentPlan } from './payment-plan.ts';
import { CurrencyCode, Label, MinorUnits, OnDate, Prose } from './schema.ts';

const Id = Type.String({ minLength: 1, maxLength: 80 });
const When = Type.Integer({ description: 'instant, milliseconds since 1970-01-01T00:00:00Z' });

/** What a customer says about an invoice. */
export const invoiceStatuses = ['not-received', 'in-approval', 'approved', 'scheduled', 'payment-reported'] as const;
export type InvoiceStatus = (typeof invoiceStatuses)[number];

/** The status of an invoice, as the customer last told it. */
const InvoiceNote = Type.Object({
  status: Type.Unsafe<InvoiceStatus>(Type.Union(invoiceStatuses.map((each) => Type.Literal(each)))),
  /** Who has it for approval. */
  with: Type.Optional(Label),
  /** The day of the payment run: a forecast, not a promise. */
  expectedOn: Type.Optional(OnDate),
  at: When,
  by: Type.Optional(Id),
});
export type InvoiceNote = Static<typeof InvoiceNote>;

/** An open item: what is owed for one delivery or period. */
export const Invoice = Type.Object({
  id: Id,
  accountId: Id,
  number: Label,
  /** What the customer knows it by: the number of the order. */
  orderNumber: Type.Optional(Label),
  issuedOn: OnDate,
  dueOn: OnDate,
  amount: MinorUnits,
  openAmount: MinorUnits,
  /** Latest date of money applied to it. */
  lastAppliedOn: Type.Optional(OnDate),
  /** The day its open amount became 0. */
  paidOn: Type.Optional(OnDate),
  noted: Type.Optional(InvoiceNote),
});
export type Invoice = Static<typeof Invoice>;

const Application = Type.Object({
  invoiceId: Id,
  amount: MinorUnits,
  /** The day the money counts from: the payment's own, or the invoice's when credit waited for it. */
  on: OnDate,
  /** The promises it counted for, so that a payment taken back is taken back from these and no others. */
  promiseIds: Type.Optional(Type.Array(Id)),
});
export type Application = Static<typeof Application>;

/** Money received, or a credit memo: both lower what is owed, only payments count as collected. */
export const Payment = Type.Object({
  id: Id,
  accountId: Id,
  kind: Type.Union([Type.Literal('payment'), Type.Literal('credit')]),
  amount: MinorUnits,
  receivedOn: OnDate,
  /** When it was told to us: a payment dated in time may be loaded later. */
  recordedAt: When,
  method: Type.Optional(Label),
  reference: Type.Optional(Label),
  applications: Type.Array(Application),
  unapplied: MinorUnits,
  reversedOn: Type.Optional(OnDate),
  reversalReason: Type.Optional(Label),
});
export type Payment = Static<typeof Payment>;

export const PromiseStatus = Type.Union([
  Type.Literal('open'),
  Type.Literal('kept'),
  Type.Literal('partlyKept'),
  Type.Literal('broken'),
  Type.Literal('cancelled'),
  Type.Literal('replaced'),
  /** Waits for the word of somebody who may give it; until then it is no promise to anybody. */
  Type.Literal('asked'),
]);
export type PromiseStatus = Static<typeof PromiseStatus>;

export const PromiseToPay = Type.Object({
  id: Id,
  accountId: Id,
  /** The invoices promised; money applied to these counts. */
  invoiceIds: Type.Array(Id),
  amount: MinorUnits,
  madeOn: OnDate,
  madeAt: When,
  dueOn: OnDate,
  /** Last day money may come in on: the due date plus grace. */
  graceUntil: OnDate,
  keptAtPercent: Type.Integer({ minimum: 1, maximum: 100 }),
  status: PromiseStatus,
  receivedAmount: MinorUnits,
  /** When the runtime judges it: 08:00 account time on the day after grace. */
  judgeAt: When,
  judgedAt: Type.Optional(When),
  byUserId: Type.Optional(Id),
  contactId: Type.Optional(Id),
  /** The promise on the same debt it comes after. */
  followsId: Type.Optional(Id),
  /** It is an installment of this payment plan. */
  planId: Type.Optional(Id),
});
export type PromiseToPay = Static<typeof PromiseToPay>;

export const Dispute = Type.Object({
  id: Id,
  accountId: Id,
  invoiceId: Id,
  amount: MinorUnits,
  reason: Label,
  status: Type.Union([Type.Literal('open'), Type.Literal('resolved')]),
  openedOn: OnDate,
  openedAt: When,
  resolvedOn: Type.Optional(OnDate),
  outcome: Type.Optional(Type.Union([Type.Literal('accepted'), Type.Literal('rejected'), Type.Literal('expired')])),
  note: Type.Optional(Prose),
  pool: Type.Optional(Id),
});
export type Dispute = Static<typeof Dispute>;

export const Hold = Type.Object({
  id: Id,
  accountId: Id,
  /** Missing: the whole account. */
  invoiceIds: Type.Optional(Type.Array(Id)),
  reason: Label,
  placedOn: OnDate,
  /** The last day it holds. */
  untilOn: Type.Optional(OnDate),
  liftedOn: Type.Optional(OnDate),
  effectKey: Type.Optional(Type.String()),
});
export type Hold = Static<typeof Hold>;

/** A payment we were told of and have not received: it never changes a balance. */
export const ReportedPayment = Type.Object({
  id: Id,
  accountId: Id,
  amount: MinorUnits,
  paidOn: OnDate,
  method: Type.Optional(Label),
  reportedOn: OnDate,
  /** Notices pause up to and including this day. */
  pausesUntil: OnDate,
  status: Type.Union([Type.Literal('waiting'), Type.Literal('arrived')]),
});
export type ReportedPayment = Static<typeof ReportedPayment>;

/** What an account owes as of a day; every figure the facts and pages show comes from here. */
export const Standing = Type.Object({
  asOf: OnDate,
  openAmount: MinorUnits,
  overdueAmount: MinorUnits,
  disputedAmount: MinorUnits,
  heldAmount: MinorUnits,
  unappliedAmount: MinorUnits,
  chaseableAmount: MinorUnits,
  oldestDueOn: Type.Optional(OnDate),
  oldestOpenDueOn: Type.Optional(OnDate),
  nextDueOn: Type.Optional(OnDate),
  bucket: Type.String(),
  openInvoices: Type.Integer(),
  overdueInvoices: Type.Integer(),
  openDisputes: Type.Integer(),
  promiseOpenAmount: MinorUnits,
  promiseDueOn: Type.Optional(OnDate),
});
export type Standing = Static<typeof Standing>;

/** What happened on an account in one calendar month. */
const HistoryMonth = Type.Object({
  paid: Type.Integer(),
  /** Sum of days from due date to full payment; early payers count below 0. */
  daysLate: Type.Integer(),
  kept: Type.Integer(),
  partlyKept: Type.Integer(),
  broken: Type.Integer(),
});
export type HistoryMonth = Static<typeof HistoryMonth>;

/** The part of an account the ledger keeps. */
export const LedgerAccount = Type.Object({
  id: Id,
  currency: CurrencyCode,
  zone: Type.String(),
  /** By month `YYYY-MM`; months older than two years are dropped. */
  history: Type.Record(Type.String(), HistoryMonth),
  lastPaymentOn: Type.Optional(OnDate),
  /** What its enrollments were last told, so that each change is told once. */
  announced: Type.Object({ overdue: Type.Boolean(), bucket: Type.Optional(Type.String()) }),
  /** Agreements to pay in parts, those that are over too. */
  plans: Type.Optional(Type.Array(PaymentPlan)),
});
export type LedgerAccount = Static<typeof LedgerAccount>;
