import { styled } from '@mui/material/styles';
import type { KeyboardEvent, MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AccountRow } from '#engine';
import { accountAddress } from '../app/accounts-address.ts';
import { useClock } from '../app/clock.ts';
import { stepName } from '../app/step-name.ts';
import { dayWords, localMoment } from '../app/text/when.ts';
import { color } from '../app/theme/tokens.ts';
import { useGo } from '../app/use-go.ts';
import { DataTable, TableRoom } from '../elements/data-table.ts';
import { Flags } from '../elements/flag.tsx';
import { Money } from '../elements/money.tsx';
import { SortHead } from '../elements/sort-head.tsx';
import { Day } from '../elements/when.tsx';
import type { ListAddress, Sort } from './list-address.ts';

const Table = styled(DataTable)({
  '& .account > a': { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& .number': { color: color.muted, fontSize: 12 },
  '& .past': { color: color.muted, marginLeft: 6, fontSize: 12 },
  '@media (min-width: 1600px)': { '& .narrow-only': { display: 'none' } },
  '@media (max-width: 1599px)': { '& .wide-only': { display: 'none' } },
  '@media (max-width: 1399px)': { '& .middle-up': { display: 'none' } },
});

interface AccountTableProps {
  readonly rows: readonly AccountRow[];
  readonly address: ListAddress;
  readonly isDense: boolean;
  readonly isFaded: boolean;
  readonly onPointed: (pointed: boolean) => void;
}

/** Accounts with what they owe; the whole row opens the account. */
export function AccountTable({ rows, address, isDense, isFaded, onPointed }: AccountTableProps) {
  const { t } = useTranslation('accounts');
  const go = useGo();
  const head = (column: Sort, numeric = true) => (
    <SortHead column={column} label={t(`column.${column}`)} sorted={address.sorted} onSort={address.sortBy} numeric={numeric} />
  );
  const open = (event: MouseEvent, id: string): void => {
    // A click on the name is the link's own; a selection of text is no click.
    if ((event.target as Element).closest('a, button') || window.getSelection()?.toString()) return;
    if (event.metaKey || event.ctrlKey) window.open(accountAddress(id), '_blank', 'noopener');
    else go(accountAddress(id));
  };
  return (
    <TableRoom>
      <Table
        aria-label={t('label')}
        data-sticky=""
        data-links=""
        data-fixed=""
        {...(isDense ? { 'data-dense': '' } : {})}
        {...(isFaded ? { 'data-faded': '', 'aria-busy': true } : {})}
      >
        <colgroup>
          <col />
          <col style={{ width: 72 }} />
          <col style={{ width: 126 }} />
          <col style={{ width: 126 }} />
          <col style={{ width: 126 }} className="middle-up" />
          <col style={{ width: 130 }} />
          <col style={{ width: 112 }} />
          <col style={{ width: '14%' }} />
          <col style={{ width: 108 }} />
          <col style={{ width: '14%' }} className="wide-only" />
          <col style={{ width: 156 }} />
        </colgroup>
        <thead>
          <tr>
            {head('name', false)}
            <th scope="col">{t('column.number')}</th>
            {head('overdue')}
            {head('open')}
            <SortHead
              column="chaseable"
              label={t('column.chaseable')}
              sorted={address.sorted}
              onSort={address.sortBy}
              numeric
              className="middle-up"
            />
            {head('oldestDueOn', false)}
            {head('promised')}
            <th scope="col">{t('column.step')}</th>
            <th scope="col">{t('column.owner')}</th>
            <th scope="col" className="wide-only">
              {t('column.segment')}
            </th>
            <th scope="col">{t('column.flags')}</th>
          </tr>
        </thead>
        <tbody onPointerEnter={() => onPointed(true)} onPointerLeave={() => onPointed(false)} onKeyDown={moveFocus}>
          {rows.map((row) => (
            <tr key={row.id} data-account={row.id} onClick={(event) => open(event, row.id)}>
              <AccountCells row={row} />
            </tr>
          ))}
        </tbody>
      </Table>
    </TableRoom>
  );
}

function AccountCells({ row }: { readonly row: AccountRow }) {
  const { t } = useTranslation('accounts');
  const { standing } = row;
  return (
    <>
      <th scope="row" className="account">
        <Link to={accountAddress(row.id)} data-cut="">
          {row.name}
        </Link>
      </th>
      <td className="cut number" data-cut="">
        {row.number}
      </td>
      <td className="num">
        <Money of={standing.overdue} />
      </td>
      <td className="num quiet">
        <Money of={standing.open} />
      </td>
      <td className="num quiet middle-up">
        <Money of={standing.chaseable} />
      </td>
      <td className="when">
        <Oldest standing={standing} />
      </td>
      <td className="num quiet">
        <Money of={standing.promised.amount === 0 ? undefined : standing.promised} />
      </td>
      <td className="cut">
        <Step row={row} />
      </td>
      <td className="cut quiet" data-cut="">
        {row.owner?.name ?? <span className="muted">{t('nobody')}</span>}
      </td>
      <td className="cut quiet wide-only" data-cut="">
        {row.segment}
      </td>
      <td>
        <Flags flags={row.flags.filter((flag) => flag !== 'overdue')} most={1} />
      </td>
    </>
  );
}

function Oldest({ standing }: { readonly standing: AccountRow['standing'] }) {
  const { t } = useTranslation('accounts');
  const { oldestDueOn, daysPastDue: days, asOf } = standing;
  if (oldestDueOn === undefined) return t('none', { ns: 'elements' });
  return (
    <>
      <Day on={oldestDueOn} seenFrom={asOf} />
      {days > 0 && (
        <span className="past" data-tip={t('pastDue', { count: days })}>
          {t('days', { count: days })}
        </span>
      )}
    </>
  );
}

function Step({ row }: { readonly row: AccountRow }) {
  const { t } = useTranslation('accounts');
  const { zone, on } = useClock();
  const { step } = row;
  if (!step) return <span className="muted">{t('noStrategy')}</span>;
  const day = dayWords(localMoment(step.since, zone).on, on);
  const names = step.states.map(stepName).join(', ');
  return <span data-tip={`${names} · ${t('ofStrategy', { strategy: step.strategyName, day })}`}>{names}</span>;
}

/** Arrow keys, j and k go from row to row; Enter on a name opens it as a link does. */
function moveFocus(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const by = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  if (by === undefined) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('.account > a')];
  const next = links[links.indexOf(document.activeElement as HTMLAnchorElement) + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
