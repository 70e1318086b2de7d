import { setImmediate as breathe } from 'node:timers/promises';
import { addDays, type CompiledStrategy, hashUnit, type Instant, type LocalDate, localDateAt, type PlayedPauses, toInstant } from '#engine';
import { pauseOver, underPauses } from '../../commands/under-pause.ts';
import { segmenterOf } from '../../published/library.ts';
import type { Runtime, World } from '../../runtime.ts';
import { accountsWhere, allOf, countAccounts, visibleTo } from '../../store/book-scan.ts';
import type { Units } from '../../store/unit-scope.ts';
import { type AccountStanding, accountAhead } from './account-ahead.ts';
import { type AccountFindings, type BothSides, findingsOf, unjudged } from './account-findings.ts';
import { type ForeseenAccount, type ForeseenTotals, Foresight } from './foresight.ts';
import { standingsOf } from './standings-of-batch.ts';
import { WhoMatters } from './who-matters.ts';

/** Accounts that are looked at one by one; of a larger book every n-th is. */
const MOST_ACCOUNTS = 20_000;
/** How long the process does nothing else, in milliseconds. */
const LONGEST_SLICE = 12;

export interface AheadQuestion {
  readonly strategyId: string;
  readonly draft: CompiledStrategy;
  readonly days: number;
  readonly units: Units;
  /** Nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** Is given what becomes of accounts, batch by batch. */
  readonly keep: (found: readonly ForeseenAccount[]) => Promise<void>;
  readonly most?: number | undefined;
}

export interface StrategyAhead extends ForeseenTotals {
  readonly days: readonly LocalDate[];
  /** How many accounts were looked at, of how many; every figure is the found one times the factor. */
  readonly looked: { readonly accounts: number; readonly of: number; readonly factor: number };
}

/**
 * What the next days on the live book would bring under a draft and under the version now published: account by
 * account, when nobody does anything. Nothing of the book is written. Throws the signal's reason when it is aborted.
 */
export async function strategyAhead(runtime: Runtime, world: World, question: AheadQuestion): Promise<StrategyAhead> {
  const { strategyId, draft, units, signal, most = MOST_ACCOUNTS } = question;
  const { zone } = world.settings.installation;
  const today = localDateAt(world.now, zone);
  const days = Array.from({ length: question.days }, (_, index) => addDays(today, index));
  const until = toInstant(addDays(today, question.days), '00:00', zone) - 1;
  const published = await publishedStrategies(runtime, world);
  const who = new WhoMatters(world, strategyId, until, published);
  const sides = new Sides({ world, until, published, draft, strategyId });

  const where = allOf(visibleTo(units), SOMETHING_TO_DO);
  const of = await countAccounts(runtime.store, where);
  const factor = of > most ? Math.ceil(of / most) : 1;
  const foresight = new Foresight(factor);
  let accounts = 0;
  for await (const batch of accountsWhere(runtime.store, where)) {
    signal.throwIfAborted();
    const sample = factor === 1 ? batch : batch.filter((account) => hashUnit(account._id) * factor < 1);
    accounts += sample.length;
    const found: ForeseenAccount[] = [];
    let since = performance.now();
    for (const standing of await standingsOf(runtime, world, sample, who, [...published.values(), draft])) {
      const seen = foresight.add(sides.findings(standing));
      if (seen) found.push(seen);
      if (performance.now() - since < LONGEST_SLICE) continue;
      await breathe();
      signal.throwIfAborted();
      since = performance.now();
    }
    await question.keep(found);
  }
  return { ...foresight.totals(), days, looked: { accounts, of, factor } };
}

const SOMETHING_TO_DO = { $or: [{ 'standing.openAmount': { $gt: 0 } }, { 'step.status': { $in: ['active', 'parked'] } }] };

async function publishedStrategies({ library }: Runtime, world: World): Promise<ReadonlyMap<string, CompiledStrategy>> {
  const strategies = world.published.definitions.filter((each) => each.kind === 'strategy');
  const compiled = strategies.map(async ({ id }): Promise<[string, CompiledStrategy]> => {
    const hash = world.published.versions.get(`strategy/${id}`)?.hash ?? '';
    return [id, await library.flowByHash(hash, world.published)];
  });
  return new Map(await Promise.all(compiled));
}

interface SidesGiven {
  readonly world: World;
  readonly until: Instant;
  readonly published: ReadonlyMap<string, CompiledStrategy>;
  readonly draft: CompiledStrategy;
  readonly strategyId: string;
}

/** Lets accounts go through the days, under the published version and under the draft. */
class Sides {
  private readonly given: SidesGiven;
  private readonly terms: Omit<Parameters<typeof accountAhead>[1], 'strategyOf'>;

  constructor(given: SidesGiven) {
    const { world, until } = given;
    this.given = given;
    this.terms = { world, until, segmenter: segmenterOf(world.published, world.settings.installation), pauses: pausesIn(world) };
  }

  /** One account's fault is its own. */
  findings(standing: AccountStanding): AccountFindings {
    const { strategyId, world } = this.given;
    try {
      const terms = { strategyId, zone: world.settings.installation.zone, pauses: this.terms.pauses };
      return findingsOf(standing.account, this.of(standing), terms);
    } catch (error) {
      return unjudged(standing.account, error instanceof Error ? error.message : String(error));
    }
  }

  /** Where the version of those who come is never asked for, both sides are the same. */
  private of(standing: AccountStanding): BothSides {
    const { published, draft, strategyId } = this.given;
    let asked = false;
    const strategyOf = (id: string): CompiledStrategy | undefined => {
      asked ||= id === strategyId;
      return published.get(id);
    };
    const live = accountAhead(standing, { ...this.terms, strategyOf }, draft);
    if (!asked) return { live, draft: live };
    const drafted = (id: string): CompiledStrategy | undefined => (id === strategyId ? draft : published.get(id));
    return { live, draft: accountAhead(standing, { ...this.terms, strategyOf: drafted }, draft) };
  }
}

/** The pauses of this moment, for all the days that are looked at. */
function pausesIn({ settings }: World): PlayedPauses | undefined {
  const { pauses } = settings;
  if (pauses.length === 0) return undefined;
  const running = ({ flow }: CompiledStrategy) => ({ kind: 'strategy' as const, definitionId: flow.id });
  return {
    waits: (flow) => underPauses(pauses, running(flow)),
    keepsBack(flow, { call, origin }) {
      const outbound = flow.registry.effects.get(call.type)?.outbound ?? false;
      const effect = { type: call.type, params: { ...call.params }, outbound, state: origin.state };
      return pauseOver(pauses, running(flow), effect) !== undefined;
    },
  };
}
