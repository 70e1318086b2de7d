import { useTranslation } from 'react-i18next';

/** Ways to pay that have a name of their own. */
export const paymentMethods = ['transfer', 'check', 'card', 'debit', 'cash'] as const;

/** How money was paid, in words; `import` only says that the ledger did not tell. */
export function useMethodWords(): (method: string) => string | undefined {
  const { t } = useTranslation('account');
  return (method) => {
    const found = paymentMethods.find((each) => each === method);
    if (found !== undefined) return t(`record.reportedForm.methods.${found}`);
    return method === 'import' || method === 'unknown' ? undefined : method;
  };
}
