import { isStandable, type Outcome, placesIn, refused } from '#engine';
import { strategyOf } from '../published/library.ts';
import type { Actor, Runtime, World } from '../runtime.ts';
import type { MoveDocument } from '../store/move-documents.ts';
import { countOlder, insertMove, movesOf, placesOlder } from '../store/move-store.ts';
import { newId } from '../store/new-id.ts';
import type { Transaction } from '../store/store.ts';
import { ADMIN_CHAIN, appendEntries } from '../store/timeline-store.ts';
import { mappingOf } from './move-enrollment.ts';

export interface MoveWish {
  readonly strategyId: string;
  /** The version somebody has seen the preview of; it must still be the one in force. */
  readonly toVersion: number;
  readonly mapping: MoveDocument['mapping'];
  readonly by: { readonly actor: Actor; readonly name: string; readonly id: string };
}

/** Steps with accounts on them that lead nowhere in the version in force, and of which nobody has said that they stay. */
export async function unplacedSteps(
  runtime: Pick<Runtime, 'store' | 'library'>,
  world: World,
  { strategyId, toHash, toVersion, mapping }: Pick<MoveDocument, 'strategyId' | 'toHash' | 'toVersion' | 'mapping'>,
): Promise<string[]> {
  const { chart } = await runtime.library.flowByHash(toHash, world.published);
  const known = new Set(mapping.map((each) => each.from));
  const places = await placesOlder(runtime.store, strategyId, toVersion);
  const unplaced = places
    .flatMap(({ leaves }) => leaves)
    .filter((leaf) => !known.has(leaf) && placesIn(chart, [leaf], mappingOf({ mapping })) === undefined);
  return [...new Set(unplaced)].sort();
}

/** Begins to move everybody on older versions of a strategy onto the one in force; `carryMoves` does it, account by account. */
export async function moveStrategy(
  runtime: Pick<Runtime, 'store' | 'library'>,
  world: World,
  { strategyId, toVersion, mapping, by }: MoveWish,
  transaction: Transaction,
): Promise<Outcome<MoveDocument>> {
  const { store, library } = runtime;
  const inForce = strategyOf(world.published, strategyId);
  if (!inForce) return refused('resource.unknown', 'there is no such strategy');
  if (inForce.version !== toVersion) return refused('move.not_in_force', `version ${inForce.version} is in force by now`, '/toVersion');
  const running = (await movesOf(store, strategyId)).find((each) => each.status === 'running');
  if (running) return refused('move.under_way', `the move to version ${running.toVersion} that ${running.byName} has begun`);
  const { chart } = await library.flowByHash(inForce.hash, world.published);
  const wrong = mapping.findIndex(({ to }) => to !== undefined && !isStandable(chart, to));
  if (wrong >= 0) return refused('move.target_unknown', `“${mapping[wrong]?.to}”`, `/mapping/${wrong}/to`);
  const unplaced = await unplacedSteps(runtime, world, { strategyId, toVersion, toHash: inForce.hash, mapping });
  if (unplaced.length > 0) return refused('move.step_unmapped', unplaced.map((step) => `“${step}”`).join(', '), '/mapping');
  const move: MoveDocument = {
    _id: newId('mov'),
    strategyId,
    toVersion,
    toHash: inForce.hash,
    mapping: [...mapping],
    by: by.actor.id,
    byName: by.name,
    at: world.now,
    status: 'running',
    total: await countOlder(store, strategyId, toVersion, transaction),
    moved: 0,
    failures: [],
  };
  await insertMove(store, move, transaction);
  const data = { move: move._id, strategyId, name: inForce.flow.name, version: toVersion, accounts: move.total };
  await appendEntries(
    store,
    [{ key: by.id, chain: ADMIN_CHAIN, at: world.now, type: 'strategy.moved', data, by: by.actor.id }],
    transaction,
  );
  return { ok: true, value: move };
}
