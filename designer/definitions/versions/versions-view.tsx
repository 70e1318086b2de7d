import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/api/use-answer.ts';
import { EmptyNote, FaultNote } from '../../elements/note.tsx';
import { Panel } from '../../elements/panel.tsx';
import { BoneTable, Loading } from '../../elements/skeleton.tsx';
import { useFlow } from '../../flow/flow-context.ts';
import type { Opened } from '../../flow/use-opened.ts';
import type { PlainKind } from '../kinds.ts';
import { DraftActs } from './draft-acts.tsx';
import { VersionTable } from './version-table.tsx';

const Frame = styled('div')({ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 16, padding: '16px 24px 40px' });

/** All versions: who published them and why, how they differ, and the way back to any. */
export function VersionsView({ kind, opened }: { readonly kind: PlainKind; readonly opened: Opened }) {
  const { t } = useTranslation('definitions');
  const { id } = useFlow();
  const { data, error, refetch } = useAnswer('definitions.versions', { params: { kind, definitionId: id } });
  return (
    <Frame>
      <Panel title={t('versions.title')} flush actions={<DraftActs kind={kind} opened={opened} />}>
        {error && !data && <FaultNote error={error} of="load" onRetry={() => void refetch()} />}
        {!data && !error && (
          <Loading>
            <BoneTable columns={[80, 140, 120, 300]} rows={4} />
          </Loading>
        )}
        {data && data.items.length === 0 && <EmptyNote title={t('versions.none')} />}
        {data && data.items.length > 0 && <VersionTable kind={kind} items={data.items} />}
      </Panel>
    </Frame>
  );
}
