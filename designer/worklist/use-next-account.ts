import { useState } from 'react';
import { call } from '../app/api/call.ts';
import { CallError } from '../app/api/call-error.ts';
import { useGo } from '../app/use-go.ts';
import { type WorkFilter, workedAddress } from './work-address.ts';

export interface NextAccount {
  /** Opens the account that comes after `after` in the order of the ranking; without it the first. */
  open(after?: string): void;
  readonly isBusy: boolean;
  /** Nothing came after the account that was asked about. */
  readonly isLast: boolean;
  readonly error: CallError | undefined;
}

/** The way along the list, asked of the server each time: it is the order of now, not the one that is shown. */
export function useNextAccount(filter: WorkFilter): NextAccount {
  const go = useGo();
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly last?: string; readonly error?: CallError }>({ isBusy: false });
  const find = async (after: string | undefined): Promise<void> => {
    const { row } = await call('work.next', { query: { ...filter, ...(after === undefined ? {} : { after }) } });
    setState({ isBusy: false, ...(row ? {} : { last: after ?? '' }) });
    if (row) go(workedAddress(row.accountId, filter));
  };
  return {
    open(after) {
      if (state.isBusy) return;
      setState({ isBusy: true });
      find(after).catch((error: unknown) => {
        if (!(error instanceof CallError)) throw error;
        setState({ isBusy: false, error });
      });
    },
    isBusy: state.isBusy,
    isLast: state.last !== undefined,
    error: state.error,
  };
}
