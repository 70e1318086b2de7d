import { styled } from '@mui/material/styles';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindGroup, FindKind } from '#engine';
import { moneyText } from '../../elements/money.tsx';
import { SearchFinder } from '../../elements/search-finder.tsx';
import type { SearchOption } from '../../elements/search-option.ts';
import { useSettled } from '../../elements/use-settled.ts';
import { accountAddress, accountsAddress } from '../accounts-address.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useShortcut } from '../shortcuts/use-shortcut.ts';
import { narrow } from '../theme/tokens.ts';
import { useGo } from '../use-go.ts';

const Frame = styled('div')({
  flex: '0 1 380px',
  minWidth: 0,
  [narrow]: { flex: 1 },
  '& kbd': { position: 'absolute', right: 7, top: 6 },
});

const SHOWN = 5;
const DEBOUNCE_MS = 120;
/** Leads to the list of accounts, which is searched by these. */
const ALL = 'all';
const listed: ReadonlySet<FindKind> = new Set(['name', 'number']);

type Hit = FindGroup['hits'][number];

/** Finds anyone by whatever there is of them, from anywhere; `/` brings the cursor here. */
export function Find() {
  const { t } = useTranslation('app');
  const go = useGo();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const search = useSettled(text.trim(), DEBOUNCE_MS);
  const isAsked = search !== '' && text.trim() !== '';
  const { data, isError } = useAnswer(
    'find.anyone',
    { query: { text: search, limit: SHOWN } },
    { enabled: isOpen && search !== '', keepsPrevious: true },
  );
  useShortcut('/', t('shortcuts.find'), () => input.current?.focus(), 'everywhere');

  const option = ({ by, more }: FindGroup, hit: Hit, nth: number): SearchOption => {
    const kind = t(`find.by.${by}`);
    const group = more ? t('find.many', { kind }) : kind;
    const note = hit.overdue.amount > 0 ? t('find.overdue', { amount: moneyText(hit.overdue) }) : t('find.settled');
    const about = by === 'name' ? hit.accountNumber : hit.accountName;
    return { id: `${by} ${nth} ${hit.accountId}`, label: hit.text, about, note, group };
  };
  const groups = isAsked ? data?.groups : undefined;
  const found = groups?.flatMap((group) => group.hits.map((hit, nth) => option(group, hit, nth)));
  const isMore = groups?.some(({ by, more }) => more && listed.has(by));
  const all: SearchOption = { id: ALL, label: t('find.seeAll'), leadsOn: true };
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
        found={found && isMore ? [...found, all] : found}
        said={isAsked && isError ? t('find.failed') : found?.length === 0 ? t('find.none', { search }) : undefined}
        onChoose={({ id }) => {
          leave();
          go(id === ALL ? accountsAddress({ search }) : accountAddress(id.split(' ')[2] ?? ''));
        }}
        onEscape={leave}
        input={input}
      >
        {text === '' && <kbd aria-hidden>/</kbd>}
      </SearchFinder>
    </Frame>
  );
}
