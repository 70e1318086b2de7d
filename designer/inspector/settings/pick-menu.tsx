import SearchOutlined from '@mui/icons-material/SearchOutlined';
import { styled } from '@mui/material/styles';
import { type KeyboardEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { color, radius } from '../../app/theme/tokens.ts';
import { foundOptions, type PickOption } from './pick-options.ts';
import '../inspector-texts.ts';

const Box = styled('div')({
  display: 'flex',
  flexDirection: 'column',
  width: 'min(340px, calc(100vw - 32px))',
  maxHeight: 'min(440px, 70vh)',
  fontSize: 13,
  '& .search': { position: 'relative', flex: 'none', padding: 8, borderBottom: `1px solid ${color.border}` },
  '& .search svg': { position: 'absolute', left: 16, top: 16, fontSize: 17, color: color.muted, pointerEvents: 'none' },
  '& input': {
    width: '100%',
    height: 32,
    padding: '0 8px 0 30px',
    border: `1px solid ${color.outline}`,
    borderRadius: radius,
    background: color.surface,
    '&::placeholder': { color: color.muted, opacity: 1 },
    '&:focus-visible': { outline: `2px solid ${color.primary}`, outlineOffset: -1, borderRadius: radius },
  },
  '& .title': { padding: '10px 14px 0', fontWeight: 600 },
  '& .said': { padding: '10px 14px', color: color.secondary },
  '& [role=listbox]': { overflowY: 'auto', padding: '4px 0' },
  '& .area': { padding: '8px 14px 2px', color: color.muted, fontSize: 12, fontWeight: 550 },
  '& [role=option]': { padding: '4px 14px', lineHeight: '20px', cursor: 'pointer' },
  '& [role=option][data-active]': { background: color.selected },
  '& [aria-selected=true] b': { fontWeight: 650, color: color.primary },
  '& b': { fontWeight: 500 },
  '& .about': { display: 'block', color: color.secondary, fontSize: 12, lineHeight: '17px' },
});

interface PickMenuProps {
  readonly label: string;
  readonly options: readonly PickOption[];
  readonly chosen?: string | undefined;
  /** A question above the search. */
  readonly title?: string;
  readonly onPick: (id: string) => void;
}

/** A list to search and choose from, by keyboard or pointer. */
export function PickMenu({ label, options, chosen, title, onPick }: PickMenuProps) {
  const { t } = useTranslation('inspector');
  const list = useId();
  const box = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(chosen);
  const groups = useMemo(() => foundOptions(options, search), [options, search]);
  const shown = groups.flatMap((group) => group.options);
  const current = shown.find(({ id }) => id === active) ?? shown[0];
  const place = current ? shown.indexOf(current) : -1;

  useLayoutEffect(() => {
    box.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' });
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (by !== undefined) setActive(shown[Math.min(shown.length - 1, Math.max(0, place + by))]?.id);
    else if (event.key === 'Enter') current && onPick(current.id);
    else return;
    event.preventDefault();
  };
  return (
    <Box ref={box}>
      {title !== undefined && <p className="title">{title}</p>}
      <div className="search">
        <SearchOutlined aria-hidden />
        <input
          // biome-ignore lint/a11y/noAutofocus: whoever opens the list goes on by typing
          autoFocus
          role="combobox"
          aria-label={label}
          aria-expanded
          aria-controls={list}
          aria-autocomplete="list"
          {...(current ? { 'aria-activedescendant': `${list}-${place}` } : {})}
          placeholder={t('search')}
          autoComplete="off"
          spellCheck={false}
          value={search}
          onChange={(event) => {
            setSearch(event.target.value);
            setActive(undefined);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {shown.length === 0 && (
        <p className="said" role="status">
          {t('nothingFits', { search })}
        </p>
      )}
      <div id={list} role="listbox" aria-label={label}>
        {groups.map(({ group, options: members }) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a listbox
          <div key={group} role="group" {...(group === '' ? { 'aria-label': label } : { 'aria-labelledby': `${list}-of-${group}` })}>
            {group !== '' && (
              <div className="area" id={`${list}-of-${group}`}>
                {group}
              </div>
            )}
            {members.map((option) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the search field
              <div
                key={option.id}
                id={`${list}-${shown.indexOf(option)}`}
                role="option"
                tabIndex={-1}
                aria-selected={option.id === chosen}
                {...(option === current ? { 'data-active': '' } : {})}
                onPointerMove={() => setActive(option.id)}
                onClick={() => onPick(option.id)}
              >
                <b>{option.label}</b>
                {option.about !== undefined && <span className="about">{option.about}</span>}
              </div>
            ))}
          </div>
        ))}
      </div>
    </Box>
  );
}
