import { type Static, Type } from 'typebox';
import { Closed, DaySpan, MinorUnits, OnDate } from './schema.ts';

const Id = Type.String({ minLength: 1, maxLength: 80 });
const When = Type.Integer({ description: 'instant, milliseconds since 1970-01-01T00:00:00Z' });

/** What a payment plan may look like under a strategy, and how it is judged. */
export const PlanTerms = Closed({
  /** Installments at most. */
  most: Type.Optional(Type.Integer({ minimum: 2, maximum: 60 })),
  /** How far ahead the last installment may be due. */
  longest: Type.Optional(DaySpan),
  /** How far ahead the first one may be due. */
  firstWithin: Type.Optional(DaySpan),
  /** Days after its due date within which an installment may still come in. */
  grace: Type.Optional(DaySpan),
  /** Missed installments a plan survives. */
  misses: Type.Optional(Type.Integer({ minimum: 0, maximum: 12 })),
  /** Plans over more than this need the word of a manager or a lead; in minor units of the account's currency. */
  approvalAbove: Type.Optional(MinorUnits),
});
export type PlanTerms = Static<typeof PlanTerms>;

export const Installment = Type.Object({
  dueOn: OnDate,
  amount: MinorUnits,
  /** `coming`: an earlier one is waited for; `open`: this one is. */
  status: Type.Union([Type.Literal('coming'), Type.Literal('open'), Type.Literal('kept'), Type.Literal('missed')]),
  /** The promise it is, or was, once it was waited for. */
  promiseId: Type.Optional(Id),
});
export type Installment = Static<typeof Installment>;

/** An agreement to pay what is open on some invoices in parts. Each part, in its turn, is a promise to pay. */
export const PaymentPlan = Type.Object({
  id: Id,
  invoiceIds: Type.Array(Id),
  status: Type.Union([
    /** It needs the word of somebody who may allow it. */
    Type.Literal('asked'),
    /** The account may accept it, until `openUntil`. */
    Type.Literal('offered'),
    Type.Literal('active'),
    Type.Literal('completed'),
    Type.Literal('broken'),
    Type.Literal('ended'),
  ]),
  installments: Type.Array(Installment),
  offeredOn: OnDate,
  openUntil: OnDate,
  acceptedOn: Type.Optional(OnDate),
  /** What was open on its invoices when it was accepted; after an amendment, what is left and what its past installments came to. */
  startAmount: Type.Optional(MinorUnits),
  /** Installments that were waited for so far, those that an amendment took away too. */
  opened: Type.Integer({ minimum: 0 }),
  endedOn: Type.Optional(OnDate),
  grace: DaySpan,
  misses: Type.Integer({ minimum: 0 }),
  byUserId: Type.Optional(Id),
  contactId: Type.Optional(Id),
  offeredAt: When,
});
export type PaymentPlan = Static<typeof PaymentPlan>;
