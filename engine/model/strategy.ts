import { type Static, Type } from 'typebox';
import { ConditionsSchema } from './conditions.ts';
import { MachineSchema } from './machine.ts';
import { MachineTest } from './machine-test.ts';
import { PlanTerms } from './payment-plan.ts';
import { Closed, DaySpan, heading, Named } from './schema.ts';
import { Timer } from './timer.ts';

/** What strategies and resolution paths share: a machine with its rules, timers and tests. */
const flow = {
  timers: Type.Optional(Named(Timer, { maxProperties: 200 })),
  rules: Type.Optional(Named(ConditionsSchema, { maxProperties: 200 })),
  machine: MachineSchema,
  tests: Type.Optional(Type.Array(MachineTest, { maxItems: 200 })),
  layout: Type.Optional(Type.Unknown()),
};

/** How promises made under a strategy are judged. */
const PromiseTerms = Closed({
  grace: Type.Optional(DaySpan),
  keptAtPercent: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  longest: Type.Optional(DaySpan),
  /** After so many broken or partly kept promises on the same debt a further one waits for a lead's word. */
  approvalAfter: Type.Optional(Type.Integer({ minimum: 1, maximum: 99 })),
});

/** A collections strategy: what happens to an account (or an invoice) from overdue to paid. */
export const Strategy = Closed({
  kind: Type.Literal('strategy'),
  ...heading,
  subject: Type.Optional(Type.Union([Type.Literal('account'), Type.Literal('invoice')])),
  startsBefore: Type.Optional(Type.String({ pattern: '^P\\d{1,3}D$', description: 'enroll this long before the next due date' })),
  promises: Type.Optional(PromiseTerms),
  plans: Type.Optional(PlanTerms),
  ...flow,
});
export type Strategy = Static<typeof Strategy>;

/** A dispute resolution path: what happens to one open dispute. */
export const Resolution = Closed({
  kind: Type.Literal('resolution'),
  ...heading,
  reasons: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 100 })),
  ...flow,
});
export type Resolution = Static<typeof Resolution>;

/** A definition that runs: both kinds are machines and are compiled, linted and tested alike. */
export type Flow = Strategy | Resolution;
