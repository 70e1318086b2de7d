import { type Static, Type } from 'typebox';
import { Holder } from './holder.ts';
import { office } from './roles.ts';
import { defineRoutes } from './route.ts';
import { Count, Id, Instant, Line, LocalDay, Maybe, OneOf, Paragraph, SaidLine, Shape } from './wire.ts';

/** What is done with each of many accounts. Only who leads gives work to others. */
export const BulkAct = Type.Union([
  /** An email to the first contact with an address, from a template, with the statement of account as PDF. */
  Shape({ kind: OneOf(['statement']), templateId: Id }),
  Shape({ kind: OneOf(['note']), text: Paragraph }),
  Shape({ kind: OneOf(['follow-up']), title: Line, dueOn: LocalDay }),
  Shape({ kind: OneOf(['owner']), ownerId: Id }),
  Shape({ kind: OneOf(['pool']), pool: Id }),
  /** The open tasks one holder has, all, of one kind or out of one pool, to another; the account's owner stays. */
  Shape({ kind: OneOf(['move']), from: Holder, to: Holder, taskKind: Maybe(Id), outOf: Maybe(Id), reason: SaidLine }),
]);
export type BulkAct = Static<typeof BulkAct>;

/** The template the stock has for statements. */
export const STATEMENT_TEMPLATE = 'statement-of-account';

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
  'disputed',
  'no-address',
  'not-permitted',
  'not-sendable',
  'not-fillable',
] as const;
export type BulkHindrance = (typeof bulkHindrances)[number];

/** `who`: the names of those it is because of; `detail`: the reason in full, and from when it is another. */
export const LeftOut = Shape({
  accountId: Id,
  accountName: Type.String(),
  because: OneOf(bulkHindrances),
  who: Maybe(Type.Array(Type.String())),
  detail: Maybe(Type.String()),
});
export type LeftOut = Static<typeof LeftOut>;
/** The accounts of one act. */
export const many = Type.Array(Id, { minItems: 1, maxItems: 500, uniqueItems: true });
const Asked = Shape({ accountIds: many, act: BulkAct });

export const BulkPreview = Shape({
  count: Count,
  leftOut: Type.Array(LeftOut),
  /** Of a statement: how it reads for the first who gets it. */
  sample: Maybe(Shape({ accountName: Type.String(), to: Type.String(), subject: Type.String(), text: Type.String() })),
});
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
      /** Of a statement: until then all can be taken back, and then they go. */
      goesAt: Maybe(Instant),
      /** How many were taken back, those that were not even written by then included. */
      recalled: Maybe(Count),
    }),
    refuses: ['resource.unknown'],
  },
  'bulk.recall': {
    method: 'POST',
    path: '/work/bulk/{bulkId}/recall',
    summary: 'Take back every message of an act on many that is still held, and write no more of them',
    roles: office,
    body: Shape({}),
    status: 201,
    answer: Shape({ recalled: Count }),
    refuses: ['resource.unknown', 'message.not_recallable'],
  },
});
