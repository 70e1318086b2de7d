import AddOutlined from '@mui/icons-material/AddOutlined';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../app/api/use-answer.ts';
import { useMay } from '../app/session.ts';
import { color, radius } from '../app/theme/tokens.ts';
import { EmptyNote, FaultNote } from '../elements/note.tsx';
import { Page } from '../elements/page.tsx';
import { BoneTable, Loading } from '../elements/skeleton.tsx';
import { TabLinks } from '../elements/tab-links.tsx';
import { type FlowKind, flowKinds, listAddress } from '../flow/kinds.ts';
import { ExportAll } from './export-all.tsx';
import { FlowTable } from './flow-table.tsx';
import './strategies-texts.ts';

const Sheet = styled('div')({ background: color.surface, border: `1px solid ${color.border}`, borderRadius: radius, minWidth: 0 });
const Tabs = styled('div')({ padding: '0 8px' });

export function StrategiesPage() {
  return <ListPage kind="strategy" />;
}

export function ResolutionsPage() {
  return <ListPage kind="resolution" />;
}

/** All strategies, or all resolution paths: what each is for, and who is on it. */
function ListPage({ kind }: { readonly kind: FlowKind }) {
  const { t } = useTranslation('strategies');
  const mayCreate = useMay()('definitions.save');
  const { data, error, refetch } = useAnswer('definitions.list', { query: { kind } });
  const create = mayCreate && (
    <Button variant="contained" startIcon={<AddOutlined />} component={Link} to={`${listAddress(kind)}/new`}>
      {t(`${kind}.new`)}
    </Button>
  );
  return (
    <Page
      title={t(`${kind}.title`)}
      note={t(`${kind}.note`)}
      actions={
        <>
          <ExportAll />
          {create}
        </>
      }
    >
      <Sheet>
        <Tabs>
          <TabLinks
            label={t('kinds')}
            current={kind}
            tabs={flowKinds.map((id) => ({ id, label: t(`${id}.title`), to: listAddress(id) }))}
          />
        </Tabs>
        {error && !data && <FaultNote error={error} of="load" onRetry={() => void refetch()} />}
        {!data && !error && (
          <Loading>
            <BoneTable columns={[320, 160, 60, 120, 80, 120]} rows={5} />
          </Loading>
        )}
        {data && data.items.length === 0 && (
          <EmptyNote title={t(`${kind}.empty`)} act={create}>
            {t(`${kind}.emptyWords`)}
          </EmptyNote>
        )}
        {data && data.items.length > 0 && <FlowTable kind={kind} items={data.items} />}
      </Sheet>
    </Page>
  );
}
