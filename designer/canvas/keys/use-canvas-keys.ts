import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useListedKeys } from '../../app/shortcuts/use-shortcut.ts';

/** Keys of the canvas by what they do; the words for each are `canvas:shortcut`. */
const looking = {
  walk: '←→↑↓',
  ends: 'Home/End',
  way: 'p',
  open: 'Enter',
  extend: 'Shift+←→↑↓',
  pass: 'Ctrl+←→↑↓',
  choose: 'Space',
  leave: 'Escape',
  fit: 'f',
} as const;

const changing = {
  everything: 'Shift+F10',
  details: 'F2',
  nudge: 'Alt+←→↑↓',
  nudgeFar: 'Alt+Shift+←→↑↓',
  all: 'Ctrl+A',
  cut: 'Ctrl+X',
  copy: 'Ctrl+C',
  paste: 'Ctrl+V',
  duplicate: 'Ctrl+D',
  group: 'Ctrl+G',
  ungroup: 'Ctrl+Shift+G',
} as const;

/** Lists the keys of the canvas among the shortcuts of the page; those that change something only where one may. */
export function useCanvasKeys(mayChange: boolean): void {
  const { t } = useTranslation('canvas');
  const list = useMemo(
    () => ({
      ...Object.fromEntries(Object.entries(looking).map(([id, keys]) => [keys, t(`shortcut.${id as keyof typeof looking}`)])),
      ...(mayChange
        ? Object.fromEntries(Object.entries(changing).map(([id, keys]) => [keys, t(`shortcut.${id as keyof typeof changing}`)]))
        : {}),
    }),
    [t, mayChange],
  );
  useListedKeys(list);
}
