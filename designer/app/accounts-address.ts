import type { QueryOf } from '#engine';

type AccountFilter = Omit<NonNullable<QueryOf<'accounts.list'>>, 'limit' | 'cursor'>;

/** The address of the list narrowed so; the same words as the API's. */
export function accountsAddress(filter: AccountFilter): string {
  const pairs = Object.entries(filter).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, String(value)]]));
  return pairs.length === 0 ? '/accounts' : `/accounts?${new URLSearchParams(pairs)}`;
}

export function accountAddress(accountId: string): string {
  return `/accounts/${encodeURIComponent(accountId)}`;
}
