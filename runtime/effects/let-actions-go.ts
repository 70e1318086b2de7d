import { isForReview } from '#engine';
import { type EndedPause, endOf, REVIEW_TASK } from '../commands/let-go.ts';
import { pauseOver, pauseWords } from '../commands/under-pause.ts';
import { grouped } from '../grouped.ts';
import type { Runtime, World } from '../runtime.ts';
import { getAccount } from '../store/account-store.ts';
import { touchEnrollment } from '../store/enrollment-store.ts';
import type { EffectDocument } from '../store/flow-documents.ts';
import { handOver, heldAmong, heldEffects, letGo, PAUSED } from '../store/held-store.ts';
import type { PauseInForce } from '../store/settings.ts';
import { insertTask } from '../store/task-store.ts';
import { appendEntries, type NewEntry } from '../store/timeline-store.ts';
import { newTask } from './in-house/tasks.ts';

const BATCH = 500;

/**
 * Lets the actions go that an ended pause has kept back, as was decided; what another pause keeps back too stays
 * with that. Answers how many there were.
 */
export async function letActionsGo(runtime: Runtime, world: World, pauses: readonly PauseInForce[], pause: PauseInForce): Promise<number> {
  const { store } = runtime;
  const ended = endOf(pause);
  const running = { kind: 'strategy' as const, definitionId: pause.strategyId };
  let count = 0;
  if (!ended) return count;
  for (let found = await heldEffects(store, pause.id, BATCH); found.length > 0; found = await heldEffects(store, pause.id, BATCH)) {
    const byOther = grouped(found, (effect) => pauseOver(pauses, running, effect));
    for (const [other, effects] of byOther) {
      if (other) await handOver(store, pause.id, other.id, keysOf(effects), pauseWords(other));
      else await letGoAs(runtime, world, pause, ended, effects);
    }
    count += found.length;
    runtime.publish(found.map(({ accountId }) => ({ type: 'account', id: accountId, version: world.now })));
  }
  return count;
}

async function letGoAs(
  runtime: Runtime,
  world: World,
  pause: PauseInForce,
  ended: EndedPause,
  effects: readonly EffectDocument[],
): Promise<void> {
  const { store } = runtime;
  const at = world.now;
  if (ended.decision === 'review') {
    for (const [, own] of grouped(effects, (effect) => effect.enrollmentId)) await putBeforePerson(runtime, world, ended, own);
    return;
  }
  // The lines first: what has happened without one would never get it.
  await appendEntries(
    store,
    effects.map((effect) => lineOf(effect, ended, at)),
  );
  if (ended.decision === 'skip') return letGo(store, pause.id, keysOf(effects), { status: 'skipped', reason: PAUSED, at });
  // A pause that was ended in the very moment has kept nothing back that would now come at once.
  const hadLength = (pause.resumption?.at ?? at) > pause.at;
  return letGo(store, pause.id, keysOf(effects), { status: 'pending', at, ...(hadLength ? { set: { resumed: pause.id } } : {}) });
}

/** Messages wait in the outbox, what presses the customer among what needs attention; one task says so. Calls are tasks anyway. */
async function putBeforePerson(runtime: Runtime, world: World, ended: EndedPause, effects: readonly EffectDocument[]): Promise<void> {
  const { store } = runtime;
  const { now: at } = world;
  const [any] = effects;
  if (!any) return;
  await store.transaction(async (transaction) => {
    const account = await getAccount(store, any.accountId, transaction);
    const enrollment = await touchEnrollment(store, any.enrollmentId, {}, transaction);
    const still = await heldAmong(store, ended.pause, keysOf(effects), transaction);
    const [first] = still.filter((effect) => isForReview(effect, effect.outbound));
    const notices = still.filter((effect) => effect.type === 'notice.send');
    const others = still.filter((effect) => effect.type !== 'notice.send');
    const review = { review: true };
    await letGo(store, ended.pause, keysOf(notices), { status: 'held', reason: 'late-review', at, set: review }, transaction);
    await letGo(store, ended.pause, keysOf(others), { status: 'pending', at, set: review }, transaction);
    await appendEntries(
      store,
      still.map((effect) => lineOf(effect, ended, at)),
      transaction,
    );
    if (!first || !account || !enrollment) return;
    await insertTask(store, await newTask({ runtime, world, effect: first, enrollment, account, transaction }, REVIEW_TASK), transaction);
  });
}

/** The line of the history that says what was decided about something that was kept back. */
function lineOf(effect: EffectDocument, ended: EndedPause, at: number): NewEntry {
  return {
    key: `let-go:${ended.pause}:${effect._id}`,
    chain: effect.accountId,
    at,
    type: 'pause.decided',
    by: ended.by,
    data: { key: effect._id, effect: effect.type, params: effect.params, ended },
  };
}

function keysOf(effects: readonly EffectDocument[]): string[] {
  return effects.map((effect) => effect._id);
}
