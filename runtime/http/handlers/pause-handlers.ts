import { pauseStrategy, resumeStrategy } from '../../commands/pause-strategy.ts';
import { pauseHint } from '../../jobs/end-pauses.ts';
import { getDefinition } from '../../store/definition-store.ts';
import { countHeld, listHeld } from '../../store/held-queries.ts';
import type { PauseDocument } from '../../store/pause-documents.ts';
import { listPauses } from '../../store/pause-store.ts';
import { decodeCursor, pageOf } from '../cursor.ts';
import type { Handlers, RequestContext } from '../handler.ts';
import { problem } from '../problem-answer.ts';
import { heldView, pauseView } from '../views/pause-view.ts';

export const pauseHandlers = {
  'strategies.pause': {
    async write(context, transaction) {
      const { runtime, world, params, body, caller, changeId } = context;
      const by = { actor: caller.actor, name: caller.name, id: changeId };
      const outcome = await pauseStrategy(runtime, world, { strategyId: params['strategyId'] ?? '', ...body, by }, transaction);
      return outcome.ok ? { ok: true, value: await viewOf(context, outcome.value) } : outcome;
    },
    after: async (context) => tell(context),
  },
  'strategies.pauses': {
    async read(context) {
      const strategyId = await knownStrategy(context);
      const pauses = await listPauses(context.runtime.store, strategyId, context.query.past ?? false);
      return { items: await Promise.all(pauses.map((pause) => viewOf(context, pause))) };
    },
  },
  'strategies.held': {
    async read(context) {
      const { runtime, query, caller } = context;
      const strategyId = await knownStrategy(context);
      const limit = query.limit ?? 50;
      const after = decodeCursor<{ at: number; id: string }>(query.cursor, { at: ['number'], id: ['string'] });
      const pauses = (await listPauses(runtime.store, strategyId, false)).map((pause) => pause._id);
      const pauseIds = query.pauseId === undefined ? pauses : pauses.filter((id) => id === query.pauseId);
      const things = await listHeld(runtime.store, { pauseIds, kind: query.kind, units: caller.units }, { limit: limit + 1, after });
      const { shown, next } = pageOf(things, limit, (last) => ({ at: last.dueAt, id: last._id }));
      return { items: shown.map(heldView), ...next };
    },
  },
  'strategies.resume': {
    async write(context, transaction) {
      const { runtime, world, params, body, caller, changeId } = context;
      const { strategyId = '', pauseId = '' } = params;
      const by = { actor: caller.actor, name: caller.name, id: changeId };
      const outcome = await resumeStrategy(runtime, world, { strategyId, pauseId, decision: body.decision, by }, transaction);
      return outcome.ok ? { ok: true, value: await viewOf(context, outcome.value) } : outcome;
    },
    async after(context) {
      tell(context);
      await context.scheduler.wakeNow();
    },
  },
} satisfies Partial<Handlers>;

async function viewOf({ runtime, caller }: RequestContext, pause: PauseDocument) {
  return pauseView(pause, await countHeld(runtime.store, pause._id, caller.units));
}

async function knownStrategy({ runtime, params }: RequestContext): Promise<string> {
  const definition = await getDefinition(runtime.store, 'strategy', params['strategyId'] ?? '');
  if (!definition) throw problem('resource.unknown', 'there is no such strategy');
  return definition.id;
}

function tell({ runtime, world, params }: RequestContext): void {
  runtime.publish([
    pauseHint({ strategyId: params['strategyId'] ?? '' }, world),
    { type: 'portfolio', id: 'portfolio', version: world.now },
  ]);
}
