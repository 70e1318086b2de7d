import { type Static, Type } from 'typebox';
import { heldKinds } from '../policy/while-paused.ts';
import { Count, Id, Instant, Maybe, OneOf, Page, Person, Shape } from './wire.ts';

/** What may be decided at the end of a pause about what came due meanwhile. */
export const pauseDecisions = ['send', 'skip', 'review'] as const;

/** A pause of a strategy, or of one step of it and everything inside, in all versions. */
export const PauseView = Shape({
  id: Id,
  strategyId: Id,
  /** Path of the step; missing: the whole strategy. */
  step: Maybe(Type.String()),
  reason: Type.String(),
  by: Maybe(Person),
  at: Instant,
  status: OneOf(['active', 'resuming', 'resumed']),
  /** What it keeps back at this moment: waits that are over, and actions that have not left. One thing may be of several kinds. */
  held: Shape({
    accounts: Count,
    waits: Count,
    actions: Count,
    kinds: Type.Array(Shape({ kind: OneOf(heldKinds), count: Count })),
  }),
  resumption: Maybe(
    Shape({
      decision: OneOf(pauseDecisions),
      by: Maybe(Person),
      at: Instant,
      /** How many things were kept back then, and how many of them still wait to be let go. */
      total: Count,
      left: Count,
      finishedAt: Maybe(Instant),
    }),
  ),
});
export type PauseView = Static<typeof PauseView>;

/** Something a pause keeps back: a wait that is over, or an action that was asked for and has not left. */
export const HeldView = Shape({
  /** The enrollment of a wait; the key of an action. */
  id: Id,
  /** Of several that keep it back, the oldest. */
  pauseId: Id,
  accountId: Id,
  accountName: Type.String(),
  enrollmentId: Id,
  what: OneOf(['wait', 'action']),
  step: Type.String(),
  timer: Maybe(Type.String()),
  dueAt: Instant,
  heldAt: Instant,
  /** Where the account would stand if it were let go, as of when it was kept back. */
  leadsTo: Maybe(Type.Array(Type.String())),
  /** What would have been done. */
  actions: Type.Array(
    Shape({
      kind: OneOf(heldKinds),
      type: Type.String(),
      channel: Maybe(Type.String()),
      template: Maybe(Type.String()),
      title: Maybe(Type.String()),
    }),
  ),
});
export type HeldView = Static<typeof HeldView>;
export const HeldPage = Page(HeldView);
