/**
 * Words an installation may choose. Texts name them as `$t(labels:Account)`, so the word changes everywhere
 * at once. The page says which set: `<html data-labels="customer">`.
 */
const sets = {
  account: { account: 'account', accounts: 'accounts', Account: 'Account', Accounts: 'Accounts' },
  customer: { account: 'customer', accounts: 'customers', Account: 'Customer', Accounts: 'Customers' },
} as const;

export type Labels = Readonly<Record<keyof typeof sets.account, string>>;

export function chosenLabels(): Labels {
  const chosen = document.documentElement.dataset['labels'];
  return sets[chosen === 'customer' ? 'customer' : 'account'];
}
