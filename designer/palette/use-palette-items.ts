import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { addText } from '../app/text/text.ts';
import { useFlow, useFlowValue } from '../flow/flow-context.ts';
import { type CourseText, type PaletteItem, paletteItems } from './palette-items.ts';
import { paletteText } from './palette-text.ts';

addText('palette', paletteText);

const courses = ['wait', 'decision', 'split', 'level', 'parallel', 'end', 'back', 'note'] as const;

/** What can be added to the flow on this page. */
export function usePaletteItems(): readonly PaletteItem[] {
  const { t } = useTranslation('palette');
  const { registry } = useFlow();
  const kind = useFlowValue((value) => (value['kind'] === 'resolution' ? 'resolution' : 'strategy'));
  return useMemo(() => {
    const text = Object.fromEntries(courses.map((id) => [id, { name: t(`item.${id}.name`), about: t(`item.${id}.about`) }]));
    return paletteItems(registry, text as CourseText, kind);
  }, [t, registry, kind]);
}
