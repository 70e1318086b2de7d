import type { AnswerOf, BodyOf } from '#engine';
import { until } from './collecting.ts';
import { aFlow, dueDay, effect, email, task } from './flows.ts';
import type { Product } from './product.ts';

export type Pause = AnswerOf<'strategies.pauses'>['items'][number];
export type Held = AnswerOf<'strategies.held'>['items'][number];
export type Decision = BodyOf<'strategies.resume'>['decision'];

/** A ladder of days 3, 9 and 20: a message, a call with a message, a suspension with a message; promises lead out of it. */
export function chase(id: string, late?: string): object {
  const more = late === undefined ? {} : { late };
  return aFlow(
    id,
    {
      waiting: { after: { day3: 'first' } },
      first: { entry: [email('friendly-reminder')], after: { day9: 'second' } },
      second: { entry: [task('call'), email('firm-reminder')], after: { day20: 'third' } },
      third: { entry: [effect('service.suspend'), email('final-demand')] },
      promised: { on: { 'promise.broken': 'broken' } },
      broken: { entry: [email('promise-broken'), task('call')] },
    },
    { timers: { day3: dueDay(3, more), day9: dueDay(9, more), day20: dueDay(20, more) }, on: { 'promise.made': '.promised' } },
  );
}

/** The pauses of a strategy as its manager sees and ends them. */
export class Pausing {
  private readonly product: Product;
  private readonly strategyId: string;

  constructor(product: Product, strategyId: string) {
    this.product = product;
    this.strategyId = strategyId;
  }

  pause(step?: string, reason = 'wrong template'): Promise<Pause> {
    const body = { reason, ...(step === undefined ? {} : { step }) };
    return this.product.api.call('strategies.pause', { params: { strategyId: this.strategyId }, body });
  }

  async standing(past = false): Promise<Pause[]> {
    const query = past ? { past: 'true' } : {};
    return (await this.product.api.call('strategies.pauses', { params: { strategyId: this.strategyId }, query })).items;
  }

  async held(query: Record<string, string> = {}): Promise<Held[]> {
    return (await this.product.api.call('strategies.held', { params: { strategyId: this.strategyId }, query })).items;
  }

  /** `email 2, call 1`: what a pause keeps back. */
  async counts(pauseId: string): Promise<string> {
    const pause = (await this.standing()).find((each) => each.id === pauseId);
    return (pause?.held.kinds ?? [])
      .map(({ kind, count }) => `${kind} ${count}`)
      .sort()
      .join(', ');
  }

  begin(pauseId: string, decision: Decision): Promise<Pause> {
    return this.product.api.call('strategies.resume', { params: { strategyId: this.strategyId, pauseId }, body: { decision } });
  }

  /** Ends a pause and waits until nothing of it is left. */
  async end(pauseId: string, decision: Decision): Promise<void> {
    await this.begin(pauseId, decision);
    await this.over(pauseId);
  }

  async over(pauseId: string): Promise<void> {
    await until(async () => (await this.standing()).every((each) => each.id !== pauseId), 'the pause is over');
    await this.product.settle();
  }
}
