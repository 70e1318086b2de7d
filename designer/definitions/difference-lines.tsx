import AddOutlined from '@mui/icons-material/AddOutlined';
import ChangeHistoryOutlined from '@mui/icons-material/ChangeHistoryOutlined';
import RemoveOutlined from '@mui/icons-material/RemoveOutlined';
import SwapVertOutlined from '@mui/icons-material/SwapVertOutlined';
import { styled } from '@mui/material/styles';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { checkShape, compareDefinitions, type Definition, type Difference, differenceWords } from '#engine';
import { color } from '../app/theme/tokens.ts';
import type { JsonObject } from '../document/json.ts';
import { inPlace } from '../elements/in-place.ts';
import { VisuallyHidden } from '../elements/visually-hidden.ts';
import { useFlow } from '../flow/flow-context.ts';

const List = styled('ul')({
  display: 'grid',
  fontSize: 13,
  lineHeight: '20px',
  '& li': { display: 'flex', gap: 8, padding: '4px 0', borderBottom: `1px solid ${color.border}`, overflowWrap: 'anywhere' },
  '& li:last-of-type': { borderBottom: 0 },
  '& svg': { flex: 'none', marginTop: 2, fontSize: 16, color: color.muted },
  '& [data-kind=added] svg': { color: color.success },
  '& [data-kind=removed] svg': { color: color.danger },
  '& [data-kind=changed] svg': { color: color.info },
});

const icons = { added: AddOutlined, removed: RemoveOutlined, changed: ChangeHistoryOutlined, moved: SwapVertOutlined } as const;

/** How two texts of one definition differ; undefined when one of them does not fit its form. */
export function useDifferences(before: string | undefined, after: JsonObject): readonly Difference[] | undefined {
  return useMemo(() => {
    if (before === undefined) return undefined;
    const old: unknown = JSON.parse(before);
    if (!checkShape(old).ok || !checkShape(after).ok) return undefined;
    return compareDefinitions(old as Definition, after as unknown as Definition);
  }, [before, after]);
}

/** Differences as a manager says them. */
export function DifferenceLines({ differences }: { readonly differences: readonly Difference[] }) {
  const { t } = useTranslation('flow');
  const { registry } = useFlow();
  return (
    <List>
      {inPlace(differences).map(({ place, item }) => {
        const Icon = icons[item.kind];
        return (
          <li key={place} data-kind={item.kind}>
            <Icon aria-hidden />
            <span>
              <VisuallyHidden>{`${t(`difference.${item.kind}`)}: `}</VisuallyHidden>
              {differenceWords(item, { registry })}
            </span>
          </li>
        );
      })}
    </List>
  );
}
