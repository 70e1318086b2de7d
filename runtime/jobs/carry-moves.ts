import { moveEnrollment } from '../commands/move-enrollment.ts';
import type { Runtime, World } from '../runtime.ts';
import { isDatabaseFault } from '../store/database-fault.ts';
import type { MoveDocument } from '../store/move-documents.ts';
import { countOlder, finishMove, noteMoveFailure, onOlder, runningMoves } from '../store/move-store.ts';

/**
 * Carries out the moves under way: everybody still on an older version is looked at, one by one. Whoever is moved is
 * found no more, so a process that was killed is made up for by the next look. Answers how many moves there were.
 */
export async function carryMoves(runtime: Runtime, world: World): Promise<number> {
  const moves = await runningMoves(runtime.store);
  for (const move of moves) await carry(runtime, world, move);
  return moves.length;
}

async function carry(runtime: Runtime, world: World, move: MoveDocument): Promise<void> {
  const { store } = runtime;
  for await (const batch of onOlder(store, move.strategyId, move.toVersion)) {
    for (const { _id, accountId } of batch) {
      try {
        await moveEnrollment(runtime, world, move, _id);
      } catch (error) {
        // A fault of the database is everybody's and ends this look; any other is this account's own.
        if (isDatabaseFault(error)) throw error;
        await noteMoveFailure(store, move._id, accountId, error instanceof Error ? error.message : String(error));
      }
    }
    runtime.publish([{ type: 'definition', id: `strategy/${move.strategyId}`, version: world.now }]);
  }
  await finishMove(store, move._id, await countOlder(store, move.strategyId, move.toVersion), world.now);
  runtime.publish([
    { type: 'definition', id: `strategy/${move.strategyId}`, version: world.now },
    { type: 'portfolio', id: 'portfolio', version: world.now },
  ]);
}
