import ArrowForwardOutlined from '@mui/icons-material/ArrowForwardOutlined';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../app/api/use-answer.ts';
import { useMay, useSession } from '../app/session.ts';
import { useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { addText } from '../app/text/text.ts';
import { color, radius } from '../app/theme/tokens.ts';
import { moneyText } from '../elements/money.tsx';
import { EmptyNote, FaultNote } from '../elements/note.tsx';
import { Page } from '../elements/page.tsx';
import { BoneTable, Loading } from '../elements/skeleton.tsx';
import { TabLinks } from '../elements/tab-links.tsx';
import { BulkProgress } from './bulk-progress.tsx';
import { type ListPage, useKeptList, useListPage } from './listed-rows.ts';
import { useNextAccount } from './use-next-account.ts';
import { type StartedAct, useStartedActs } from './use-started-acts.ts';
import { ViewBar } from './view-bar.tsx';
import { isNarrowed, offeredViews, useWorkFilter, type WorkFilter, type WorkView, worklistAddress } from './work-address.ts';
import { WorkFilterBar } from './work-filter-bar.tsx';
import { WorkTable } from './work-table.tsx';
import { worklistText } from './worklist-text.ts';

addText('worklist', worklistText);

const FIRST = 50;
const MOST = 200;
/** Lists of those who lead. */
const leading: ReadonlySet<WorkView> = new Set(['everyone', 'put-off']);

const Sheet = styled('div')({
  border: `1px solid ${color.border}`,
  borderRadius: radius,
  background: color.surface,
  minWidth: 0,
  '& > nav:first-of-type': { padding: '0 8px' },
});
const Line = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '4px 12px',
  minHeight: 40,
  padding: '4px 16px',
  color: color.secondary,
  fontSize: 13,
  '&[data-top]': { borderBottom: `1px solid ${color.border}`, background: color.selected, color: color.text },
  '&:last-child': { borderTop: `1px solid ${color.border}` },
});

/** Whom to work on, in the order of the ranking. */
export function WorklistPage() {
  const { t } = useTranslation('worklist');
  const filter = useWorkFilter();
  const { user } = useSession();
  const may = useMay();
  const next = useNextAccount(filter);
  const mayNext = may('work.next');
  const started = useStartedActs('work');
  useShortcut('n', t('nextKey'), () => next.open(), 'page', mayNext);
  const leads = user.role !== 'collector' && user.role !== 'resolver';
  // Who leads sees at once that something is put off again and again.
  const putOff = useAnswer('work.list', { query: { view: 'put-off', limit: 1 } }, { enabled: leads });
  return (
    <Page
      title={t('title')}
      note={t(filter.by === 'invoice' ? 'noteByInvoice' : 'note')}
      actions={
        mayNext && (
          <Button variant="contained" disabled={next.isBusy} endIcon={<ArrowForwardOutlined />} onClick={() => next.open()}>
            {t('next')} (N)
          </Button>
        )
      }
    >
      {next.error && <FaultNote error={next.error} of="load" onRetry={() => next.open()} />}
      {started.acts.map((act) => (
        <BulkProgress key={act.id} act={act} onClose={() => started.close(act.id)} />
      ))}
      <Sheet>
        <TabLinks
          label={t('views.label')}
          current={filter.view}
          tabs={offeredViews
            .filter((view) => leads || !leading.has(view))
            .map((view) => ({
              id: view,
              label: t(`views.${view}`),
              count: view === 'put-off' ? putOff.data?.total : undefined,
              to: worklistAddress({ view }),
            }))}
        />
        <ViewBar filter={filter} />
        <List key={worklistAddress(filter)} filter={filter} onStarted={started.add} />
      </Sheet>
    </Page>
  );
}

function List({ filter, onStarted }: Pick<RowsProps, 'filter' | 'onStarted'>) {
  const [limit, setLimit] = useState(FIRST);
  const { data, error, refetch, isFetching, isFetchedAfterMount } = useListPage(filter, limit);
  // A list that is come back to begins in the order of now; once shown it stays.
  const [isShown, setShown] = useState(false);
  if (!isShown && data && (!isFetching || isFetchedAfterMount)) setShown(true);
  if (error && !data) return <FaultNote error={error} of="load" onRetry={() => void refetch()} />;
  if (!data || !isShown) {
    return (
      <Loading>
        <BoneTable columns={[200, 110, 50, 320, 110, 60, 140]} rows={10} />
      </Loading>
    );
  }
  return (
    <>
      <WorkFilterBar filter={filter} currency={currencyOf(data)} />
      <Rows
        key={limit}
        filter={filter}
        page={data}
        onStarted={onStarted}
        onMore={limit < MOST ? () => setLimit(limit + FIRST) : undefined}
      />
    </>
  );
}

interface RowsProps {
  readonly filter: WorkFilter & { readonly view: WorkView };
  readonly page: ListPage;
  readonly onStarted: (act: StartedAct) => void;
  readonly onMore: (() => void) | undefined;
}

function Rows({ filter, page, onStarted, onMore }: RowsProps) {
  const { t } = useTranslation('worklist');
  const [said, setSaid] = useState('');
  const { lines, fresh, isMoved, renew } = useKeptList(filter, page);
  const isAnyGone = lines.some((line) => line.isGone);
  const news = [fresh > 0 ? t('fresh', { count: fresh }) : '', isMoved ? t('moved') : '', isAnyGone ? t('goneRows') : ''].filter(Boolean);
  return (
    <>
      <div role="status">
        {news.length > 0 && (
          <Line data-top="">
            {news.join(' · ')} <Button onClick={renew}>{t('renew')}</Button>
          </Line>
        )}
        {said !== '' && <Line>{said}</Line>}
      </div>
      {lines.length === 0 ? (
        <Nothing filter={filter} />
      ) : (
        <WorkTable lines={lines} filter={filter} onSaid={setSaid} onStarted={onStarted} />
      )}
      <Line>
        <Foot filter={filter} page={page} />
        {page.next !== undefined && onMore && <Button onClick={onMore}>{t('more')}</Button>}
      </Line>
    </>
  );
}

/** How much the list is, of which these are the first. */
function Foot({ filter, page }: Pick<RowsProps, 'filter' | 'page'>) {
  const { t } = useTranslation('worklist');
  // The list does not wait for its sum.
  const { data } = useAnswer('work.sum', { query: filter }, { keepsPrevious: true });
  const overdue = data?.overdue ?? [];
  const { items, next } = page;
  if (!('total' in page)) return <span>{t(next === undefined ? 'invoices' : 'firstInvoices', { count: items.length })}</span>;
  const { total } = page;
  return (
    <>
      <span>{next === undefined ? t('total', { count: total }) : t('shown', { shown: items.length, total })}</span>
      {overdue.length > 0 && <span>{t('atStake', { overdue: overdue.map(moneyText).join(', ') })}</span>}
    </>
  );
}

function currencyOf({ items: [first] }: ListPage): string {
  if (!first) return 'USD';
  return 'work' in first ? first.open.currency : first.overdue.currency;
}

function Nothing({ filter }: Pick<RowsProps, 'filter'>) {
  const { t } = useTranslation('worklist');
  const { view } = filter;
  const isFiltered = isNarrowed(filter);
  const to = isFiltered ? worklistAddress({ view }) : view === 'mine' ? worklistAddress({ view: 'pool' }) : undefined;
  const act = to !== undefined && (
    <Button component={Link} variant="outlined" to={to}>
      {view === 'mine' && !isFiltered ? t('empty.toPools') : t('empty.showAll')}
    </Button>
  );
  if (isFiltered) return <EmptyNote title={t('empty.filtered')} act={act} />;
  return (
    <EmptyNote title={t(`empty.${view}.title`)} act={act || undefined}>
      {t(`empty.${view}.words`)}
    </EmptyNote>
  );
}
