import { styled } from '@mui/material/styles';
import { type KeyboardEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stateWords } from '#engine';
import { color, radius } from '../../app/theme/tokens.ts';
import { TextInput } from '../../elements/field.tsx';

export interface PickTarget {
  readonly path: string;
  readonly name?: string;
  /** Why it cannot be chosen, in words. */
  readonly refusal?: string | undefined;
}

const Box = styled('div')({
  display: 'grid',
  gap: 6,
  '& [role=listbox]': {
    height: 168,
    overflowY: 'auto',
    border: `1px solid ${color.border}`,
    borderRadius: radius,
    padding: 3,
    fontSize: 13,
  },
  '& [role=option]': { display: 'grid', padding: '4px 8px', borderRadius: radius - 2, cursor: 'pointer', lineHeight: '18px' },
  '& [role=option]:hover': { background: color.hover },
  '& [data-active]': { background: color.selected },
  '& [aria-selected=true]': { fontWeight: 600, color: color.primary },
  '& [aria-disabled=true]': { color: color.muted, cursor: 'default' },
  '& small': { fontSize: 12, fontWeight: 400 },
  '& p': { padding: '8px 10px', color: color.secondary },
});

interface TargetPickerProps {
  readonly label: string;
  readonly targets: readonly PickTarget[];
  readonly chosen: string | undefined;
  readonly onChoose: (path: string) => void;
}

/** Chooses a step from those there are; what cannot be chosen says why. */
export function TargetPicker({ label, targets, chosen, onChoose }: TargetPickerProps) {
  const { t } = useTranslation('canvas');
  const list = useId();
  const box = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState('');
  const shown = useMemo(() => {
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    const named = targets.map((target) => ({ ...target, name: target.name ?? stateWords(target.path) }));
    const fitting = named.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
    return [...fitting.filter((each) => each.refusal === undefined), ...fitting.filter((each) => each.refusal !== undefined)];
  }, [targets, search]);
  const current = shown.find(({ path }) => path === chosen);

  useLayoutEffect(() => {
    if (current) box.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : undefined;
    if (by === undefined) return;
    event.preventDefault();
    const open = shown.filter((each) => each.refusal === undefined);
    const index = current ? open.indexOf(current) : -1;
    const next = open[Math.min(open.length - 1, Math.max(0, index + by))];
    if (next) onChoose(next.path);
  };
  return (
    <Box ref={box}>
      <TextInput
        autoFocus
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={list}
        aria-autocomplete="list"
        {...(current ? { 'aria-activedescendant': `${list}-${current.path}` } : {})}
        placeholder={t('connect.search')}
        autoComplete="off"
        spellCheck={false}
        value={search}
        onChange={(event) => {
          const text = event.target.value;
          setSearch(text);
          const first = targets.find(
            (each) => each.refusal === undefined && (each.name ?? stateWords(each.path)).toLowerCase().includes(text.toLowerCase().trim()),
          );
          if (text.trim() !== '' && first) onChoose(first.path);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={list} role="listbox" aria-label={label} tabIndex={-1}>
        {shown.length === 0 && <p>{t('connect.none')}</p>}
        {shown.map(({ path, name, refusal }) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the search field
          <div
            key={path}
            id={`${list}-${path}`}
            role="option"
            tabIndex={-1}
            aria-selected={path === chosen}
            aria-disabled={refusal !== undefined}
            {...(path === chosen ? { 'data-active': '' } : {})}
            onClick={() => refusal === undefined && onChoose(path)}
          >
            {name}
            {refusal !== undefined && <small>{refusal}</small>}
          </div>
        ))}
      </div>
    </Box>
  );
}
