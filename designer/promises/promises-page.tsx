import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type AnswerOf, promiseViews } from '#engine';
import { useAnswer } from '../app/api/use-answer.ts';
import { useToday } from '../app/clock.ts';
import { addText } from '../app/text/text.ts';
import { dayWords } from '../app/text/when.ts';
import { color, radius } from '../app/theme/tokens.ts';
import { useAddressPart } from '../app/use-address-part.ts';
import { FilterChip, type FilterOption } from '../elements/filter-chip.tsx';
import { moneyText } from '../elements/money.tsx';
import { EmptyNote, FaultNote } from '../elements/note.tsx';
import { Page } from '../elements/page.tsx';
import { Pager } from '../elements/pager.tsx';
import { BoneTable, Loading } from '../elements/skeleton.tsx';
import { TabLinks } from '../elements/tab-links.tsx';
import { PromiseGroups } from './promise-groups.tsx';
import { PromiseTable } from './promise-table.tsx';
import { type PromisesFilter, promisesAddress, usePromisesFilter } from './promises-address.ts';
import { promisesText } from './promises-text.ts';

addText('promises', promisesText);

type Lists = AnswerOf<'promises.list'>;
const PAGE_SIZE = 50;
/** How those are filtered for who belong to nobody. */
const NOBODY = 'none';

const Sheet = styled('div')({
  border: `1px solid ${color.border}`,
  borderRadius: radius,
  background: color.surface,
  minWidth: 0,
  '& > nav:first-of-type': { padding: '0 8px' },
});
const Filters = styled('div')({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 8, padding: '10px 16px', fontSize: 13 });

/** Promises by what has come of them, with what they add up to. */
export function PromisesPage() {
  const { t } = useTranslation('promises');
  const filter = usePromisesFilter();
  return (
    <Page title={t('title')} note={t('note')}>
      <Lists key={promisesAddress(filter)} filter={filter} />
    </Page>
  );
}

function Lists({ filter }: { readonly filter: PromisesFilter }) {
  const { t } = useTranslation('promises');
  const [trail, setTrail] = useState<readonly string[]>([]);
  const cursor = trail.at(-1);
  const query = { ...filter, limit: PAGE_SIZE, ...(cursor === undefined ? {} : { cursor }) };
  const { data, error, refetch } = useAnswer('promises.list', { query }, { keepsPrevious: true });
  if (error && !data) return <FaultNote error={error} of="load" onRetry={() => void refetch()} />;
  const next = data?.next;
  return (
    <>
      <Sheet>
        <TabLinks
          label={t('views.label')}
          current={filter.view}
          tabs={promiseViews.map((view) => ({
            id: view,
            label: t(`views.${view}`),
            count: data?.counts[view],
            to: promisesAddress({ ...filter, view }),
          }))}
        />
        {!data && (
          <Loading>
            <BoneTable columns={[200, 110, 110, 90, 90, 120]} rows={10} />
          </Loading>
        )}
        {data && <FilterBar filter={filter} lists={data} />}
        {data && (data.items.length === 0 ? <Nothing filter={filter} /> : <PromiseTable rows={data.items} />)}
        {data && data.items.length > 0 && (
          <Pager
            onPrevious={trail.length === 0 ? undefined : () => setTrail(trail.slice(0, -1))}
            onNext={next === undefined ? undefined : () => setTrail([...trail, next])}
          >
            <Total lists={data} filter={filter} />
          </Pager>
        )}
      </Sheet>
      {data && <PromiseGroups filter={filter} lists={data} />}
    </>
  );
}

function FilterBar({ filter, lists }: { readonly filter: PromisesFilter; readonly lists: Lists }) {
  const { t } = useTranslation('promises');
  const today = useToday();
  const [, setOwner] = useAddressPart('owner');
  const [, setUnit] = useAddressPart('unit');
  const [, setBy] = useAddressPart('by');
  const { by } = filter;
  const taker = lists.items.find((row) => row.by?.id === by)?.by?.name ?? by;
  const options = (groups: Lists['owners']): FilterOption[] =>
    groups.map(({ id, name, count }) => ({ id: id ?? NOBODY, label: name ?? t('filter.none'), count }));
  return (
    <Filters>
      <FilterChip name={t('filter.owner')} options={options(lists.owners)} value={filter.owner} onChange={setOwner} />
      {by !== undefined && taker !== undefined && (
        <FilterChip name={t('filter.by')} options={[{ id: by, label: taker }]} value={by} onChange={setBy} />
      )}
      <FilterChip name={t('filter.unit')} options={options(lists.units)} value={filter.unit} onChange={setUnit} />
      {(filter.view === 'kept' || filter.view === 'partly-kept' || filter.view === 'broken') && (
        <span>{t('since', { day: dayWords(lists.since, today) })}</span>
      )}
    </Filters>
  );
}

/** What the whole list adds up to, not only the page that is shown. */
function Total({ lists, filter }: { readonly lists: Lists; readonly filter: PromisesFilter }) {
  const { t } = useTranslation('promises');
  const isOpen = filter.view === 'open' || filter.view === 'asked' || filter.view === 'due-today' || filter.view === 'made-today';
  const words = lists.sums.map(({ promised, received }) =>
    t(isOpen && received.amount === 0 ? 'sumOpen' : 'sum', { promised: moneyText(promised), received: moneyText(received) }),
  );
  return <span role="status">{[t('total', { count: lists.total }), ...words].join(' · ')}</span>;
}

function Nothing({ filter }: { readonly filter: PromisesFilter }) {
  const { t } = useTranslation('promises');
  const { view, owner, unit, by } = filter;
  if (owner === undefined && unit === undefined && by === undefined)
    return <EmptyNote title={t(`empty.${view}`)}>{t('empty.words')}</EmptyNote>;
  return (
    <EmptyNote
      title={t('empty.filtered')}
      act={
        <Button component={Link} variant="outlined" to={promisesAddress({ view })}>
          {t('empty.showAll')}
        </Button>
      }
    />
  );
}
