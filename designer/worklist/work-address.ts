import { useSearchParams } from 'react-router';
import { type WorkFilter, workRowKinds, workSorts, workStates, workViews } from '#engine';

export type { WorkFilter };
export type WorkView = NonNullable<WorkFilter['view']>;

/** The lists, in the order in which they are offered. */
export const offeredViews: readonly WorkView[] = ['mine', 'pool', 'snoozed', 'everyone', 'put-off'];

const words = ['view', 'pool', 'owner', 'heldBy', 'late', 'kind', 'step', 'state', 'pastDue', 'amount', 'risk', 'sort', 'by'] as const;

/** What the address says is listed. Words it does not know are left out. */
export function useWorkFilter(): WorkFilter & { readonly view: WorkView } {
  const [params] = useSearchParams();
  return filterIn(params);
}

/** The filter an address holds, a list always being named. */
export function filterIn(params: URLSearchParams): WorkFilter & { readonly view: WorkView } {
  const oneOf = <T extends string>(name: string, known: readonly T[]): T | undefined => known.find((each) => each === params.get(name));
  const text = (name: string): string | undefined => params.get(name) || undefined;
  const count = (name: string): number | undefined => (/^\d{1,15}$/.test(params.get(name) ?? '') ? Number(params.get(name)) : undefined);
  const filter = {
    pool: text('pool'),
    owner: text('owner'),
    heldBy: /^(person|pool):./.test(params.get('heldBy') ?? '') ? text('heldBy') : undefined,
    late: params.get('late') === 'true' ? true : undefined,
    kind: text('kind'),
    step: text('step'),
    state: oneOf('state', workStates),
    pastDue: count('pastDue'),
    amount: count('amount'),
    risk: count('risk'),
    sort: oneOf('sort', workSorts),
    by: oneOf('by', workRowKinds),
  };
  const named = Object.entries(filter).filter(([name, value]) => value !== undefined && !(name === 'sort' && value === 'points'));
  return { view: oneOf('view', workViews) ?? 'mine', ...(Object.fromEntries(named) as WorkFilter) };
}

/** The filter as a part of an address: the same list, wherever it is gone on with. */
export function filterWords(filter: WorkFilter): [string, string][] {
  return words.flatMap((name): [string, string][] => {
    const value = filter[name];
    return value === undefined || (name === 'view' && value === 'mine') ? [] : [[name, String(value)]];
  });
}

/** Whether a list is narrowed or ordered at all. */
export function isNarrowed(filter: WorkFilter): boolean {
  return filterWords(filter).some(([name]) => name !== 'view');
}

export function worklistAddress(filter: WorkFilter): string {
  const parts = filterWords(filter);
  return parts.length === 0 ? '/work' : `/work?${new URLSearchParams(parts)}`;
}

/** An account opened from the list, which goes on from there. */
export function workedAddress(accountId: string, filter: WorkFilter): string {
  return `/accounts/${encodeURIComponent(accountId)}?${new URLSearchParams([['from', 'work'], ...filterWords(filter)])}`;
}
