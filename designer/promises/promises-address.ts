import { useSearchParams } from 'react-router';
import { type PromiseView, promiseViews } from '#engine';

/** Which promises the address says are listed. */
export interface PromisesFilter {
  readonly view: PromiseView;
  readonly owner?: string;
  readonly unit?: string;
  /** Who took them. */
  readonly by?: string;
}

export function usePromisesFilter(): PromisesFilter {
  const [params] = useSearchParams();
  const view = promiseViews.find((each) => each === params.get('view')) ?? 'due-today';
  const [owner, unit, by] = [params.get('owner'), params.get('unit'), params.get('by')];
  return { view, ...(owner ? { owner } : {}), ...(unit ? { unit } : {}), ...(by ? { by } : {}) };
}

export function promisesAddress({ view, owner, unit, by }: PromisesFilter): string {
  const pairs: [string, string | undefined][] = [
    ['view', view === 'due-today' ? undefined : view],
    ['owner', owner],
    ['unit', unit],
    ['by', by],
  ];
  const words = pairs.flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]]));
  return words.length === 0 ? '/promises' : `/promises?${new URLSearchParams(words)}`;
}
