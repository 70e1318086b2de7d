import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import type { AccountRow, QueryOf } from '#engine';
import { useAnswer } from '../app/api/use-answer.ts';
import { useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { addText } from '../app/text/text.ts';
import { color, radius } from '../app/theme/tokens.ts';
import { EmptyNote, FaultNote } from '../elements/note.tsx';
import { Page } from '../elements/page.tsx';
import { Pager } from '../elements/pager.tsx';
import { Segmented } from '../elements/segmented.tsx';
import { BoneTable, Loading } from '../elements/skeleton.tsx';
import { TabLinks } from '../elements/tab-links.tsx';
import { useStored } from '../elements/use-stored.ts';
import { AccountTable } from './account-table.tsx';
import { accountsText } from './accounts-text.ts';
import { FilterBar } from './filter-bar.tsx';
import { type ListAddress, PAGE_SIZE, useListAddress } from './list-address.ts';
import { useSteadyRows } from './use-steady-rows.ts';

addText('accounts', accountsText);

type Status = NonNullable<NonNullable<QueryOf<'accounts.list'>>['status']>;
const views: readonly Status[] = ['overdue', 'disputed', 'promised', 'held', 'suspended', 'overridden', 'needs-attention', 'forgotten'];
const densities = ['compact', 'roomy'] as const;

const Sheet = styled('div')({ background: color.surface, border: `1px solid ${color.border}`, borderRadius: radius, minWidth: 0 });
const Tabs = styled('div')({ padding: '0 8px' });

/** Everybody who owes, narrowed, ordered and paged by the server; the address says how. */
export function AccountsPage() {
  const { t } = useTranslation('accounts');
  const address = useListAddress();
  const [density, setDensity] = useStored('duecourse.density', 'compact', densities);
  return (
    <Page
      title={t('title')}
      actions={
        <Segmented
          label={t('density.label')}
          options={densities.map((id) => ({ id, label: t(`density.${id}`) }))}
          value={density}
          onChange={setDensity}
        />
      }
    >
      <Sheet>
        <Tabs>
          <Views address={address} />
        </Tabs>
        <FilterBar address={address} />
        <List address={address} isDense={density === 'compact'} />
      </Sheet>
    </Page>
  );
}

function Views({ address }: { readonly address: ListAddress }) {
  const { t } = useTranslation('accounts');
  const { search } = useLocation();
  const to = (status: Status | undefined): string => {
    const next = new URLSearchParams(search);
    next.delete('page');
    if (status === undefined) next.delete('status');
    else next.set('status', status);
    return `?${next}`;
  };
  return (
    <TabLinks
      label={t('views.label')}
      current={address.filter.status ?? 'all'}
      tabs={[{ id: 'all', label: t('views.all'), to: to(undefined) }, ...views.map((id) => ({ id, label: t(`views.${id}`), to: to(id) }))]}
    />
  );
}

function List({ address, isDense }: { readonly address: ListAddress; readonly isDense: boolean }) {
  const { t } = useTranslation('accounts');
  const { data, error, refetch, isPlaceholderData } = useAnswer('accounts.list', { query: address.query }, { keepsPrevious: true });
  if (error && !data) return <FaultNote error={error} of="load" onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <Loading>
        <BoneTable columns={[180, 90, 90, 90, 70, 60, 140, 80, 90]} rows={16} dense={isDense} />
      </Loading>
    );
  }
  if (data.items.length === 0) return <Nothing address={address} />;
  return (
    <Rows
      key={t('label')}
      address={address}
      items={data.items}
      total={data.total}
      next={data.next}
      isDense={isDense}
      isFaded={isPlaceholderData}
    />
  );
}

interface RowsProps {
  readonly address: ListAddress;
  readonly items: readonly AccountRow[];
  readonly total: number;
  readonly next: string | undefined;
  readonly isDense: boolean;
  readonly isFaded: boolean;
}

function Rows({ address, items, total, next, isDense, isFaded }: RowsProps) {
  const { t } = useTranslation('accounts');
  const [isPointedAt, setPointedAt] = useState(false);
  // Until the new rows have come those of before are shown; they are not the order to keep.
  const list = isFaded ? '' : JSON.stringify(address.query);
  const { rows, isHeld, release } = useSteadyRows(list, items, isPointedAt);
  const { trail, goTo } = address;
  const turn = (pages: readonly string[]) => (): void => {
    goTo(pages);
    window.scrollTo({ top: 0 });
  };
  const onNext = next === undefined ? undefined : turn([...trail, next]);
  const onPrevious = trail.length === 0 ? undefined : turn(trail.slice(0, -1));
  useShortcut('n', t('keys.next'), () => onNext?.(), 'page', onNext !== undefined);
  useShortcut('p', t('keys.previous'), () => onPrevious?.(), 'page', onPrevious !== undefined);
  useShortcut('j', t('keys.down'), focusFirstRow);
  const from = trail.length * PAGE_SIZE + 1;
  const figures = { from, to: from + items.length - 1, total };
  return (
    <>
      <AccountTable rows={rows} address={address} isDense={isDense} isFaded={isFaded} onPointed={setPointedAt} />
      <Pager onPrevious={onPrevious} onNext={onNext}>
        <span role="status">{address.isFiltered ? t('totalsFiltered', figures) : t('totals', figures)}</span>
        {isHeld && (
          <span>
            {t('reordered')} <Button onClick={release}>{t('reorder')}</Button>
          </span>
        )}
      </Pager>
    </>
  );
}

function focusFirstRow(): void {
  document.querySelector<HTMLAnchorElement>('tbody .account > a')?.focus();
}

function Nothing({ address }: { readonly address: ListAddress }) {
  const { t } = useTranslation('accounts');
  const { filter, isFiltered, clear } = address;
  if (!isFiltered) return <EmptyNote title={t('empty.noneTitle')}>{t('empty.noneWords')}</EmptyNote>;
  if (Object.keys(filter).join() === 'status' && filter.status === 'forgotten') {
    return <EmptyNote title={t('empty.forgottenTitle')}>{t('empty.forgottenWords')}</EmptyNote>;
  }
  return (
    <EmptyNote
      title={t('empty.title')}
      act={
        <Button variant="outlined" onClick={clear}>
          {t('empty.act')}
        </Button>
      }
    >
      {t('empty.words')}
    </EmptyNote>
  );
}
