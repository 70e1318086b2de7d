import { styled } from '@mui/material/styles';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ITEM_TYPE } from '../canvas/item-type.ts';
import { Glyph } from '../canvas/look/glyph.tsx';
import { SearchMenu } from '../elements/search-menu.tsx';
import type { PaletteGroup, PaletteItem } from './palette-items.ts';
import { usePaletteItems } from './use-palette-items.ts';

const Room = styled('div')({ display: 'grid', height: '100%', minHeight: 0, maxHeight: 'inherit' });

const order: readonly PaletteGroup[] = ['course', 'message', 'work', 'account', 'dispute', 'connector', 'happens'];

interface PaletteProps {
  /** An item was double-clicked, or Enter pressed on it. */
  readonly onAdd: (item: PaletteItem) => void;
  /** Which items there are; all when missing. */
  readonly only?: ((item: PaletteItem) => boolean) | undefined;
  /** One press chooses: it stands in a dialog that asks for one item. */
  readonly asks?: boolean;
  /** What it asks. */
  readonly title?: string;
}

/** What can be added to a flow: dragged onto the canvas, double-clicked, or found by typing and added by Enter. */
export const Palette = memo(function Palette({ onAdd, only, asks = false, title }: PaletteProps) {
  const { t } = useTranslation('palette');
  const all = usePaletteItems();
  const options = useMemo(() => {
    const items = only ? all.filter(only) : all;
    return order.flatMap((group) =>
      items
        .filter((item) => item.group === group)
        .map((item) => ({
          id: item.id,
          label: item.name,
          group: t(`group.${group}`),
          icon: <Glyph name={item.glyph} />,
          ...(asks ? { about: item.about } : { tip: item.about }),
          ...(item.hidden ? { hidden: true } : {}),
          item,
        })),
    );
  }, [all, only, asks, t]);
  return (
    <Room>
      <SearchMenu
        label={t('search')}
        placeholder={t('search')}
        options={options}
        title={title}
        onChoose={({ item }) => onAdd(item)}
        {...(asks ? {} : { dragAs: ITEM_TYPE, foot: t('help') })}
      />
    </Room>
  );
});
