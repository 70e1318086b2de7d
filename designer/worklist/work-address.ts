import { useSearchParams } from 'react-router';
import type { QueryOf } from '#engine';

type Query = NonNullable<QueryOf<'work.list'>>;
export type WorkView = NonNullable<Query['view']>;
export type WorkFilter = Pick<Query, 'view' | 'pool' | 'state'>;

export const workViews: readonly WorkView[] = ['mine', 'pool', 'snoozed', 'everyone', 'put-off'];
export const workStates = ['overdue', 'disputed', 'promised'] as const;

/** What the address says is listed. Words it does not know are left out. */
export function useWorkFilter(): WorkFilter & { readonly view: WorkView } {
  const [params] = useSearchParams();
  const view = workViews.find((each) => each === params.get('view')) ?? 'mine';
  const state = workStates.find((each) => each === params.get('state'));
  const pool = params.get('pool') ?? undefined;
  return { view, ...(state === undefined ? {} : { state }), ...(pool === undefined ? {} : { pool }) };
}

/** The filter as a part of an address: the same list, wherever it is gone on with. */
export function filterWords({ view, pool, state }: WorkFilter): [string, string][] {
  const pairs: [string, string | undefined][] = [
    ['view', view === 'mine' ? undefined : view],
    ['pool', pool],
    ['state', state],
  ];
  return pairs.flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]]));
}

export function worklistAddress(filter: WorkFilter): string {
  const words = filterWords(filter);
  return words.length === 0 ? '/work' : `/work?${new URLSearchParams(words)}`;
}

/** An account opened from the list, which goes on from there. */
export function workedAddress(accountId: string, filter: WorkFilter): string {
  return `/accounts/${encodeURIComponent(accountId)}?${new URLSearchParams([['from', 'work'], ...filterWords(filter)])}`;
}
