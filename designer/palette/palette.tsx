import SearchOutlined from '@mui/icons-material/SearchOutlined';
import { styled } from '@mui/material/styles';
import { type DragEvent, type KeyboardEvent, memo, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { color, radius } from '../app/theme/tokens.ts';
import { ITEM_TYPE } from '../canvas/item-type.ts';
import { Glyph } from '../canvas/look/glyph.tsx';
import { found, type PaletteGroup, type PaletteItem } from './palette-items.ts';
import { usePaletteItems } from './use-palette-items.ts';

const Box = styled('div')({
  display: 'flex',
  flexDirection: 'column',
  height: '100%',
  minHeight: 0,
  fontSize: 13,
  '& .search': { position: 'relative', flex: 'none', padding: '8px 10px' },
  '& .search svg': { position: 'absolute', left: 18, top: 16, fontSize: 17, color: color.muted, pointerEvents: 'none' },
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
  '& [role=listbox]': { flex: 1, minHeight: 0, overflowY: 'auto', padding: '0 4px 8px' },
  '& .group': { padding: '10px 8px 3px', color: color.muted, fontSize: 12, fontWeight: 550 },
  '& [role=option]': {
    display: 'flex',
    alignItems: 'center',
    gap: 8,
    minHeight: 30,
    padding: '3px 8px',
    borderRadius: radius,
    cursor: 'grab',
    userSelect: 'none',
    '&[data-active]': { background: color.hover },
    '& > span': { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
    '& .dc-glyph': {
      flex: 'none',
      fill: 'none',
      stroke: 'currentColor',
      strokeWidth: 1.4,
      strokeLinejoin: 'round',
      strokeLinecap: 'round',
      color: color.secondary,
    },
  },
  '&:has(input:focus-visible) [data-active]': { background: color.selected },
  '& .said': { padding: '8px 14px', color: color.secondary, overflowWrap: 'anywhere' },
  '& .help': {
    flex: 'none',
    padding: '8px 12px',
    borderTop: `1px solid ${color.border}`,
    color: color.muted,
    fontSize: 12,
    lineHeight: '17px',
  },
});

const order: readonly PaletteGroup[] = ['course', 'message', 'work', 'account', 'dispute', 'connector', 'happens'];

interface PaletteProps {
  /** An item was double-clicked, or Enter pressed on it. */
  readonly onAdd: (item: PaletteItem) => void;
  /** Which items there are; all when missing. */
  readonly only?: ((item: PaletteItem) => boolean) | undefined;
  /** One press chooses: it stands in a dialog that asks for one item. */
  readonly asks?: boolean;
}

/** What can be added to a flow: dragged onto the canvas, double-clicked, or found by typing and added by Enter. */
export const Palette = memo(function Palette({ onAdd, only, asks = false }: PaletteProps) {
  const { t } = useTranslation('palette');
  const all = usePaletteItems();
  const list = useId();
  const box = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState('');
  const items = useMemo(() => {
    const shown = found(only ? all.filter(only) : all, search);
    return order.flatMap((group) => shown.filter((item) => item.group === group));
  }, [all, only, search]);
  const [active, setActive] = useState<string>();
  const current = items.find(({ id }) => id === active) ?? (search === '' && !asks ? undefined : items[0]);

  useLayoutEffect(() => {
    if (current) box.current?.querySelector(`[data-item="${CSS.escape(current.id)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const by = steps[event.key];
    if (by !== undefined) {
      const index = current ? items.indexOf(current) : -1;
      setActive(items[Math.min(items.length - 1, Math.max(0, index + by))]?.id);
    } else if (event.key === 'Enter' && current) onAdd(current);
    else return;
    event.preventDefault();
  };

  return (
    <Box ref={box}>
      <div className="search">
        <SearchOutlined aria-hidden />
        <input
          role="combobox"
          aria-label={t('search')}
          aria-expanded
          aria-controls={list}
          aria-autocomplete="list"
          {...(current ? { 'aria-activedescendant': `${list}-${current.id}` } : {})}
          placeholder={t('search')}
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: whoever asks for an item goes on by typing
          autoFocus={asks}
          value={search}
          onChange={(event) => {
            setSearch(event.target.value);
            setActive(undefined);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {items.length === 0 && (
        <p className="said" role="status">
          {t('none', { search })}
        </p>
      )}
      <div id={list} role="listbox" aria-label={t('label')}>
        {order.map((group) => {
          const members = items.filter((item) => item.group === group);
          if (members.length === 0) return null;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a listbox
            <div key={group} role="group" aria-label={t(`group.${group}`)}>
              <div className="group" aria-hidden>
                {t(`group.${group}`)}
              </div>
              {members.map((item) => (
                <Item
                  key={item.id}
                  id={`${list}-${item.id}`}
                  item={item}
                  isActive={item === current}
                  onPoint={setActive}
                  onAdd={onAdd}
                  asks={asks}
                />
              ))}
            </div>
          );
        })}
      </div>
      {!asks && <p className="help">{t('help')}</p>}
    </Box>
  );
});

interface ItemProps {
  readonly id: string;
  readonly item: PaletteItem;
  readonly isActive: boolean;
  readonly onPoint: (id: string) => void;
  readonly onAdd: (item: PaletteItem) => void;
  readonly asks: boolean;
}

const Item = memo(function Item({ id, item, isActive, onPoint, onAdd, asks }: ItemProps) {
  const add = (): void => onAdd(item);
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      data-item={item.id}
      draggable={!asks}
      {...(isActive ? { 'data-active': '' } : {})}
      {...(item.about === undefined ? { 'data-cut': '' } : { 'data-tip': item.about })}
      onPointerMove={() => onPoint(item.id)}
      onDragStart={(event: DragEvent) => {
        event.dataTransfer.setData(ITEM_TYPE, item.id);
        event.dataTransfer.effectAllowed = 'copy';
      }}
      {...(asks ? { onClick: add } : { onDoubleClick: add })}
    >
      <Glyph name={item.glyph} />
      <span>{item.name}</span>
    </div>
  );
});
