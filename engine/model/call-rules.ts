import { type Static, Type } from 'typebox';
import { Closed, Label } from './schema.ts';

/** What follows when somebody, or nobody, was reached: an answer is asked for, it is tried again, or the number is out of use. */
export const reachedLeads = ['answer', 'try-again', 'wrong-number'] as const;
/** Where an answer leads straight on to. */
export const answerLeads = ['promise', 'reported', 'dispute', 'call-back', 'copy', 'in-approval'] as const;

const OutcomeId = Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$', description: 'small letters, digits and -' });

const Reached = Closed({
  id: OutcomeId,
  name: Label,
  leadsTo: Type.Optional(Type.Unsafe<(typeof reachedLeads)[number]>(Type.Union(reachedLeads.map((each) => Type.Literal(each))))),
  /** After how long it is tried again; the next permitted moment from then on counts. */
  again: Type.Optional(Type.String({ pattern: '^(P[1-9]\\d?D|PT[1-9]\\d{0,2}[HM])$', description: '"PT30M", "PT4H" or "P1D"' })),
});
export type Reached = Static<typeof Reached>;

const Answer = Closed({
  id: OutcomeId,
  name: Label,
  leadsTo: Type.Optional(Type.Unsafe<(typeof answerLeads)[number]>(Type.Union(answerLeads.map((each) => Type.Literal(each))))),
});
export type CallAnswer = Static<typeof Answer>;

/** What is written down of a call. A list has at most nine entries, so that a digit chooses. */
export const CallRules = Closed({
  note: Type.Optional(
    Type.Union([Type.Literal('always'), Type.Literal('answered'), Type.Literal('never')], {
      description: 'which calls must not be without a note; none unless said',
    }),
  ),
  reached: Type.Optional(Type.Array(Reached, { minItems: 1, maxItems: 9 })),
  answers: Type.Optional(Type.Array(Answer, { minItems: 1, maxItems: 9 })),
});
export type CallRules = Static<typeof CallRules>;
