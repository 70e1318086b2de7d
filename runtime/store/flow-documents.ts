import { type Static, Type } from 'typebox';
import { incidentKinds, MessageDraft, MessageFile } from '#engine';
import { Choice, type DocumentOf, defineCollection, Moment } from './define-collection.ts';

const Text = Type.String();
const Optional = Type.Optional;
const Any = Type.Unknown();
const Payload = Type.Record(Text, Any);

/** What a step has asked for and not yet handed over: it lives in the enrollment until the flush has copied it. */
const PendingStep = Type.Object({
  version: Type.Integer(),
  at: Type.Integer(),
  record: Any,
  effects: Type.Array(Any),
  left: Type.Array(Text),
  type: Optional(Text),
});

/** One subject on one version of a flow. Snapshot, timers and what was asked for change in one write. */
export const enrollments = defineCollection(
  'enrollments',
  {
    _id: Text,
    accountId: Text,
    kind: Choice(['strategy', 'resolution']),
    subject: Type.Object({ type: Text, id: Text }),
    definitionId: Text,
    definitionVersion: Type.Integer(),
    hash: Text,
    /** The strategy its account's segment named when it began: only a change from it is a reason to leave. */
    segmentStrategy: Optional(Text),
    /** The override of its account's strategy it began under. */
    override: Optional(Text),
    status: Choice(['active', 'ended', 'parked']),
    /** Engine state (`FlowState`) without what is indexed beside it. */
    state: Any,
    version: Type.Integer(),
    /** Earliest due time; missing when every timer sleeps. */
    nextDueAt: Optional(Moment),
    /** What a pause keeps back (`HeldNote`): waits that are over, which `nextDueAt` leaves out. */
    held: Optional(Any),
    seen: Type.Array(Text),
    pending: Type.Array(PendingStep),
    counts: Type.Object({ sent: Type.Integer(), delivered: Type.Integer(), broken: Type.Integer() }),
    /** Counts transactions that rest on the step it stands in; they and a step meet here. */
    touches: Optional(Type.Integer()),
    /** How often its due timers could not fire for a fault of the moment, and the wall moment of the next try. */
    faults: Optional(Type.Integer()),
    retryAt: Optional(Moment),
    startedAt: Type.Integer(),
    endedAt: Optional(Type.Integer()),
    endReason: Optional(Text),
    /** Whether nothing overdue was left when it ended. */
    settled: Optional(Type.Boolean()),
    incidentId: Optional(Text),
  },
  [
    {
      key: { 'subject.type': 1, 'subject.id': 1, kind: 1 },
      unique: true,
      partialFilterExpression: { status: { $in: ['active', 'parked'] } },
      name: 'one_per_subject',
    },
    {
      key: { 'subject.id': 1, endedAt: 1 },
      partialFilterExpression: { 'subject.type': 'invoice', status: 'ended' },
      name: 'ended_by_invoice',
    },
    // The range must be repeated in the query; a `$type` filter would not be used for it.
    { key: { nextDueAt: 1 }, partialFilterExpression: { nextDueAt: { $gt: new Date(0) } } },
    { key: { 'held.pauseId': 1 }, sparse: true },
    { key: { accountId: 1, status: 1 } },
    { key: { 'pending.version': 1 }, partialFilterExpression: { 'pending.version': { $gt: 0 } } },
    { key: { definitionId: 1, status: 1 } },
  ],
);
export type EnrollmentDocument = DocumentOf<typeof enrollments>;

/** An event on its way to one enrollment. Its id is the event's id and the enrollment's: it comes once. */
export const inbox = defineCollection(
  'inbox',
  {
    _id: Text,
    enrollmentId: Text,
    accountId: Text,
    seq: Type.Integer(),
    type: Text,
    payload: Payload,
    at: Type.Integer(),
    /** `waiting`: its enrollment is parked. */
    status: Choice(['pending', 'waiting', 'done', 'dropped']),
    by: Optional(Text),
    attempts: Type.Integer(),
    /** Wall moment before which it is not tried again. */
    retryAt: Optional(Moment),
    doneAt: Optional(Moment),
  },
  [
    { key: { enrollmentId: 1, seq: 1 }, partialFilterExpression: { status: 'pending' }, name: 'pending_in_order' },
    { key: { doneAt: 1 }, expireAfterSeconds: 90 * 24 * 3600 },
  ],
);
export type InboxDocument = DocumentOf<typeof inbox>;

/** What a person has written and sent, where no strategy asked for a message. */
const Written = Type.Object({
  by: Text,
  draft: MessageDraft,
  /** It is the first answer to a reply, to whom and over what that came. */
  isAwaited: Optional(Type.Boolean()),
  /** Something else is written than the template said. */
  edited: Type.Boolean(),
  /** The ledger it was written on (`ledgerPrint`): what it says of money holds for this one only. */
  rests: Text,
  /** What goes with it (`Paper`), and how it came out. */
  papers: Type.Array(Any),
  files: Type.Array(MessageFile),
});
export type WrittenMessage = Static<typeof Written>;

/** I/O a step or a person asked for, from plan to outcome. `_id` is the idempotency key. */
export const effects = defineCollection(
  'effects',
  {
    _id: Text,
    /** Effects of one enrollment go in their order; what a person has written goes alone, under its own id. */
    enrollmentId: Text,
    accountId: Text,
    version: Type.Integer(),
    index: Type.Integer(),
    type: Text,
    params: Payload,
    /** The state whose entry asked for it, and which visit that was; missing for what a path asked. */
    state: Optional(Text),
    visit: Optional(Type.Integer()),
    /** The state that asked for it when it was left, or on a path from it. */
    asker: Optional(Text),
    /** The state was only passed through in the step that asked: what was asked does not hang on it. */
    transit: Optional(Type.Boolean()),
    origin: Text,
    /** The flow that asked for it; missing for what a person has written. */
    definitionId: Optional(Text),
    outbound: Type.Boolean(),
    status: Choice(['pending', 'held', 'leased', 'calling', 'done', 'cancelled', 'skipped', 'sealed', 'parked', 'failed']),
    reason: Optional(Text),
    detail: Optional(Text),
    /** Business moment a held effect is looked at again. */
    wakeAt: Optional(Moment),
    /** The pause that keeps it back. */
    pauseId: Optional(Text),
    /** The pause with whose end it was let go. */
    resumed: Optional(Text),
    review: Optional(Type.Boolean()),
    approved: Optional(Type.Boolean()),
    /** Wall moment before which a failed attempt is not repeated. */
    retryAt: Optional(Moment),
    attempts: Type.Integer(),
    /** How often our own code failed on it. */
    faults: Optional(Type.Integer()),
    fence: Type.Integer(),
    owner: Optional(Text),
    leasedUntil: Optional(Moment),
    plannedAt: Type.Integer(),
    doneAt: Optional(Type.Integer()),
    /** The local day whose ledger the decision rests on. */
    restsOn: Optional(Text),
    channel: Optional(Text),
    contactId: Optional(Text),
    to: Optional(Text),
    /** The unguessable part of the address its answers come in at. */
    replyToken: Optional(Text),
    message: Optional(Any),
    asked: Optional(Any),
    written: Optional(Written),
    reference: Optional(Text),
    history: Type.Array(Any),
  },
  [
    { key: { status: 1, wakeAt: 1, _id: 1 } },
    { key: { enrollmentId: 1, version: 1, index: 1 } },
    { key: { accountId: 1, plannedAt: -1 } },
    { key: { type: 1, plannedAt: -1, _id: -1 } },
    { key: { type: 1, status: 1, plannedAt: -1 } },
    { key: { pauseId: 1 }, sparse: true },
    { key: { replyToken: 1 }, unique: true, partialFilterExpression: { replyToken: { $exists: true } } },
  ],
);
export type EffectDocument = DocumentOf<typeof effects>;

/** One line of an account's history, or of administration. Sealed into its hash chain a moment after it is written. */
export const timeline = defineCollection(
  'timeline',
  {
    _id: Text,
    /** The account's id, or `admin`. */
    chain: Text,
    at: Type.Integer(),
    /** When it was written, in microseconds: lines of one business instant stay in the order they were written. */
    order: Type.Integer(),
    type: Text,
    data: Payload,
    by: Optional(Text),
    /** What may be erased: the chain keeps only its digest. */
    personal: Optional(Payload),
    personalDigest: Optional(Text),
    /** Place in the chain; 0 until sealed. */
    seq: Type.Integer(),
    previousHash: Optional(Text),
    hash: Optional(Text),
  },
  [
    { key: { chain: 1, seq: 1 }, unique: true, partialFilterExpression: { seq: { $gt: 0 } } },
    { key: { chain: 1, at: -1, order: -1 } },
    {
      key: { 'data.definitionId': 1, 'data.definitionVersion': 1, at: 1 },
      partialFilterExpression: { type: 'step' },
      name: 'steps_of_version',
    },
    { key: { order: 1 }, partialFilterExpression: { seq: 0 }, name: 'unsealed' },
  ],
);
export type TimelineDocument = DocumentOf<typeof timeline>;

/** Head of a chain: without it a cut-off tail could not be told. */
export const chains = defineCollection('chains', { _id: Text, seq: Type.Integer(), hash: Text });
export type ChainDocument = DocumentOf<typeof chains>;

/** A ledger record dated after the clock: stored, invisible, arriving at 00:00 of its day. */
export const arrivals = defineCollection(
  'arrivals',
  {
    _id: Text,
    at: Moment,
    order: Type.Integer(),
    accountId: Text,
    command: Text,
    input: Any,
    status: Text,
    sourceId: Text,
    externalId: Text,
    failure: Optional(Text),
  },
  [{ key: { status: 1, at: 1, order: 1, _id: 1 } }],
);
export type ArrivalDocument = DocumentOf<typeof arrivals>;

/** Something that needs a person. */
export const incidents = defineCollection(
  'incidents',
  {
    _id: Text,
    kind: Choice(incidentKinds),
    status: Choice(['open', 'resolved']),
    accountId: Optional(Text),
    enrollmentId: Optional(Text),
    effectKey: Optional(Text),
    reason: Text,
    openedAt: Type.Integer(),
    resolvedAt: Optional(Type.Integer()),
    by: Optional(Text),
    note: Optional(Text),
  },
  [{ key: { status: 1, openedAt: -1, _id: -1 } }, { key: { accountId: 1, status: 1 } }],
);
export type IncidentDocument = DocumentOf<typeof incidents>;
