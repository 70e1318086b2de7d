import SearchOutlined from '@mui/icons-material/SearchOutlined';
import { styled } from '@mui/material/styles';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountRow } from '#engine';
import { moneyText } from '../../elements/money.tsx';
import { useSettled } from '../../elements/use-settled.ts';
import { accountAddress, accountsAddress } from '../accounts-address.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useShortcut } from '../shortcuts/use-shortcut.ts';
import { color, floating, narrow, radius } from '../theme/tokens.ts';
import { useGo } from '../use-go.ts';

const SHOWN = 8;
const DEBOUNCE_MS = 180;

const Frame = styled('div')({
  position: 'relative',
  flex: '0 1 380px',
  minWidth: 0,
  [narrow]: { flex: 1 },
  '& > svg': { position: 'absolute', left: 9, top: 7, color: color.muted, pointerEvents: 'none' },
  '& > kbd': { position: 'absolute', right: 7, top: 6 },
  '& > input': {
    width: '100%',
    height: 32,
    padding: '0 32px 0 32px',
    border: `1px solid ${color.outline}`,
    borderRadius: radius,
    background: color.surface,
    fontSize: 13,
    textOverflow: 'ellipsis',
    '&::placeholder': { color: color.muted, opacity: 1 },
    '&:focus-visible': { outline: `2px solid ${color.primary}`, outlineOffset: -1, borderRadius: radius },
  },
});

const List = styled('div')({
  position: 'absolute',
  top: 38,
  left: 0,
  width: 'max(100%, 420px)',
  maxWidth: 'calc(100vw - 24px)',
  padding: '4px 0',
  borderRadius: radius,
  background: color.surface,
  boxShadow: floating,
  zIndex: 30,
  fontSize: 13,
  [narrow]: { width: 'calc(100vw - 24px)' },
  '& [role=option]': { display: 'flex', gap: 8, alignItems: 'baseline', padding: '6px 12px', cursor: 'pointer' },
  '& [role=option][aria-selected=true]': { background: color.selected },
  '& .name': { flex: '0 1 auto', minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontWeight: 550 },
  '& .number': { color: color.muted, fontSize: 12, whiteSpace: 'nowrap' },
  '& .amount': { marginLeft: 'auto', color: color.secondary, fontSize: 12, whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  '& .all': { borderTop: `1px solid ${color.border}`, marginTop: 4, color: color.primary, fontWeight: 550 },
  '& .said': { padding: '8px 12px', color: color.secondary },
});

/** Finds anyone by name or number from anywhere; `/` brings the cursor here. */
export function Find() {
  const { t } = useTranslation('app');
  const go = useGo();
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const search = useSettled(text.trim(), DEBOUNCE_MS);
  const { data, isError } = useAnswer(
    'accounts.list',
    { query: { search, limit: SHOWN, sort: 'name' } },
    { enabled: isOpen && search !== '', keepsPrevious: true },
  );
  useShortcut('/', t('shortcuts.find'), () => input.current?.focus(), 'everywhere');

  const found = search === '' || text.trim() === '' ? [] : (data?.items ?? []);
  const hasMore = data !== undefined && data.total > found.length;
  const options = found.length + (hasMore && found.length > 0 ? 1 : 0);
  const shows = isOpen && search !== '' && (data !== undefined || isError);

  const leave = (): void => {
    setOpen(false);
    setText('');
    input.current?.blur();
  };
  const choose = (index: number): void => {
    const account = found[index];
    if (!account && options === 0) return;
    leave();
    go(account ? accountAddress(account.id) : accountsAddress({ search }));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const last = Math.max(1, options);
    if (event.key === 'ArrowDown') setActive((active + 1) % last);
    else if (event.key === 'ArrowUp') setActive((active - 1 + last) % last);
    else if (event.key === 'Enter') choose(active);
    else if (event.key !== 'Escape') return;
    else if (text === '') input.current?.blur();
    else leave();
    event.preventDefault();
  };

  return (
    <Frame role="search">
      <SearchOutlined aria-hidden />
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label={t('find.label')}
        aria-expanded={shows}
        aria-controls={list}
        aria-autocomplete="list"
        {...(shows && options > 0 ? { 'aria-activedescendant': `${list}-${active}` } : {})}
        placeholder={t('find.placeholder')}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {text === '' && <kbd aria-hidden>/</kbd>}
      {shows && (
        // The list must not take the focus from the field it belongs to.
        <List onMouseDown={(event) => event.preventDefault()}>
          {isError && <div className="said">{t('find.failed')}</div>}
          {!isError && found.length === 0 && (
            <div className="said" role="status">
              {t('find.none', { search })}
            </div>
          )}
          <div id={list} role="listbox" aria-label={t('find.results')}>
            {found.map((account, index) => (
              <Option
                key={account.id}
                id={`${list}-${index}`}
                account={account}
                active={index === active}
                onPick={() => choose(index)}
                onPoint={() => setActive(index)}
              />
            ))}
            {options > found.length && (
              <div
                id={`${list}-${found.length}`}
                className="all"
                role="option"
                tabIndex={-1}
                aria-selected={active === found.length}
                onPointerMove={() => setActive(found.length)}
                onClick={() => choose(found.length)}
                onKeyDown={onKeyDown}
              >
                {t('find.seeAll', { count: data?.total ?? 0 })}
              </div>
            )}
          </div>
        </List>
      )}
    </Frame>
  );
}

interface OptionProps {
  readonly id: string;
  readonly account: AccountRow;
  readonly active: boolean;
  readonly onPick: () => void;
  readonly onPoint: () => void;
}

function Option({ id, account, active, onPick, onPoint }: OptionProps) {
  const { t } = useTranslation('app');
  const { overdue } = account.standing;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the combobox
    <div id={id} role="option" tabIndex={-1} aria-selected={active} onPointerMove={onPoint} onClick={onPick}>
      <span className="name">{account.name}</span>
      <span className="number">{account.number}</span>
      <span className="amount">{overdue.amount > 0 ? t('find.overdue', { amount: moneyText(overdue) }) : t('find.settled')}</span>
    </div>
  );
}
