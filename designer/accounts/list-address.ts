import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { QueryOf } from '#engine';
import type { Order } from '../elements/sort-head.tsx';

type ListQuery = NonNullable<QueryOf<'accounts.list'>>;
export type Sort = NonNullable<ListQuery['sort']>;
export type FilterName =
  | 'search'
  | 'owner'
  | 'segment'
  | 'strategy'
  | 'resolution'
  | 'strategyVersion'
  | 'state'
  | 'took'
  | 'bucket'
  | 'currency'
  | 'status';

const filterNames: readonly FilterName[] = [
  'status',
  'search',
  'segment',
  'strategy',
  'resolution',
  'strategyVersion',
  'state',
  'took',
  'owner',
  'bucket',
  'currency',
];
const sorts: readonly Sort[] = ['name', 'overdue', 'open', 'chaseable', 'oldestDueOn', 'promised'];
const textSorts: readonly Sort[] = ['name', 'oldestDueOn'];
const DEFAULT_SORT: Sort = 'overdue';
export const PAGE_SIZE = 50;

export interface ListAddress {
  readonly filter: Readonly<Partial<Record<FilterName, string>>>;
  readonly sorted: { readonly by: Sort; readonly order: Order };
  /** Cursors of the pages gone through, the last being the one shown. */
  readonly trail: readonly string[];
  readonly isFiltered: boolean;
  readonly query: ListQuery;
  set(change: Readonly<Partial<Record<FilterName, string | undefined>>>): void;
  sortBy(column: Sort): void;
  goTo(trail: readonly string[]): void;
  clear(): void;
}

/** The list as its address says: filters, order and page. Whoever gets the address sees the same. */
export function useListAddress(): ListAddress {
  const [params, setParams] = useSearchParams();
  return useMemo(() => {
    const filter = Object.fromEntries(filterNames.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : [])));
    const wanted = params.get('sort') as Sort | null;
    const by = wanted !== null && sorts.includes(wanted) ? wanted : DEFAULT_SORT;
    const given = params.get('order');
    const order: Order = given === 'asc' || given === 'desc' ? given : firstOrder(by);
    const trail = params.getAll('page');
    const cursor = trail.at(-1);
    const change = (edit: (next: URLSearchParams) => void, replace = false): void => {
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          edit(next);
          return next;
        },
        { replace, preventScrollReset: true },
      );
    };
    return {
      filter,
      sorted: { by, order },
      trail,
      isFiltered: Object.keys(filter).length > 0,
      query: { ...filter, sort: by, order, limit: PAGE_SIZE, ...(cursor === undefined ? {} : { cursor }) } as ListQuery,
      set: (parts) =>
        change(
          (next) => {
            next.delete('page');
            for (const [name, value] of Object.entries(parts)) {
              if (value === undefined || value === '') next.delete(name);
              else next.set(name, value);
            }
          },
          // Letters typed into the search are one step back, not one each.
          Object.keys(parts).join() === 'search',
        ),
      sortBy: (column) =>
        change((next) => {
          next.delete('page');
          next.set('sort', column);
          next.set('order', column === by ? (order === 'asc' ? 'desc' : 'asc') : firstOrder(column));
        }),
      goTo: (pages) =>
        change((next) => {
          next.delete('page');
          for (const page of pages) next.append('page', page);
        }),
      clear: () =>
        change((next) => {
          for (const name of [...filterNames, 'page']) next.delete(name);
        }),
    };
  }, [params, setParams]);
}

function firstOrder(sort: Sort): Order {
  return textSorts.includes(sort) ? 'asc' : 'desc';
}
