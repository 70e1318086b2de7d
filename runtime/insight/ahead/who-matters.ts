import type { CompiledStrategy, EffectCall, Instant } from '#engine';
import { lookAtNight, nightIn } from '../../commands/turn-night.ts';
import type { World } from '../../runtime.ts';
import type { AccountDocument } from '../../store/account-documents.ts';
import type { EnrollmentDocument } from '../../store/flow-documents.ts';

/**
 * Tells of accounts, from their own document, whether a strategy can have to do with them until a moment: they are
 * on it, their segment names it on one of the nights, or they are on a strategy that hands over to it.
 */
export class WhoMatters {
  private readonly world: World;
  private readonly strategyId: string;
  private readonly until: Instant;
  private readonly handingOver: ReadonlySet<string>;
  private readonly nights = new Map<string, readonly World[]>();
  private readonly givers = new Map<CompiledStrategy, boolean>();

  constructor(world: World, strategyId: string, until: Instant, flows: ReadonlyMap<string, CompiledStrategy>) {
    this.world = world;
    this.strategyId = strategyId;
    this.until = until;
    this.handingOver = handingOverTo(strategyId, flows);
  }

  matters(
    account: AccountDocument,
    running: readonly { readonly enrollment: EnrollmentDocument; readonly flow: CompiledStrategy }[],
  ): boolean {
    if (running.some(({ enrollment, flow }) => enrollment.definitionId === this.strategyId || this.mayHandOver(flow))) return true;
    return this.nightsIn(account.zone).some((night) => lookAtNight(account, night).segment.strategy === this.strategyId);
  }

  /** The version it is pinned to may hand over to other strategies than the published one. */
  private mayHandOver(flow: CompiledStrategy): boolean {
    const known = this.givers.get(flow) ?? handoversOf(flow).some((id) => id === this.strategyId || this.handingOver.has(id));
    this.givers.set(flow, known);
    return known;
  }

  private nightsIn(zone: string): readonly World[] {
    const known = this.nights.get(zone);
    if (known) return known;
    // An account that was woken has a night at once.
    const nights: World[] = [this.world];
    for (let last = this.world; ; nights.push(last)) {
      last = { ...this.world, now: nightIn(last, zone).nextNightAt.getTime() };
      if (last.now > this.until) break;
    }
    this.nights.set(zone, nights);
    return nights;
  }
}

/** Strategies that hand over to one, directly or by way of others. */
function handingOverTo(strategyId: string, flows: ReadonlyMap<string, CompiledStrategy>): ReadonlySet<string> {
  const found = new Set<string>();
  for (let grown = true; grown; ) {
    grown = false;
    for (const [id, flow] of flows) {
      if (found.has(id) || !handoversOf(flow).some((target) => target === strategyId || found.has(target))) continue;
      found.add(id);
      grown = true;
    }
  }
  return found;
}

/** Strategies a flow may hand over to. */
function handoversOf({ flow }: CompiledStrategy): string[] {
  const found: string[] = [];
  JSON.stringify(flow.machine, (_, value: unknown) => {
    const { type, params } = (value ?? {}) as Partial<EffectCall>;
    const target = type === 'strategy.start' ? params?.['strategy'] : undefined;
    if (typeof target === 'string') found.push(target);
    return value;
  });
  return found;
}
