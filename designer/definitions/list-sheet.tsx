import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../app/api/use-answer.ts';
import { color, radius } from '../app/theme/tokens.ts';
import { EmptyNote, FaultNote } from '../elements/note.tsx';
import { BoneTable, Loading } from '../elements/skeleton.tsx';
import type { PlainKind } from '../flow/kinds.ts';
import type { DefinitionItem } from './definition-table.tsx';
import { NewDefinition } from './new-definition.tsx';
import './definitions-texts.ts';

const Sheet = styled('div')({ background: color.surface, border: `1px solid ${color.border}`, borderRadius: radius, minWidth: 0 });

interface ListSheetProps {
  readonly kind: PlainKind;
  /** Stands above the list, inside the sheet. */
  readonly head?: ReactNode;
  readonly children: (items: readonly DefinitionItem[]) => ReactNode;
}

/** The definitions of a kind, once they are there. */
export function ListSheet({ kind, head, children }: ListSheetProps) {
  const { t } = useTranslation('definitions');
  const { data, error, refetch } = useAnswer('definitions.list', { query: { kind } });
  return (
    <Sheet>
      {head}
      {error && !data && <FaultNote error={error} of="load" onRetry={() => void refetch()} />}
      {!data && !error && (
        <Loading>
          <BoneTable columns={[320, 160, 80, 120]} rows={5} />
        </Loading>
      )}
      {data && data.items.length === 0 && (
        <EmptyNote title={t(`empty.${kind}`)} act={<NewDefinition kind={kind} />}>
          {t(`emptyWords.${kind}`)}
        </EmptyNote>
      )}
      {data && data.items.length > 0 && children(data.items)}
    </Sheet>
  );
}
