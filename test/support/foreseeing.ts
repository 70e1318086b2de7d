import { type AnswerOf, type Instant, localDateAt, type TouchKind, touchOf } from '#engine';
import type { As, CheckedApi } from './checked-api.ts';
import { type Product, ZONE } from './product.ts';

export type Foreseen = AnswerOf<'strategies.ahead'>;
export type ForeseenRow = AnswerOf<'strategies.aheadAccounts'>['items'][number];
export type Side = 'live' | 'draft';

/** Asks what the next days bring under a draft, given as text or as an object. */
export function foresee(api: CheckedApi, draft: object | string, query: Record<string, string> = {}, as?: As): Promise<Foreseen> {
  const text = typeof draft === 'string' ? draft : JSON.stringify(draft);
  const { id } = JSON.parse(text) as { id: string };
  return api.ask<Foreseen>('strategies.ahead', { params: { strategyId: id }, query, text, ...(as ? { as } : {}) });
}

/** All accounts behind a figure, page by page. */
export async function behind(api: CheckedApi, { strategyId, id }: Foreseen, query: Record<string, string>): Promise<ForeseenRow[]> {
  const params = { strategyId, aheadId: id };
  const rows: ForeseenRow[] = [];
  for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
    const page: { items: ForeseenRow[]; next?: string } = await api.ask('strategies.aheadAccounts', {
      params,
      query: { ...query, limit: '7', ...(cursor === undefined ? {} : { cursor }) },
    });
    rows.push(...page.items);
    cursor = page.next;
  }
  return rows;
}

/** One side of an answer in words, `2026-02-04 email 3`. */
export function told({ cells }: Foreseen, side: Side): string[] {
  return cells.flatMap((cell) => (cell[side] > 0 ? [`${cell.on} ${cell.kind} ${cell[side]}`] : [])).sort();
}

/** Something a strategy has asked for, as the outbox and the tasks tell it. */
export interface Happened {
  readonly accountId: string;
  readonly on: string;
  readonly kind: TouchKind;
}

/** All that a strategy has asked for since a moment, but what was left out at once for being late or by a person, or is kept back by a pause. */
export async function happenedSince(product: Product, strategyId: string, since: Instant): Promise<Happened[]> {
  const { db } = product.runtime.store;
  const effects = await db
    .collection('effects')
    .find({
      definitionId: strategyId,
      plannedAt: { $gte: since },
      reason: { $nin: ['passed', 'late', 'steered'] },
      pauseId: { $exists: false },
    })
    .toArray();
  return effects.flatMap(({ type, params, outbound, plannedAt, accountId }) => {
    const kind = touchOf({ type, params }, outbound) ?? (type === 'task.create' ? 'other' : undefined);
    return kind === undefined ? [] : [{ accountId, on: localDateAt(plannedAt, ZONE), kind: kind as TouchKind }];
  });
}

/** The same in words, to be held against what was told. */
export function inWords(happened: readonly Happened[]): string[] {
  const counts = new Map<string, number>();
  for (const { on, kind } of happened) counts.set(`${on} ${kind}`, (counts.get(`${on} ${kind}`) ?? 0) + 1);
  return [...counts].map(([text, count]) => `${text} ${count}`).sort();
}
