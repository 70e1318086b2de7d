import { useTranslation } from 'react-i18next';
import { Page } from '../elements/page.tsx';
import { Panel } from '../elements/panel.tsx';
import { BoneLine, BoneTable, Loading } from '../elements/skeleton.tsx';

/** The page while it is on its way. */
export function AccountBones() {
  const { t } = useTranslation('account');
  return (
    <Page title={t('title')}>
      <Loading>
        <p style={{ height: 40 }}>
          <BoneLine width={260} />
        </p>
        <Panel title={t('figures.label')} flush>
          <BoneTable columns={[110, 110, 110, 110, 110, 110]} rows={2} />
        </Panel>
        <div style={{ height: 16 }} />
        <Panel title={t('records.label')} flush>
          <BoneTable columns={[90, 80, 80, 60, 90, 90]} rows={8} />
        </Panel>
      </Loading>
    </Page>
  );
}
