import { type TObject, type TProperties, Type } from 'typebox';
import { Dispute, Hold, Invoice, LedgerAccount, Payment, PromiseToPay, ReportedPayment, roles, Standing, UserAbilities } from '#engine';
import { Choice, type DocumentOf, defineCollection, Moment } from './define-collection.ts';

const Text = Type.String();
const Optional = Type.Optional;
const Any = Type.Unknown();

/** A ledger record as it is stored: its `id` is the document's `_id`. */
function record<P extends TProperties>(schema: TObject<P>) {
  const { id: _, ...rest } = schema.properties as P & { id: unknown };
  return { _id: Text, ...(rest as Omit<P, 'id'>) };
}

/** Where a record came from, so that the same file again changes nothing. */
const origin = { sourceId: Optional(Text), externalId: Optional(Text) };
const bySource = { key: { sourceId: 1, externalId: 1 }, unique: true, partialFilterExpression: { externalId: { $exists: true } } } as const;

const Rung = Type.Object({
  dueOn: Text,
  issuedOn: Text,
  invoices: Type.Integer(),
  open: Type.Integer(),
  disputed: Type.Integer(),
  held: Type.Integer(),
});

/** The account with everything the nightly run and the facts need, so that neither has to read its invoices. */
export const accounts = defineCollection(
  'accounts',
  {
    _id: Text,
    ...origin,
    number: Optional(Text),
    name: Text,
    search: Type.Array(Text),
    kind: Choice(['business', 'person']),
    currency: Text,
    zone: Text,
    country: Optional(Text),
    ownerId: Optional(Text),
    unitId: Optional(Text),
    parentId: Optional(Text),
    tags: Type.Array(Text),
    creditLimit: Optional(Type.Integer()),
    riskScore: Optional(Type.Number()),
    custom: Type.Record(Text, Any),
    ledger: LedgerAccount,
    standing: Standing,
    ladder: Type.Array(Rung),
    balances: Type.Object({
      unapplied: Type.Integer(),
      openDisputes: Type.Integer(),
      promiseOpenAmount: Type.Integer(),
      promiseDueOn: Optional(Text),
    }),
    /** Counts every change of the ledger; who writes on what he read checks it. */
    ledgerVersion: Type.Integer(),
    /** Gives the events of the account their order. */
    eventSeq: Type.Integer(),
    /** `strategy` is what the account is to run on: that of the row, or of the override named by `override`. */
    segment: Type.Object({
      definition: Optional(Text),
      row: Optional(Text),
      name: Optional(Text),
      strategy: Optional(Text),
      override: Optional(Text),
    }),
    /** What a person has put it on instead, up to and including a day; without a strategy: on none. */
    override: Optional(
      Type.Object({
        id: Text,
        strategy: Optional(Text),
        untilOn: Text,
        reason: Text,
        by: Text,
        byName: Text,
        at: Type.Integer(),
      }),
    ),
    service: Type.Object({ status: Choice(['running', 'suspended']), by: Optional(Text) }),
    credit: Type.Object({ status: Choice(['open', 'held']), by: Optional(Text) }),
    lastContactAt: Optional(Type.Integer()),
    /** What came of the last call, and how many in a row have not reached the right person. */
    calls: Optional(Type.Object({ outcome: Text, unanswered: Type.Integer() })),
    /** The earliest open call somebody was told to expect. */
    callBackAt: Optional(Type.Integer()),
    /** Counts reservations of its contacts: caps hold over all of them. */
    contactEpoch: Optional(Type.Integer()),
    /** How the last strategy ended; `moved`: the segment had named another one by then. */
    lastEnd: Optional(Type.Object({ on: Text, settled: Type.Boolean(), moved: Optional(Type.Boolean()) })),
    /** Read model of the active strategy, for lists; `v` guards it against older steps. */
    step: Optional(
      Type.Object({
        enrollmentId: Text,
        definitionId: Text,
        segmentStrategy: Optional(Text),
        override: Optional(Text),
        version: Type.Integer(),
        leaves: Type.Array(Text),
        since: Type.Integer(),
        status: Text,
        v: Type.Integer(),
      }),
    ),
    lastNightOn: Optional(Text),
    nextNightAt: Moment,
    /** Counts every write but those of quiet nights: what was worked out on an older one is not relied on. */
    changes: Optional(Type.Integer()),
    /** Until when the nights make no difference but the date, if nothing is written meanwhile. */
    quiet: Optional(Type.Object({ through: Text, under: Text, changes: Optional(Type.Integer()) })),
  },
  [
    bySource,
    { key: { nextNightAt: 1, zone: 1 } },
    { key: { parentId: 1 }, partialFilterExpression: { parentId: { $exists: true } } },
    { key: { ownerId: 1, 'standing.overdueAmount': -1 } },
    { key: { 'standing.overdueAmount': -1, _id: 1 } },
    { key: { name: 1, _id: 1 } },
    { key: { search: 1 } },
    { key: { 'segment.row': 1 } },
    { key: { 'override.id': 1 }, partialFilterExpression: { 'override.id': { $gt: '' } } },
    // Where in the strategy is not indexed: every step would touch all indexes of its account.
    { key: { 'step.definitionId': 1 } },
  ],
);
export type AccountDocument = DocumentOf<typeof accounts>;

export const invoices = defineCollection('invoices', { ...record(Invoice), sourceId: Optional(Text), currency: Text }, [
  { key: { accountId: 1, number: 1 }, unique: true },
  { key: { accountId: 1, openAmount: 1 } },
  { key: { dueOn: 1, openAmount: 1 } },
]);
export type InvoiceDocument = DocumentOf<typeof invoices>;

export const payments = defineCollection(
  'payments',
  {
    ...record(Payment),
    sourceId: Optional(Text),
    currency: Text,
    /** Its source does not tell of it any more; one a person has reversed is still told of. */
    withdrawn: Optional(Type.Boolean()),
  },
  [
    { key: { accountId: 1, receivedOn: -1 } },
    { key: { receivedOn: 1 } },
    { key: { accountId: 1, reference: 1 } },
    { key: { accountId: 1, unapplied: 1 }, partialFilterExpression: { unapplied: { $gt: 0 } } },
  ],
);
export type PaymentDocument = DocumentOf<typeof payments>;

export const promises = defineCollection('promises', record(PromiseToPay), [
  { key: { accountId: 1, graceUntil: -1 } },
  { key: { judgeAt: 1 }, partialFilterExpression: { status: 'open' } },
  { key: { status: 1, graceUntil: 1 } },
  { key: { madeOn: 1 } },
]);
export type PromiseDocument = DocumentOf<typeof promises>;

export const disputes = defineCollection(
  'disputes',
  {
    ...record(Dispute),
    sourceId: Optional(Text),
    /** A resolution path has been started for it. */
    pathStarted: Optional(Type.Boolean()),
  },
  [{ key: { accountId: 1, status: 1 } }, { key: { status: 1, pathStarted: 1 } }],
);
export type DisputeDocument = DocumentOf<typeof disputes>;

export const holds = defineCollection('holds', record(Hold), [{ key: { accountId: 1 } }]);
export type HoldDocument = DocumentOf<typeof holds>;

export const reportedPayments = defineCollection('reportedPayments', record(ReportedPayment), [{ key: { accountId: 1, status: 1 } }]);
export type ReportedPaymentDocument = DocumentOf<typeof reportedPayments>;

/** A person at an account, with the contacts made and reserved: the place where "may we" is decided at once. */
const Said = Optional(Type.Object({ at: Type.Integer(), by: Optional(Text) }));

export const contacts = defineCollection(
  'contacts',
  {
    _id: Text,
    accountId: Text,
    ...origin,
    name: Text,
    role: Optional(Text),
    email: Optional(Text),
    phone: Optional(Text),
    otherPhones: Optional(Type.Array(Text)),
    /** Numbers found wrong. They stay here whatever a source says, and are never offered again. */
    wrongNumbers: Optional(Type.Array(Type.Object({ number: Text, at: Type.Integer(), by: Optional(Text) }))),
    /** Out of use: nobody writes to or calls them. */
    retired: Optional(Type.Object({ at: Type.Integer(), by: Optional(Text), because: Optional(Text) })),
    zone: Optional(Text),
    /** What was said, by channel; nothing where it was never said. */
    consent: Type.Object({
      email: Optional(Type.Boolean()),
      sms: Optional(Type.Boolean()),
      letter: Optional(Type.Boolean()),
      call: Optional(Type.Boolean()),
      portal: Optional(Type.Boolean()),
    }),
    /** When it was said, and who has written it down, by channel. */
    said: Optional(Type.Object({ email: Said, sms: Said, letter: Said, call: Said, portal: Said })),
    epoch: Type.Integer(),
    /** `key` is the effect's; `nth` tells the attempts of one effect apart. */
    attempts: Type.Array(Type.Object({ key: Text, nth: Type.Integer(), channel: Text, at: Type.Integer() })),
  },
  [bySource, { key: { accountId: 1 } }],
);
export type ContactDocument = DocumentOf<typeof contacts>;

export const tasks = defineCollection(
  'tasks',
  {
    _id: Text,
    accountId: Text,
    accountName: Text,
    unitId: Optional(Text),
    kind: Text,
    title: Text,
    status: Choice(['open', 'done', 'withdrawn']),
    assigneeId: Optional(Text),
    pool: Optional(Text),
    /** Whose it would be if they were there, and the last day of their absence. */
    insteadOf: Optional(Type.Object({ id: Text, until: Text })),
    /** Why its pool has given it to whoever has it, or to nobody. */
    routing: Optional(Text),
    skill: Optional(Text),
    /** The template that says what to say. */
    script: Optional(Text),
    dueOn: Optional(Text),
    /** The moment it is for; until then it is in nobody's list. */
    dueAt: Optional(Type.Integer()),
    overdueTold: Optional(Type.Boolean()),
    createdAt: Type.Integer(),
    closedAt: Optional(Type.Integer()),
    reason: Text,
    outcome: Optional(Text),
    /** The mail that is to be answered. */
    mailId: Optional(Text),
    /** Every time it was put off, oldest first; the last one's day says until when it sleeps. */
    snoozes: Optional(Type.Array(Type.Object({ at: Type.Integer(), until: Text, reason: Text, by: Text }))),
    /** The effect that asked for it; its step withdraws it. */
    effectKey: Optional(Text),
    enrollmentId: Optional(Text),
    state: Optional(Text),
    version: Optional(Type.Integer()),
    keep: Optional(Type.Boolean()),
    revision: Type.Integer(),
  },
  [
    { key: { effectKey: 1 }, unique: true, partialFilterExpression: { effectKey: { $exists: true } } },
    { key: { status: 1, assigneeId: 1, createdAt: 1 } },
    { key: { accountId: 1, status: 1 } },
    { key: { status: 1, accountId: 1, _id: 1, revision: 1 } },
    { key: { status: 1, overdueTold: 1, dueOn: 1 } },
    { key: { status: 1, closedAt: 1 }, partialFilterExpression: { closedAt: { $gt: 0 } } },
    { key: { mailId: 1 }, unique: true, partialFilterExpression: { mailId: { $exists: true } } },
    { key: { enrollmentId: 1, status: 1 }, partialFilterExpression: { enrollmentId: { $exists: true } } },
  ],
);
export type TaskDocument = DocumentOf<typeof tasks>;

export const users = defineCollection(
  'users',
  {
    _id: Text,
    name: Text,
    email: Text,
    passwordHash: Optional(Text),
    role: Choice(roles),
    units: Optional(Type.Array(Text)),
    /** What they can do, and of which pools they are given tasks. */
    abilities: Optional(UserAbilities),
    /** How many tasks they were given out of pools. */
    routed: Optional(Type.Integer()),
    demo: Optional(Type.Boolean()),
  },
  [{ key: { email: 1 }, unique: true }],
);
export type UserDocument = DocumentOf<typeof users>;
