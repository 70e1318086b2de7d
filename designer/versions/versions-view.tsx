import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../app/api/use-answer.ts';
import { EmptyNote, FaultNote } from '../elements/note.tsx';
import { Panel } from '../elements/panel.tsx';
import { BoneTable, Loading } from '../elements/skeleton.tsx';
import { useFlow } from '../flow/flow-context.ts';
import { useOpened } from '../flow/use-opened.ts';
import { ComparePanel } from './compare-panel.tsx';
import { DraftActs } from './draft-acts.tsx';
import { MoveButton } from './move-button.tsx';
import { VersionTable } from './version-table.tsx';
import './versions-texts.ts';

const Frame = styled('div')({ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 16, padding: '16px 24px 40px' });

/** All versions: who published them, who is on each, how they differ, and the way back to any. */
export function VersionsView() {
  const { t } = useTranslation('versions');
  const { kind, id } = useFlow();
  const opened = useOpened(kind, id);
  const { data, error, refetch } = useAnswer('definitions.versions', { params: { kind, definitionId: id } });
  return (
    <Frame>
      {data && opened.data && <ComparePanel versions={data.items} hasDraft={opened.data.detail.draft !== undefined} />}
      <Panel
        title={t('title')}
        flush
        actions={
          <>
            <MoveButton />
            {opened.data && <DraftActs opened={opened.data} />}
          </>
        }
      >
        {error && !data && <FaultNote error={error} of="load" onRetry={() => void refetch()} />}
        {!data && !error && (
          <Loading>
            <BoneTable columns={[80, 140, 120, 300, 60]} rows={4} />
          </Loading>
        )}
        {data && data.items.length === 0 && <EmptyNote title={t('none')} />}
        {data && data.items.length > 0 && <VersionTable items={data.items} />}
      </Panel>
    </Frame>
  );
}
