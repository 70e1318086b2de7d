import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountRow } from '#engine';
import { moneyText } from './money.tsx';
import { SearchFinder } from './search-finder.tsx';
import { useFoundAccounts } from './use-found-accounts.ts';

interface AccountPickerProps {
  readonly label: string;
  readonly onChoose: (account: AccountRow) => void;
}

/** Finds one account by name or number and hands it over. */
export function AccountPicker({ label, onChoose }: AccountPickerProps) {
  const { t } = useTranslation('elements');
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const { search, found, failed } = useFoundAccounts(text, isOpen);
  return (
    <SearchFinder
      label={label}
      placeholder={t('account.placeholder')}
      listLabel={t('account.found')}
      text={text}
      onText={setText}
      isOpen={isOpen}
      onOpen={setOpen}
      found={found?.map((account) => ({
        id: account.id,
        label: account.name,
        about: account.number,
        note: moneyText(account.standing.overdue),
        account,
      }))}
      said={failed ? t('account.failed') : found?.length === 0 ? t('account.none', { search }) : undefined}
      onChoose={({ account }) => {
        setText('');
        onChoose(account);
      }}
    />
  );
}
