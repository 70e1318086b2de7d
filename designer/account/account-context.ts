import { createContext, useContext } from 'react';
import type { AccountDetail } from '#engine';

/** The account of the page, for everything on it. */
export const AccountContext = createContext<AccountDetail | undefined>(undefined);

export function useAccount(): AccountDetail {
  const account = useContext(AccountContext);
  if (!account) throw new Error('used outside the page of an account');
  return account;
}

/** What changes when something about an account is recorded. */
export const accountAnswers = ['accounts.get', 'timeline.list', 'calls.guide', 'attachments.list'] as const;
