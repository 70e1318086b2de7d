import { type Static, Type } from 'typebox';
import { Holder } from './holder.ts';
import { office } from './roles.ts';
import { defineRoutes } from './route.ts';
import { Count, Id, Line, LocalDay, Maybe, OneOf, Paragraph, SaidLine, Shape } from './wire.ts';

/** What is done with each of many accounts. Only who leads gives work to others. */
export const BulkAct = Type.Union([
  Shape({ kind: OneOf(['note']), text: Paragraph }),
  Shape({ kind: OneOf(['follow-up']), title: Line, dueOn: LocalDay }),
  Shape({ kind: OneOf(['owner']), ownerId: Id }),
  Shape({ kind: OneOf(['pool']), pool: Id }),
  /** The open tasks one holder has, all, of one kind or out of one pool, to another; the account's owner stays. */
  Shape({ kind: OneOf(['move']), from: Holder, to: Holder, taskKind: Maybe(Id), outOf: Maybe(Id), reason: SaidLine }),
]);
export type BulkAct = Static<typeof BulkAct>;

/** Why an account is left out. */
export const bulkHindrances = [
  'gone',
  'same-owner',
  'unseen-by-owner',
  'follow-up-open',
  'nothing-owed',
  'no-task',
  'in-pool',
  'not-theirs',
  'call-promised',
  'open-now',
] as const;
export type BulkHindrance = (typeof bulkHindrances)[number];

/** `who`: the names of those it is because of. */
export const LeftOut = Shape({
  accountId: Id,
  accountName: Type.String(),
  because: OneOf(bulkHindrances),
  who: Maybe(Type.Array(Type.String())),
});
export type LeftOut = Static<typeof LeftOut>;
/** The accounts of one act. */
export const many = Type.Array(Id, { minItems: 1, maxItems: 500, uniqueItems: true });
const Asked = Shape({ accountIds: many, act: BulkAct });

export const BulkPreview = Shape({ count: Count, leftOut: Type.Array(LeftOut) });
export type BulkPreview = Static<typeof BulkPreview>;

export const bulkRoutes = defineRoutes({
  'bulk.preview': {
    method: 'POST',
    path: '/work/bulk/preview',
    summary: 'What would be done with many accounts, and who would be left out and why',
    roles: office,
    body: Asked,
    unkeyed: true,
    status: 200,
    answer: BulkPreview,
    refuses: ['permission.denied', 'date.invalid', 'resource.unknown', 'request.invalid', 'person.absent'],
  },
  'bulk.start': {
    method: 'POST',
    path: '/work/bulk',
    summary: 'Do something with many accounts, one by one; a process that is killed is made up for',
    roles: office,
    body: Asked,
    status: 201,
    answer: Shape({ id: Id, total: Count }),
    refuses: ['permission.denied', 'date.invalid', 'resource.unknown', 'request.invalid', 'person.absent'],
  },
  'bulk.get': {
    method: 'GET',
    path: '/work/bulk/{bulkId}',
    summary: 'How far an act on many accounts has come',
    roles: office,
    status: 200,
    answer: Shape({
      id: Id,
      status: OneOf(['running', 'done']),
      total: Count,
      done: Count,
      leftOut: Type.Array(LeftOut),
      failed: Maybe(Type.Array(Shape({ accountId: Id, reason: Type.String() }))),
    }),
    refuses: ['resource.unknown'],
  },
});
