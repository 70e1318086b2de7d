import { styled } from '@mui/material/styles';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../app/api/use-answer.ts';
import { color, floating, radius } from '../app/theme/tokens.ts';
import { useSettled } from '../elements/use-settled.ts';
import type { SampleAccount, SampleChoice } from './use-sample.ts';

const SHOWN = 8;
const DEBOUNCE_MS = 200;

const Frame = styled('div')({
  position: 'relative',
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  minWidth: 0,
  fontSize: 13,
  '& label': { color: color.secondary, whiteSpace: 'nowrap' },
  '& input': {
    width: 220,
    maxWidth: '52vw',
    height: 30,
    padding: '0 10px',
    border: `1px solid ${color.outline}`,
    borderRadius: radius,
    background: color.surface,
    fontSize: 13,
    textOverflow: 'ellipsis',
  },
  '& input:focus-visible': { outline: `2px solid ${color.primary}`, outlineOffset: -1, borderColor: color.primary },
});

const List = styled('div')({
  position: 'absolute',
  zIndex: 20,
  top: 36,
  right: 0,
  width: 340,
  maxWidth: 'calc(100vw - 32px)',
  maxHeight: 360,
  overflow: 'auto',
  padding: '4px 0',
  borderRadius: radius,
  background: color.surface,
  boxShadow: floating,
  '& [role=option]': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: '0 10px',
    padding: '5px 12px',
    lineHeight: '20px',
    cursor: 'pointer',
  },
  '& [aria-selected=true]': { background: color.selected },
  '& .name': { flex: '1 0 auto', maxWidth: '100%', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontWeight: 550 },
  '& .why, & .said': { color: color.muted, fontSize: 12, whiteSpace: 'nowrap' },
  '& .said': { padding: '8px 12px', whiteSpace: 'normal' },
});

/** Whose dates are shown: some worth a look, anybody by name or number. */
export function SamplePicker({ of }: { readonly of: SampleAccount }) {
  const { t } = useTranslation('schedule');
  const id = useId();
  const [text, setText] = useState<string>();
  const [active, setActive] = useState(0);
  const { options, search, isFailed } = useOptions(of, text);
  const isOpen = text !== undefined;
  const leave = (): void => {
    setText(undefined);
    setActive(0);
  };
  const pick = (choice: SampleChoice | undefined): void => {
    if (choice) of.choose(choice.id);
    leave();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isOpen && event.key === 'ArrowDown') setText('');
    else if (!isOpen) return;
    else if (event.key === 'ArrowDown') setActive((active + 1) % Math.max(1, options.length));
    else if (event.key === 'ArrowUp') setActive((active - 1 + options.length) % Math.max(1, options.length));
    else if (event.key === 'Enter') pick(options[active]);
    else if (event.key === 'Escape') leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Frame>
      <label htmlFor={id}>{t('sample.label')}</label>
      <input
        id={id}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(isOpen && options.length > 0 ? { 'aria-activedescendant': `${id}-${active}` } : {})}
        placeholder={t('sample.search')}
        autoComplete="off"
        spellCheck={false}
        value={text ?? of.sample?.name ?? ''}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onClick={() => setText('')}
        onBlur={leave}
        onKeyDown={onKeyDown}
      />
      {isOpen && (
        // The list must not take the focus from the field it belongs to.
        <List onMouseDown={(event) => event.preventDefault()}>
          {isFailed && <div className="said">{t('sample.failed')}</div>}
          {!isFailed && search !== '' && options.length === 0 && (
            <div className="said" role="status">
              {t('sample.none', { search })}
            </div>
          )}
          <div id={`${id}-list`} role="listbox" aria-label={t('sample.results')}>
            {options.map((choice, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the combobox
              <div
                key={choice.id}
                id={`${id}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                onPointerMove={() => setActive(index)}
                onClick={() => pick(choice)}
              >
                <span className="name">{choice.name}</span>
                <span className="why">
                  {[
                    choice.why && t(`sample.why.${choice.why}`),
                    choice.daysPastDue > 0 && t('sample.daysPastDue', { count: choice.daysPastDue }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </div>
            ))}
          </div>
        </List>
      )}
    </Frame>
  );
}

interface Options {
  readonly options: readonly SampleChoice[];
  readonly search: string;
  readonly isFailed: boolean;
}

/** Those worth a look until something is typed. */
function useOptions({ suggested }: SampleAccount, text: string | undefined): Options {
  const search = useSettled((text ?? '').trim(), DEBOUNCE_MS);
  const isSearch = search !== '' || suggested.length === 0;
  const { data, isError } = useAnswer(
    'accounts.list',
    { query: { ...(search === '' ? {} : { search }), limit: SHOWN, sort: 'name' } },
    { enabled: text !== undefined && isSearch, keepsPrevious: true },
  );
  const found = (data?.items ?? []).map(
    (item): SampleChoice => ({ id: item.id, name: item.name, daysPastDue: item.standing.daysPastDue, why: undefined }),
  );
  return { options: isSearch ? found : suggested, search, isFailed: isSearch && isError };
}
