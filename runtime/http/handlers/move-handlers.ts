import { isStandable, type MoveView } from '#engine';
import { moveStrategy } from '../../commands/move-strategy.ts';
import { previewMove } from '../../insight/move-preview.ts';
import { type PublishedFlow, strategyOf } from '../../published/library.ts';
import type { MoveDocument } from '../../store/move-documents.ts';
import { movesOf } from '../../store/move-store.ts';
import type { Handlers, RequestContext } from '../handler.ts';
import { problem } from '../problem-answer.ts';
import { iso, known } from '../views/wire.ts';

export const moveHandlers = {
  'strategies.movePreview': {
    async read(context) {
      const { runtime, world, body } = context;
      const inForce = wanted(context);
      const { steps, ...found } = await previewMove(runtime, world, inForce, body.mapping ?? []);
      const { chart } = await runtime.library.flowByHash(inForce.hash, world.published);
      return {
        toVersion: inForce.version,
        ...found,
        steps: steps.map(({ to, ...step }) => ({ ...step, ...(to === undefined ? {} : { to }) })),
        targets: [...chart.states.keys()].filter((path) => isStandable(chart, path)),
      };
    },
  },
  'strategies.move': {
    async write(context, transaction) {
      const { runtime, world, params, body, caller, changeId } = context;
      const by = { actor: caller.actor, name: caller.name, id: changeId };
      const { toVersion, mapping = [] } = body;
      const wish = { strategyId: params['strategyId'] ?? '', toVersion, mapping, by };
      const outcome = await moveStrategy(runtime, world, wish, transaction);
      return outcome.ok ? { ok: true, value: moveView(outcome.value) } : outcome;
    },
    after: async ({ scheduler }) => scheduler.wakeNow(),
  },
  'strategies.moves': {
    async read(context) {
      const { flow } = wanted(context);
      return { items: (await movesOf(context.runtime.store, flow.id)).map(moveView) };
    },
  },
} satisfies Partial<Handlers>;

function wanted({ world, params }: RequestContext): PublishedFlow {
  const inForce = strategyOf(world.published, params['strategyId'] ?? '');
  if (!inForce) throw problem('resource.unknown', 'there is no such strategy');
  return inForce;
}

function moveView(move: MoveDocument): MoveView {
  const { _id, strategyId, toVersion, by, byName, at, status, total, moved, stayed, failures, finishedAt } = move;
  return known({
    id: _id,
    strategyId,
    toVersion,
    by: { id: by, name: byName },
    at: iso(at),
    status,
    total,
    moved,
    stayed,
    failures: failures.map((failure) => ({ ...failure })),
    finishedAt: finishedAt === undefined ? undefined : iso(finishedAt),
  }) as MoveView;
}
