import SearchOutlined from '@mui/icons-material/SearchOutlined';
import { styled } from '@mui/material/styles';
import useAutocomplete from '@mui/material/useAutocomplete';
import { useForkRef } from '@mui/material/utils';
import { type KeyboardEvent, type ReactNode, type Ref, useId } from 'react';
import { color, floating, narrow, radius } from '../app/theme/tokens.ts';
import { SearchList } from './search-list.tsx';
import { listLook, SearchField, SearchInput } from './search-look.ts';
import type { SearchOption } from './search-option.ts';
import { searchWords } from './search-rank.ts';

const List = styled('div')({
  position: 'absolute',
  top: '100%',
  left: 0,
  zIndex: 30,
  width: 'max(100%, 320px)',
  maxWidth: 'calc(100vw - 24px)',
  marginTop: 4,
  padding: '4px 0',
  borderRadius: radius,
  background: color.surface,
  boxShadow: floating,
  ...listLook,
  [narrow]: { width: 'max(100%, min(420px, 100vw - 24px))' },
});

interface SearchFinderProps<O extends SearchOption> {
  readonly label: string;
  readonly placeholder: string;
  /** What the list of those found is called. */
  readonly listLabel: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  /** What was found elsewhere, best first; undefined before there is an answer. */
  readonly found: readonly O[] | undefined;
  /** Said in place of the options: nothing was found, or the search failed. */
  readonly said: string | undefined;
  readonly onChoose: (option: O) => void;
  /** Escape; without it the list is closed and the text stays. */
  readonly onEscape?: () => void;
  readonly input?: Ref<HTMLInputElement>;
  /** At the end of the field. */
  readonly children?: ReactNode;
}

const none: readonly never[] = [];
const asGiven = <O,>(options: O[]): O[] => options;

/** A field that finds by asking elsewhere; what was found drops down below it. */
export function SearchFinder<O extends SearchOption>(props: SearchFinderProps<O>) {
  const { label, placeholder, listLabel, text, onText, isOpen, onOpen, found, said, onChoose, onEscape, input, children } = props;
  const id = useId();
  const shows = isOpen && (found !== undefined || said !== undefined);
  const moves = useAutocomplete<O>({
    id,
    open: shows,
    onOpen: () => onOpen(true),
    onClose: () => onOpen(false),
    options: found ?? none,
    filterOptions: asGiven,
    value: null,
    getOptionLabel: (option) => option.id,
    groupBy: ({ group = '' }) => group,
    inputValue: text,
    onInputChange: (_, typed, reason) => {
      if (reason === 'input') onText(typed);
    },
    onChange: (_, option) => {
      if (option) onChoose(option);
    },
    autoHighlight: true,
    clearOnBlur: false,
  });
  const { onKeyDown } = moves.getRootProps({
    onKeyDown: (event: KeyboardEvent & { defaultMuiPrevented?: boolean }) => {
      if (event.key !== 'Escape' || !onEscape) return;
      event.defaultMuiPrevented = true;
      event.preventDefault();
      onEscape();
    },
  });
  const { ref, ...field } = moves.getInputProps();
  return (
    <SearchField onKeyDown={onKeyDown} onFocus={() => onOpen(true)} onBlur={() => onOpen(false)}>
      <SearchOutlined aria-hidden />
      <SearchInput {...field} ref={useForkRef(ref as Ref<HTMLInputElement>, input)} aria-label={label} placeholder={placeholder} />
      {children}
      {shows && (
        // The list must not take the focus from the field it belongs to.
        <List data-look="line" onMouseDown={(event) => event.preventDefault()}>
          {said !== undefined && (
            <div className="said" role="status">
              {said}
            </div>
          )}
          {(found?.length ?? 0) > 0 && <SearchList moves={moves} id={id} label={listLabel} words={searchWords(text)} />}
        </List>
      )}
    </SearchField>
  );
}
