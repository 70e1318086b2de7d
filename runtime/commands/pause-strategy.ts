import { done, type LatePolicy, type Outcome, refused } from '#engine';
import type { Actor, Runtime, World } from '../runtime.ts';
import { getDefinition, versionsOf } from '../store/definition-store.ts';
import { countHeld } from '../store/held-queries.ts';
import { newId } from '../store/new-id.ts';
import type { PauseDocument } from '../store/pause-documents.ts';
import { beginResumption, getPause, insertPause, pausesInForce } from '../store/pause-store.ts';
import type { Transaction } from '../store/store.ts';
import { ADMIN_CHAIN, appendEntries } from '../store/timeline-store.ts';

/** Who acts, by the name he is called where something waits for him. */
interface By {
  readonly actor: Actor;
  readonly name: string;
  /** Names the change. */
  readonly id: string;
}

/**
 * Pauses a strategy in all its versions, or one step of it with everything inside: from now on, and in every process,
 * no wait of it ends and nothing of it reaches a customer. What is paused already stays as it is.
 */
export async function pauseStrategy(
  runtime: Pick<Runtime, 'store' | 'library'>,
  world: World,
  input: { readonly strategyId: string; readonly step?: string | undefined; readonly reason: string; readonly by: By },
  transaction: Transaction,
): Promise<Outcome<PauseDocument>> {
  const { store } = runtime;
  const { strategyId, step = '', reason, by } = input;
  const definition = await getDefinition(store, 'strategy', strategyId, transaction);
  if (definition?.version === undefined) return refused('resource.unknown', 'there is no such strategy');
  if (step !== '' && !(await hasStep(runtime, world, strategyId, step))) return refused('pause.step_unknown', `“${step}”`, '/step');
  const standing = (await pausesInForce(store, transaction)).find(
    (each) => each.strategyId === strategyId && each.step === step && !each.resumption,
  );
  const known = standing && (await getPause(store, standing.id, transaction));
  if (known) return done(known);
  const pause: PauseDocument = {
    _id: newId('pau'),
    strategyId,
    step,
    reason,
    by: by.actor.id,
    byName: by.name,
    at: world.now,
    status: 'active',
  };
  await insertPause(store, pause, transaction);
  const data = { pause: pause._id, strategyId, name: definition.name, step, reason };
  await tellAudit(runtime, world, by, 'strategy.paused', data, transaction);
  return done(pause);
}

/**
 * Ends a pause: from now on everything goes on, and what came due meanwhile as is decided. The same decision once
 * more changes nothing; another one comes too late.
 */
export async function resumeStrategy(
  runtime: Pick<Runtime, 'store'>,
  world: World,
  input: { readonly strategyId: string; readonly pauseId: string; readonly decision: LatePolicy; readonly by: By },
  transaction: Transaction,
): Promise<Outcome<PauseDocument>> {
  const { store } = runtime;
  const { strategyId, pauseId, decision, by } = input;
  const pause = await getPause(store, pauseId, transaction);
  if (pause?.strategyId !== strategyId) return refused('resource.unknown', 'there is no such pause');
  if (pause.status !== 'active')
    return pause.resumption?.decision === decision
      ? done(pause)
      : refused('pause.ended', `it was ended with “${pause.resumption?.decision}”`);
  const { waits, actions } = await countHeld(store, pauseId, undefined);
  const resumption = { decision, by: by.actor.id, byName: by.name, at: world.now, total: waits + actions };
  if (!(await beginResumption(store, pauseId, resumption, transaction))) return refused('pause.ended', 'it was ended meanwhile');
  const definition = await getDefinition(store, 'strategy', strategyId, transaction);
  const data = { pause: pauseId, strategyId, name: definition?.name ?? strategyId, step: pause.step, decision };
  await tellAudit(runtime, world, by, 'strategy.resumed', data, transaction);
  return done({ ...pause, status: 'resuming', resumption });
}

async function tellAudit(
  { store }: Pick<Runtime, 'store'>,
  world: World,
  by: By,
  type: string,
  data: Readonly<Record<string, unknown>>,
  transaction: Transaction,
): Promise<void> {
  await appendEntries(store, [{ key: by.id, chain: ADMIN_CHAIN, at: world.now, type, data, by: by.actor.id }], transaction);
}

/** Whether any version has a step; accounts stay on theirs until they end. */
async function hasStep(
  { store, library }: Pick<Runtime, 'store' | 'library'>,
  world: World,
  strategyId: string,
  step: string,
): Promise<boolean> {
  for (const { hash } of await versionsOf(store, 'strategy', strategyId)) {
    const { chart } = await library.flowByHash(hash, world.published);
    if (chart.states.has(step)) return true;
  }
  return false;
}
