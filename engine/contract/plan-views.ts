import { type Static, Type } from 'typebox';
import { Count, Id, LocalDay, Maybe, MoneyShape, OneOf, Person, Shape } from './wire.ts';

/** A payment plan, as the page of its account shows it. */
export const PlanView = Shape({
  id: Id,
  /** `lapsed`: an offer nobody accepted in time. */
  status: OneOf(['asked', 'offered', 'lapsed', 'active', 'completed', 'broken', 'ended']),
  total: MoneyShape,
  /** What has come off its invoices since it was accepted. */
  received: MoneyShape,
  invoices: Type.Array(Shape({ id: Id, number: Type.String() })),
  installments: Type.Array(Shape({ dueOn: LocalDay, amount: MoneyShape, status: OneOf(['coming', 'open', 'kept', 'missed']) })),
  offeredOn: LocalDay,
  openUntil: LocalDay,
  acceptedOn: Maybe(LocalDay),
  endedOn: Maybe(LocalDay),
  /** Missed installments it survives. */
  misses: Count,
  by: Maybe(Person),
});
export type PlanView = Static<typeof PlanView>;

/** What a plan with an account may look like today. */
export const PlanLimits = Shape({
  most: Count,
  firstBy: LocalDay,
  lastBy: LocalDay,
  /** Plans over more need the word of a manager or a lead. */
  approvalAbove: Maybe(MoneyShape),
});
export type PlanLimits = Static<typeof PlanLimits>;
