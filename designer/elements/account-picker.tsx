import SearchOutlined from '@mui/icons-material/SearchOutlined';
import { styled } from '@mui/material/styles';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountRow } from '#engine';
import { useAnswer } from '../app/api/use-answer.ts';
import { color, floating, radius } from '../app/theme/tokens.ts';
import { moneyText } from './money.tsx';
import { useSettled } from './use-settled.ts';

const SHOWN = 8;
const DEBOUNCE_MS = 180;

const Frame = styled('div')({
  position: 'relative',
  '& > svg': { position: 'absolute', left: 9, top: 7, fontSize: 17, color: color.muted, pointerEvents: 'none' },
  '& > input': {
    width: '100%',
    height: 32,
    padding: '0 10px 0 30px',
    border: `1px solid ${color.outline}`,
    borderRadius: radius,
    background: color.surface,
    fontSize: 13,
    '&::placeholder': { color: color.muted, opacity: 1 },
    '&:focus-visible': { outline: `2px solid ${color.primary}`, outlineOffset: -1, borderRadius: radius },
  },
});

const List = styled('div')({
  position: 'absolute',
  top: 36,
  left: 0,
  right: 0,
  zIndex: 30,
  padding: '4px 0',
  borderRadius: radius,
  background: color.surface,
  boxShadow: floating,
  fontSize: 13,
  '& [role=option]': { display: 'flex', gap: 8, alignItems: 'baseline', padding: '5px 12px', cursor: 'pointer' },
  '& [role=option][aria-selected=true]': { background: color.selected },
  '& .name': { flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontWeight: 500 },
  '& .about': { color: color.muted, fontSize: 12, whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  '& .said': { padding: '6px 12px', color: color.secondary },
});

interface AccountPickerProps {
  readonly label: string;
  readonly onChoose: (account: AccountRow) => void;
}

/** Finds one account by name or number and hands it over. */
export function AccountPicker({ label, onChoose }: AccountPickerProps) {
  const { t } = useTranslation('elements');
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
  const found = search === '' || text.trim() === '' ? [] : (data?.items ?? []);
  const shows = isOpen && search !== '' && (data !== undefined || isError);

  const choose = (account: AccountRow | undefined): void => {
    if (!account) return;
    setOpen(false);
    setText('');
    onChoose(account);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const last = Math.max(1, found.length);
    if (event.key === 'ArrowDown') setActive((active + 1) % last);
    else if (event.key === 'ArrowUp') setActive((active - 1 + last) % last);
    else if (event.key === 'Enter') choose(found[active]);
    else if (event.key === 'Escape' && isOpen && text !== '') setOpen(false);
    else return;
    // What surrounds the field must not close as well.
    event.stopPropagation();
    event.preventDefault();
  };

  return (
    <Frame>
      <SearchOutlined aria-hidden />
      <input
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={shows}
        aria-controls={list}
        aria-autocomplete="list"
        {...(shows && found.length > 0 ? { 'aria-activedescendant': `${list}-${active}` } : {})}
        placeholder={t('account.placeholder')}
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
      {shows && (
        // The list must not take the focus from the field it belongs to.
        <List onMouseDown={(event) => event.preventDefault()}>
          {found.length === 0 && (
            <div className="said" role="status">
              {isError ? t('account.failed') : t('account.none', { search })}
            </div>
          )}
          <div id={list} role="listbox" aria-label={t('account.found')}>
            {found.map((account, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the combobox
              <div
                key={account.id}
                id={`${list}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                onPointerMove={() => setActive(index)}
                onClick={() => choose(account)}
              >
                <span className="name" data-cut="">
                  {account.name}
                </span>
                <span className="about">{account.number}</span>
                <span className="about">{moneyText(account.standing.overdue)}</span>
              </div>
            ))}
          </div>
        </List>
      )}
    </Frame>
  );
}
