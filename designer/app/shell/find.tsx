import { styled } from '@mui/material/styles';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountRow } from '#engine';
import { moneyText } from '../../elements/money.tsx';
import { SearchFinder } from '../../elements/search-finder.tsx';
import type { SearchOption } from '../../elements/search-option.ts';
import { useFoundAccounts } from '../../elements/use-found-accounts.ts';
import { accountAddress, accountsAddress } from '../accounts-address.ts';
import { useShortcut } from '../shortcuts/use-shortcut.ts';
import { narrow } from '../theme/tokens.ts';
import { useGo } from '../use-go.ts';

const Frame = styled('div')({
  flex: '0 1 380px',
  minWidth: 0,
  [narrow]: { flex: 1 },
  '& kbd': { position: 'absolute', right: 7, top: 6 },
});

const ALL = 'all';

/** Finds anyone by name or number from anywhere; `/` brings the cursor here. */
export function Find() {
  const { t } = useTranslation('app');
  const go = useGo();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const { search, found, total, failed } = useFoundAccounts(text, isOpen);
  useShortcut('/', t('shortcuts.find'), () => input.current?.focus(), 'everywhere');

  const all: SearchOption = { id: ALL, label: t('find.seeAll', { count: total }), leadsOn: true };
  const rows = found?.map(({ id, name, number, standing: { overdue } }: AccountRow): SearchOption => {
    const owes = overdue.amount > 0 ? t('find.overdue', { amount: moneyText(overdue) }) : t('find.settled');
    return { id, label: name, about: number, note: owes };
  });
  const leave = (): void => {
    setOpen(false);
    setText('');
    input.current?.blur();
  };
  return (
    <Frame role="search">
      <SearchFinder
        label={t('find.label')}
        placeholder={t('find.placeholder')}
        listLabel={t('find.results')}
        text={text}
        onText={setText}
        isOpen={isOpen}
        onOpen={setOpen}
        found={rows && rows.length > 0 && total > rows.length ? [...rows, all] : rows}
        said={failed ? t('find.failed') : rows?.length === 0 ? t('find.none', { search }) : undefined}
        onChoose={({ id }) => {
          leave();
          go(id === ALL ? accountsAddress({ search }) : accountAddress(id));
        }}
        onEscape={leave}
        input={input}
      >
        {text === '' && <kbd aria-hidden>/</kbd>}
      </SearchFinder>
    </Frame>
  );
}
