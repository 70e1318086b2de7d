import { type Static, Type } from 'typebox';
import { HolderWord } from './holder.ts';
import { Id, Maybe, OneOf, Shape } from './wire.ts';

/** Whose work a list shows: one's own, what waits in pools, everybody's, what one has put off, what is put off again and again. */
export const workViews = ['mine', 'pool', 'everyone', 'snoozed', 'put-off'] as const;
/** What an account of the list may be said to be. */
export const workStates = ['overdue', 'disputed', 'promised', 'held', 'contacted'] as const;
/** By what a list is ordered: the points of the ranking, what is overdue, how long. */
export const workSorts = ['points', 'overdue', 'days'] as const;

/** What a row of the page is where it is no account; the list, its order and its next account stay the same (`work.invoices`). */
export const workRowKinds = ['invoice'] as const;

/** What a worklist is narrowed to and how it is ordered; the same words in addresses, in saved views and here. */
export const workFilter = {
  view: Maybe(OneOf(workViews)),
  pool: Maybe(Id),
  owner: Maybe(Type.String({ maxLength: 120, description: 'id of the collector responsible; `none`: nobody is' })),
  /** `person:<id>` or `pool:<name>`. */
  heldBy: Maybe(HolderWord),
  late: Maybe(Type.Boolean({ description: 'only where a task, of this holder where one is named, was due before today' })),
  kind: Maybe(Id),
  step: Maybe(Type.String({ maxLength: 700, description: 'strategy and step, `past-due-escalation/chasing.calling`' })),
  state: Maybe(OneOf(workStates)),
  pastDue: Maybe(Type.Integer({ minimum: 0, maximum: 36_500, description: 'days past due, at least' })),
  amount: Maybe(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description: 'overdue minor units, at least' })),
  risk: Maybe(Type.Number({ minimum: 0, maximum: 1000, description: 'risk score, at least' })),
  sort: Maybe(OneOf(workSorts)),
  by: Maybe(OneOf(workRowKinds)),
};
export const WorkFilter = Shape(workFilter);
export type WorkFilter = Static<typeof WorkFilter>;

/** A filter somebody has saved under a name. */
export const SavedView = Shape({
  id: Id,
  name: Type.String(),
  filter: WorkFilter,
  isShared: Type.Boolean(),
  isOwn: Type.Boolean(),
  by: Type.String({ description: 'name of who has saved it' }),
});
export type SavedView = Static<typeof SavedView>;
