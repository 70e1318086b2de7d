import SearchOutlined from '@mui/icons-material/SearchOutlined';
import { styled } from '@mui/material/styles';
import useAutocomplete from '@mui/material/useAutocomplete';
import { type KeyboardEvent, type ReactNode, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { color } from '../app/theme/tokens.ts';
import { SearchList } from './search-list.tsx';
import { listLook, SearchField, SearchInput } from './search-look.ts';
import type { SearchOption } from './search-option.ts';
import { rankedOptions, searchWords } from './search-rank.ts';

/** More are not drawn: whoever has so many goes on typing. */
const MOST = 200;

const Box = styled('div')({
  display: 'flex',
  flexDirection: 'column',
  minHeight: 0,
  maxHeight: 'inherit',
  ...listLook,
  '& > .title': { padding: '10px 14px 0', fontWeight: 600 },
  '& > .field': { margin: 8 },
  '& > [role=listbox]': { position: 'relative', flex: '1 1 auto', minHeight: 0, overflowY: 'auto', padding: '4px 0' },
  '& > .field + [role=listbox]': { borderTop: `1px solid ${color.border}` },
  '& > .foot': {
    flex: 'none',
    padding: '7px 14px',
    borderTop: `1px solid ${color.border}`,
    color: color.muted,
    fontSize: 12,
    lineHeight: '17px',
  },
});

interface SearchMenuProps<O extends SearchOption> {
  /** What is searched for; the field's and the list's name. */
  readonly label: string;
  readonly options: readonly O[];
  readonly chosen?: string | undefined;
  readonly onChoose: (option: O) => void;
  /** A question or hint above the search. */
  readonly title?: string | undefined;
  readonly placeholder?: string;
  /** What keys do, or else helps; below the list. */
  readonly foot?: ReactNode;
  /** What is said about an option stands below its name, or beside it. */
  readonly look?: 'below' | 'line';
  /** Moving to an option chooses it already: the list is a field of a form, which Enter submits. */
  readonly follows?: boolean;
  /** The list stands in the page and its options are dragged, as data of this kind, or pressed twice. */
  readonly dragAs?: string;
}

const asGiven = <O,>(options: O[]): O[] => options;

/** A list to search and choose from, by keyboard or pointer; what is around it closes it. */
export function SearchMenu<O extends SearchOption>(props: SearchMenuProps<O>) {
  const { label, options, chosen, onChoose, title, placeholder, foot, look = 'below', follows = false, dragAs } = props;
  const { t } = useTranslation('elements');
  const id = useId();
  const [search, setSearch] = useState('');
  const found = useMemo(() => rankedOptions(options, search), [options, search]);
  const shown = useMemo(() => found.slice(0, MOST), [found]);
  // An own object, so that choosing what is chosen is a choice as well.
  const value = useMemo(() => {
    const option = options.find((each) => each.id === chosen);
    return option ? { ...option } : null;
  }, [options, chosen]);
  const type = (text: string): void => {
    setSearch(text);
    const [first] = rankedOptions(options, text);
    if (follows && text.trim() !== '' && first && first.refusal === undefined) onChoose(first);
  };
  const moves = useAutocomplete<O>({
    id,
    open: true,
    options: shown,
    filterOptions: asGiven,
    value: follows || search === '' ? value : null,
    isOptionEqualToValue: (option, other) => option.id === other.id,
    getOptionLabel: (option) => option.id,
    getOptionDisabled: ({ refusal }) => refusal !== undefined,
    groupBy: ({ group = '' }) => group,
    inputValue: search,
    onInputChange: (_, text, reason) => {
      if (reason === 'input') type(text);
    },
    onChange: (_, option) => {
      if (option) onChoose(option);
    },
    onHighlightChange: (_, option, reason) => {
      if (follows && option && reason === 'keyboard') onChoose(option);
    },
    autoHighlight: !follows && (dragAs === undefined || search !== ''),
    clearOnBlur: false,
    disableListWrap: true,
  });
  const { onKeyDown } = moves.getRootProps({
    onKeyDown: (event: KeyboardEvent & { defaultMuiPrevented?: boolean }) => {
      // Escape is for what is around the list, and Enter for a form it is a field of.
      if (event.key === 'Escape' || (event.key === 'Enter' && follows)) event.defaultMuiPrevented = true;
      if (event.key === 'Escape' && dragAs !== undefined) setSearch('');
    },
  });
  return (
    <Box data-look={look} onKeyDown={onKeyDown}>
      {title !== undefined && <p className="title">{title}</p>}
      <SearchField className="field">
        <SearchOutlined aria-hidden />
        <SearchInput
          {...moves.getInputProps()}
          autoFocus={dragAs === undefined}
          aria-label={label}
          placeholder={placeholder ?? t('search.search')}
        />
      </SearchField>
      {found.length === 0 ? (
        <p className="said" role="status">
          {t('search.none', { search })}
        </p>
      ) : (
        <SearchList moves={moves} id={id} label={label} words={searchWords(search)} chosen={chosen} dragAs={dragAs} />
      )}
      {found.length > MOST && <p className="said">{t('search.more', { shown: MOST, count: found.length })}</p>}
      {foot !== undefined && <div className="foot">{foot}</div>}
    </Box>
  );
}
