import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { QueryOf } from '#engine';
import { type NoticeStatus, statusOrder } from './status-look.tsx';

type Query = NonNullable<QueryOf<'outbox.list'>>;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
export const PAGE_SIZE = 50;

type Part = 'status' | 'from' | 'to' | 'account' | 'message';

export interface OutboxAddress {
  readonly status: NoticeStatus | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly accountId: string | undefined;
  /** The message that is open beside the list. */
  readonly message: string | undefined;
  /** Cursors of the pages gone through, the last being the one shown. */
  readonly trail: readonly string[];
  readonly query: Query;
  readonly isNarrowed: boolean;
  set(change: Readonly<Partial<Record<Part, string | undefined>>>, pushes?: boolean): void;
  goTo(trail: readonly string[]): void;
  clear(): void;
}

/** The outbox as its address says: state, time, account, page, and the message that is open. */
export function useOutboxAddress(): OutboxAddress {
  const [params, setParams] = useSearchParams();
  return useMemo(() => {
    const dayOf = (name: string): string | undefined => (DAY.test(params.get(name) ?? '') ? (params.get(name) ?? undefined) : undefined);
    const status = statusOrder.find((each) => each === params.get('status'));
    const from = dayOf('from');
    const to = dayOf('to');
    const accountId = params.get('account') ?? undefined;
    const trail = params.getAll('page');
    const cursor = trail.at(-1);
    const change = (edit: (next: URLSearchParams) => void, pushes: boolean): void => {
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          edit(next);
          return next;
        },
        { replace: !pushes, preventScrollReset: true },
      );
    };
    const given = { status, from, to, accountId, cursor };
    return {
      status,
      from,
      to,
      accountId,
      message: params.get('message') ?? undefined,
      trail,
      query: { limit: PAGE_SIZE, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) } as Query,
      isNarrowed: status !== undefined || from !== undefined || to !== undefined || accountId !== undefined,
      set: (parts, pushes = true) =>
        change((next) => {
          if (!('message' in parts)) next.delete('page');
          for (const [name, value] of Object.entries(parts)) {
            if (value === undefined || value === '') next.delete(name);
            else next.set(name, value);
          }
        }, pushes),
      goTo: (pages) =>
        change((next) => {
          next.delete('page');
          for (const page of pages) next.append('page', page);
        }, true),
      clear: () =>
        change((next) => {
          for (const name of ['status', 'from', 'to', 'account', 'page']) next.delete(name);
        }, true),
    };
  }, [params, setParams]);
}
