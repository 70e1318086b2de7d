import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WorkRow } from '#engine';
import { useToday } from '../app/clock.ts';
import { useMay } from '../app/session.ts';
import { dayWords } from '../app/text/when.ts';
import { color } from '../app/theme/tokens.ts';
import { Flags } from '../elements/flag.tsx';
import { Money } from '../elements/money.tsx';
import { OpenedBy } from '../elements/opened-by.tsx';
import { Day } from '../elements/when.tsx';
import { InvoiceOf } from './invoice-of.tsx';
import type { Line } from './listed-rows.ts';
import { pointsText } from './why-dialog.tsx';
import { type WorkFilter, workedAddress } from './work-address.ts';

/** What one can do from a row. */
export interface RowActs {
  onWhy(row: WorkRow): void;
  onSnooze(row: WorkRow): void;
  onClaim(row: WorkRow): void;
  onChoose(row: WorkRow, isChosen: boolean): void;
  readonly isBusy: boolean;
}

const Row = styled('tr')({
  '& > td, & > th': { paddingTop: 8, paddingBottom: 8, verticalAlign: 'top' },
  '& .account > a, & .account > del': { display: 'block', overflowWrap: 'anywhere' },
  '& .reasons > li + li': { marginTop: 2 },
  '& .whose': { color: color.muted },
  '& .late': { color: color.danger, fontWeight: 550 },
  '& .putOff': { display: 'block', color: color.dispute, fontSize: 12 },
  '& .gone': { display: 'block', color: color.secondary, fontSize: 12 },
  '& .acts': { whiteSpace: 'nowrap', textAlign: 'right' },
  '& button.points': { minWidth: 0, padding: '0 6px', fontVariantNumeric: 'tabular-nums', textDecoration: 'underline dotted' },
  '&[data-gone] .struck': { color: color.muted, textDecoration: 'line-through' },
});

interface WorkLineProps {
  readonly line: Line;
  readonly filter: WorkFilter;
  readonly acts: RowActs;
  /** Whether it is chosen, where rows can be. */
  readonly isChosen?: boolean;
}

/** One account, or one of its invoices: what is owed, what asks for it, what can be done. A row that is gone is struck out and offers nothing. */
export function WorkLine({ line, filter, acts, isChosen }: WorkLineProps) {
  const { t } = useTranslation('worklist');
  const today = useToday();
  const { row, invoice, isGone } = line;
  const { accountId, accountName: account } = row;
  const dueOn = invoice ? invoice.dueOn : row.dueOn;
  return (
    <Row data-account={accountId} {...(isGone ? { 'data-gone': '', 'aria-disabled': true } : {})}>
      {isChosen !== undefined && (
        <td className="choose">
          {!isGone && (
            <input
              type="checkbox"
              aria-label={t('bulk.one', { account })}
              checked={isChosen}
              onChange={(event) => acts.onChoose(row, event.target.checked)}
            />
          )}
        </td>
      )}
      <th scope="row" className="account">
        {isGone ? <del className="struck">{account}</del> : <Link to={workedAddress(accountId, filter)}>{account}</Link>}
        {isGone ? <span className="gone">{t('gone')}</span> : !invoice && <Flags flags={row.states} />}
        {invoice && <InvoiceOf invoice={invoice} />}
        {!isGone && <OpenedBy accountId={accountId} />}
      </th>
      <td className="num struck">
        <Money of={invoice ? invoice.open : row.overdue} />
      </td>
      <td className="num struck">{Math.max(0, invoice ? invoice.daysPastDue : row.daysPastDue)}</td>
      <td className="struck">
        <ul className="reasons">
          {row.tasks.map((task) => (
            <li key={task.id}>
              {task.title} <span className="whose">· {[task.reason, whoseWords(task, today, t)].filter(Boolean).join(' · ')}</span>
            </li>
          ))}
        </ul>
        {row.putOff > 0 && !isGone && (
          <span
            className="putOff"
            {...(row.putOffReason === undefined ? {} : { 'data-tip': t('putOffWhy', { reason: row.putOffReason }) })}
          >
            {t('putOff', { count: row.putOff })}
          </span>
        )}
      </td>
      <td className="when struck">
        {dueOn !== undefined && <Day on={dueOn} />}
        {dueOn !== undefined && dueOn < today && !isGone && !invoice && <span className="late"> {t('late')}</span>}
      </td>
      <td className="num struck">
        {isGone ? (
          pointsText(row.points)
        ) : (
          <Button
            className="points"
            aria-label={t('why.open', { points: pointsText(row.points), account })}
            onClick={() => acts.onWhy(row)}
          >
            {pointsText(row.points)}
          </Button>
        )}
      </td>
      <td className="acts">{!isGone && <Acts row={row} acts={acts} />}</td>
    </Row>
  );
}

function Acts({ row, acts }: { readonly row: WorkRow; readonly acts: RowActs }) {
  const { t } = useTranslation('worklist');
  const may = useMay();
  const account = row.accountName;
  const isAsleep = row.tasks.every((task) => task.snoozedUntil !== undefined);
  return (
    <>
      {row.isClaimable && may('work.claim') && (
        <Button aria-label={t('claimLong', { account })} disabled={acts.isBusy} onClick={() => acts.onClaim(row)}>
          {t('claim')}
        </Button>
      )}
      {!isAsleep && may('work.snooze') && (
        <Button aria-label={t('snooze.actLong', { account })} onClick={() => acts.onSnooze(row)}>
          {t('snooze.act')}
        </Button>
      )}
    </>
  );
}

type Task = WorkRow['tasks'][number];

function whoseWords(task: Task, today: string, t: ReturnType<typeof useTranslation<'worklist'>>['t']): string {
  if (task.snoozedUntil !== undefined) return t('until', { day: dayWords(task.snoozedUntil, today) });
  const { assignee, pool, insteadOf } = task;
  const whose = assignee ? t('with', { name: assignee.name }) : pool === undefined ? '' : t('pool', { pool });
  return insteadOf ? `${whose} ${t('insteadOf', { name: insteadOf.name, day: dayWords(insteadOf.until, today) })}` : whose;
}
