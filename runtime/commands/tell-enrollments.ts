import type { BusinessEvent, Instant } from '#engine';
import type { Actor, Runtime } from '../runtime.ts';
import type { AccountDocument } from '../store/account-documents.ts';
import { takeEventNumbers } from '../store/account-store.ts';
import { openEnrollments } from '../store/enrollment-store.ts';
import { insertEvents } from '../store/inbox-store.ts';
import type { Transaction } from '../store/store.ts';
import { appendEntries } from '../store/timeline-store.ts';

/** What has happened to an account, and under which id it is known. */
export interface Happening {
  readonly id: string;
  readonly at: Instant;
  readonly events: readonly BusinessEvent[];
  readonly actor: Actor;
  /** Free text of people, kept apart from what the chain seals. */
  readonly personal?: Readonly<Record<string, unknown>>;
}

/**
 * Tells an account's enrollments what has happened, and writes it into the timeline: all within the
 * transaction of the change itself. The parent's enrollments learn that the figures of their group changed.
 */
export async function tellEnrollments(
  runtime: Pick<Runtime, 'store'>,
  account: Pick<AccountDocument, '_id' | 'parentId'>,
  happening: Happening,
  transaction: Transaction,
  firstSeq?: number,
): Promise<void> {
  const { id, at, events, actor, personal } = happening;
  if (events.length === 0) return;
  const seq = firstSeq ?? (await takeEventNumbers(runtime.store, account._id, events.length, transaction));
  const by = actor.kind === 'system' ? undefined : actor.id;
  const enrollments = await openEnrollments(runtime.store, account._id, transaction);
  await insertEvents(runtime.store, { id, accountId: account._id, at, firstSeq: seq, events, by }, enrollments, transaction);
  await appendEntries(
    runtime.store,
    events
      .filter((event) => event.type !== 'facts.changed')
      .map((event, index) => ({
        key: `${id}.${index}`,
        chain: account._id,
        at,
        type: event.type,
        data: event.payload,
        by,
        ...(index === 0 && personal ? { personal } : {}),
      })),
    transaction,
  );
  if (account.parentId !== undefined) await tellParent(runtime, account.parentId, happening, transaction);
}

async function tellParent(
  runtime: Pick<Runtime, 'store'>,
  parentId: string,
  happening: Happening,
  transaction: Transaction,
): Promise<void> {
  const enrollments = await openEnrollments(runtime.store, parentId, transaction);
  if (enrollments.length === 0) return;
  const firstSeq = await takeEventNumbers(runtime.store, parentId, 1, transaction);
  const events = [{ type: 'facts.changed', payload: {} }];
  await insertEvents(
    runtime.store,
    { id: `${happening.id}^`, accountId: parentId, at: happening.at, firstSeq, events },
    enrollments,
    transaction,
  );
}
