import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import type { PortfolioView } from '#engine';
import { useAnswer } from '../app/api/use-answer.ts';
import { addText } from '../app/text/text.ts';
import { dayInFull } from '../app/text/when.ts';
import { useAddressPart } from '../app/use-address-part.ts';
import { EmptyNote, FaultNote } from '../elements/note.tsx';
import { Page } from '../elements/page.tsx';
import { Panel } from '../elements/panel.tsx';
import { Segmented } from '../elements/segmented.tsx';
import { BoneTable, Loading } from '../elements/skeleton.tsx';
import { AgingPanel } from './aging-panel.tsx';
import { Figures } from './figures.tsx';
import { portfolioText } from './portfolio-text.ts';
import { Stuck } from './stuck.tsx';
import { TodayPanel } from './today-panel.tsx';

addText('portfolio', portfolioText);

const Columns = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 16,
  alignItems: 'start',
  '@media (min-width: 1200px)': { gridTemplateColumns: 'minmax(0, 7fr) minmax(0, 5fr)' },
});

/** The book at a glance, live. */
export function PortfolioPage() {
  const { t } = useTranslation('portfolio');
  const { data, error, refetch } = useAnswer('portfolio.get', {});
  if (!data) {
    return (
      <Page title={t('title')}>{error ? <FaultNote error={error} of="load" onRetry={() => void refetch()} /> : <PortfolioBones />}</Page>
    );
  }
  return <Book portfolio={data} />;
}

function Book({ portfolio }: { readonly portfolio: PortfolioView }) {
  const { t } = useTranslation('portfolio');
  const [currency, setCurrency] = useAddressPart('currency');
  const [steps, setSteps] = useAddressPart('steps');
  const totals = [...portfolio.totals].sort((a, b) => b.open.amount - a.open.amount);
  const chosen = totals.find((total) => total.currency === currency) ?? totals[0];
  const note = t('note', { count: portfolio.accounts, overdue: portfolio.overdueAccounts, day: dayInFull(portfolio.on) });
  if (!chosen) {
    return (
      <Page title={t('title')} note={note}>
        <Panel title={t('figures.label')}>
          <EmptyNote title={t('empty.title')}>{t('empty.words')}</EmptyNote>
        </Panel>
      </Page>
    );
  }
  return (
    <Page
      title={t('title')}
      note={note}
      actions={
        totals.length > 1 && (
          <Segmented
            label={t('currency')}
            options={totals.map((total) => ({ id: total.currency, label: total.currency }))}
            value={chosen.currency}
            onChange={(wanted) => setCurrency(wanted === totals[0]?.currency ? undefined : wanted)}
          />
        )
      }
    >
      <Figures portfolio={{ ...portfolio, totals }} />
      <Columns>
        <AgingPanel total={chosen} />
        <TodayPanel portfolio={portfolio} />
      </Columns>
      <Stuck
        portfolio={portfolio}
        currency={chosen.currency}
        showsAll={steps === 'all'}
        onShowAll={(all) => setSteps(all ? 'all' : undefined)}
      />
    </Page>
  );
}

function PortfolioBones() {
  const { t } = useTranslation('portfolio');
  return (
    <Loading>
      <Panel title={t('figures.label')} flush>
        <BoneTable columns={[40, 130, 130, 110, 110, 110, 40]} rows={2} />
      </Panel>
      <Columns style={{ marginTop: 16 }}>
        <Panel title={t('aging.title')} flush>
          <BoneTable columns={[90, 220, 100, 30, 40]} rows={6} />
        </Panel>
        <Panel title={t('today.title')} flush>
          <BoneTable columns={[24, 260]} rows={6} />
        </Panel>
      </Columns>
    </Loading>
  );
}
