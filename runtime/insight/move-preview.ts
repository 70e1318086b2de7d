import { placesIn } from '#engine';
import { canMove, judgeMove, mappingOf } from '../commands/move-enrollment.ts';
import type { PublishedFlow } from '../published/library.ts';
import type { Runtime, World } from '../runtime.ts';
import { isDatabaseFault } from '../store/database-fault.ts';
import type { EnrollmentDocument } from '../store/flow-documents.ts';
import type { MoveDocument } from '../store/move-documents.ts';
import { countParkedOlder, onOlder, placesOlder } from '../store/move-store.ts';

/** What moving everybody to the version in force would come to. */
export interface MovePreview {
  readonly total: number;
  /** Beside them, who cannot go on and waits for a person: they stay where they are. */
  readonly parked: number;
  /** Steps accounts stand on: how many, and where they would go on; undefined where nothing leads anywhere yet. */
  readonly steps: readonly { readonly from: string; readonly to: string | undefined; readonly stays: boolean; readonly count: number }[];
  /** Of those that would move: whose waits are over, so that they go on at once, and what they would do then. */
  readonly goesOn: number;
  readonly tasks: number;
  readonly skippedMessages: number;
  readonly fails: number;
}

/** Plays the move on everybody, and writes nothing. */
export async function previewMove(
  runtime: Pick<Runtime, 'store' | 'library'>,
  world: World,
  { flow, version, hash }: PublishedFlow,
  mapping: MoveDocument['mapping'],
): Promise<MovePreview> {
  const { store, library } = runtime;
  const { chart } = await library.flowByHash(hash, world.published);
  const map = mappingOf({ mapping });
  const staying = new Set(mapping.filter((each) => each.to === undefined).map((each) => each.from));
  const counts = new Map<string, number>();
  for (const { leaves, count } of await placesOlder(store, flow.id, version))
    for (const leaf of leaves) counts.set(leaf, (counts.get(leaf) ?? 0) + count);
  const steps = [...counts].map(([from, count]) => ({
    from,
    to: staying.has(from) ? undefined : placesIn(chart, [from], map)?.[0],
    stays: staying.has(from),
    count,
  }));
  const found = { total: 0, parked: await countParkedOlder(store, flow.id, version), goesOn: 0, tasks: 0, skippedMessages: 0, fails: 0 };
  const destination = { toVersion: version, toHash: hash, mapping: map };
  for await (const batch of onOlder(store, flow.id, version)) {
    found.total += batch.length;
    for (const enrollment of batch.filter((each) => canMove(each, { mapping }))) await count(enrollment);
  }
  return { ...found, steps: steps.sort((a, b) => b.count - a.count || (a.from < b.from ? -1 : 1)) };

  async function count(enrollment: EnrollmentDocument): Promise<void> {
    try {
      const judged = await judgeMove(runtime, world, destination, enrollment);
      if (!judged || judged.step.reactions.length === 0) return;
      const { effects } = judged.step;
      found.goesOn += 1;
      found.tasks += effects.filter((effect) => effect.call.type === 'task.create' && !effect.skip).length;
      found.skippedMessages += effects.filter((effect) => effect.call.type === 'notice.send' && effect.skip).length;
    } catch (error) {
      if (isDatabaseFault(error)) throw error;
      found.fails += 1;
    }
  }
}
