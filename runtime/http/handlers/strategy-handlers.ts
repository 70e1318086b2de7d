import { type AnswerOf, daysBetween } from '#engine';
import { samplesFor } from '../../insight/samples.ts';
import { enteringTonight, inRows } from '../../insight/strategy-feeding.ts';
import { liveFigures, nowOn } from '../../insight/strategy-live.ts';
import { Tally } from '../../insight/tally.ts';
import { getDefinition, versionOf } from '../../store/definition-store.ts';
import type { Handlers } from '../handler.ts';
import { problem } from '../problem-answer.ts';
import { standingToday } from '../views/account-view.ts';
import { rowsNaming, segmentInForce } from '../views/definition-view.ts';
import { iso, known, money } from '../views/wire.ts';

export const strategyHandlers = {
  'strategies.live': {
    async read({ runtime, world, caller, params, query }) {
      const { strategyId = '' } = params;
      const { kind = 'strategy' } = query;
      const definition = await getDefinition(runtime.store, kind, strategyId);
      const version = query.version ?? definition?.version;
      const exists = version !== undefined && (await versionOf(runtime.store, kind, strategyId, version));
      if (!exists) throw problem('resource.unknown', 'there is no such version of a strategy');
      const { since, ...figures } = await liveFigures(runtime.store, world, { kind, id: strategyId, version }, caller.units);
      return {
        strategyId,
        version,
        at: iso(world.now),
        since: iso(since),
        totals: figures.totals,
        steps: [...figures.steps],
        transitions: [...figures.transitions],
        versions: figures.versions.map((each) => ({ ...each, current: each.version === definition?.version })),
      };
    },
  },
  'strategies.feeding': {
    async read({ runtime, world, caller, params }) {
      const { strategyId = '' } = params;
      if (!(await getDefinition(runtime.store, 'strategy', strategyId))) throw problem('resource.unknown', 'there is no such strategy');
      const segment = segmentInForce(world);
      const rows = rowsNaming(segment, strategyId);
      const found = await inRows(
        runtime.store,
        segment?.id ?? '',
        rows.map((row) => row.id),
        caller.units,
      );
      const { entering, staying } = await enteringTonight(runtime, world, strategyId, caller.units);
      const nameOf = (id: string): string =>
        world.published.definitions.find((each) => each.kind === 'strategy' && each.id === id)?.name ?? id;
      return known({
        strategyId,
        at: iso(world.now),
        segment: segment && {
          id: segment.id,
          name: segment.name,
          version: world.published.versions.get(`segment/${segment.id}`)?.version ?? 0,
        },
        rows: rows.map((row) => ({
          row: row.id,
          name: row.name,
          position: (segment?.rows.indexOf(row) ?? 0) + 1,
          ...(found.get(row.id) ?? new Tally()).part(),
        })),
        now: await nowOn(runtime.store, world, strategyId, caller.units),
        tonight: {
          entering: entering.map(({ strategy, examples, ...each }) => ({
            ...each,
            examples: [...examples],
            ...(strategy === undefined ? {} : { strategy: { id: strategy, name: nameOf(strategy) } }),
          })),
          staying: staying.map(({ from: _, strategy = '', examples, ...each }) => ({
            ...each,
            examples: [...examples],
            strategy: { id: strategy, name: nameOf(strategy) },
          })),
        },
      }) as AnswerOf<'strategies.feeding'>;
    },
  },
  'strategies.samples': {
    async read({ runtime, world, caller, params }) {
      const { strategyId = '' } = params;
      const rows = rowsNaming(segmentInForce(world), strategyId).map((row) => row.id);
      const samples = await samplesFor(runtime.store, world, { id: strategyId, rows }, caller.units);
      return {
        items: samples.map(({ account, why, states, version }) => {
          const { openAmount, overdueAmount, oldestDueOn, asOf } = standingToday(account, world);
          return known({
            id: account._id,
            name: account.name,
            open: money(openAmount, account.currency),
            overdue: money(overdueAmount, account.currency),
            daysPastDue: oldestDueOn === undefined ? 0 : daysBetween(oldestDueOn, asOf),
            why,
            states: [...states],
            version,
          }) as AnswerOf<'strategies.samples'>['items'][number];
        }),
      };
    },
  },
} satisfies Partial<Handlers>;
