import { styled } from '@mui/material/styles';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { NoticeRow } from '#engine';
import { accountAddress } from '../app/accounts-address.ts';
import { useChannelWords } from '../app/channel-words.ts';
import { useClock, useToday } from '../app/clock.ts';
import { useDefinitionNames } from '../app/definition-names.ts';
import { stepName } from '../app/step-name.ts';
import { momentWords, withDays } from '../app/text/when.ts';
import { color } from '../app/theme/tokens.ts';
import { DataTable, TableRoom } from '../elements/data-table.ts';
import { Money } from '../elements/money.tsx';
import { Moment } from '../elements/when.tsx';
import type { OutboxAddress } from './outbox-address.ts';
import { StatusMark } from './status-look.tsx';

const Table = styled(DataTable)({
  minWidth: 860,
  '& .open': {
    display: 'block',
    width: '100%',
    padding: 0,
    border: 0,
    background: 'none',
    color: 'inherit',
    textAlign: 'left',
    fontWeight: 550,
    cursor: 'pointer',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  '& .open:hover': { textDecoration: 'underline', textUnderlineOffset: 2 },
  '& .below': { display: 'block', color: color.muted, fontSize: 12, lineHeight: '16px', overflow: 'hidden', textOverflow: 'ellipsis' },
  '& td.why': { paddingTop: 5, paddingBottom: 5 },
  '& td.why .below': { whiteSpace: 'normal', display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical' },
  '& tbody td, & tbody th': { height: 44 },
});

interface NoticeTableProps {
  readonly items: readonly NoticeRow[];
  readonly address: OutboxAddress;
  readonly isFaded: boolean;
}

/** Messages, newest first; the row opens one beside the list. */
export function NoticeTable({ items, address, isFaded }: NoticeTableProps) {
  const { t } = useTranslation('outbox');
  const open = (event: MouseEvent, key: string): void => {
    if ((event.target as Element).closest('a, button') || window.getSelection()?.toString()) return;
    address.set({ message: key });
  };
  return (
    <TableRoom>
      <Table
        aria-label={t('label')}
        data-fixed=""
        data-sticky=""
        data-links=""
        {...(isFaded ? { 'data-faded': '', 'aria-busy': true } : {})}
      >
        <thead>
          <tr>
            <th scope="col" style={{ width: 132 }}>
              {t('column.planned')}
            </th>
            <th scope="col" style={{ width: '15%' }}>
              {t('column.account')}
            </th>
            <th scope="col" style={{ width: '20%' }}>
              {t('column.message')}
            </th>
            <th scope="col" style={{ width: '15%' }}>
              {t('column.step')}
            </th>
            <th scope="col" className="num" style={{ width: 112 }}>
              {t('column.total')}
            </th>
            <th scope="col">{t('column.state')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((notice) => (
            <tr
              key={notice.key}
              data-notice={notice.key}
              data-status={notice.status}
              {...(notice.key === address.message ? { 'data-selected': '' } : {})}
              onClick={(event) => open(event, notice.key)}
            >
              <NoticeCells notice={notice} onOpen={() => address.set({ message: notice.key })} />
            </tr>
          ))}
        </tbody>
      </Table>
    </TableRoom>
  );
}

function NoticeCells({ notice, onOpen }: { readonly notice: NoticeRow; readonly onOpen: () => void }) {
  const { zone } = useClock();
  const { t: ofElements } = useTranslation('elements');
  const nameOf = useDefinitionNames();
  const channelWords = useChannelWords();
  return (
    <>
      <td className="when">
        <Moment at={notice.plannedAt} zone={zone} />
      </td>
      <td className="cut" data-cut="">
        <Link to={accountAddress(notice.accountId)}>{notice.accountName}</Link>
      </td>
      <td className="cut">
        <button type="button" className="open" data-cut="" onClick={onOpen}>
          {notice.template === undefined || notice.by ? notice.subject : nameOf(notice.template)}
        </button>
        <span className="below" data-cut="">
          {notice.to === undefined ? channelWords(notice.channel) : `${channelWords(notice.channel)} · ${notice.to}`}
        </span>
      </td>
      <td className="cut" data-cut="">
        {notice.step === undefined ? (notice.by?.name ?? ofElements('none')) : stepName(notice.step)}
        {notice.strategyId !== undefined && <span className="below">{nameOf(notice.strategyId)}</span>}
      </td>
      <td className="num">
        <Money of={notice.total} />
      </td>
      <td className="why">
        <StatusMark status={notice.status} />
        <Reason notice={notice} />
      </td>
    </>
  );
}

function Reason({ notice }: { readonly notice: NoticeRow }) {
  const { t } = useTranslation('outbox');
  const { zone } = useClock();
  const today = useToday();
  const { reason, heldUntil } = notice;
  const parts = [
    reason === undefined ? undefined : withDays(reason, today),
    heldUntil === undefined ? undefined : t('heldUntil', { moment: momentWords(heldUntil, zone, today) }),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? null : (
    <span className="below" data-cut="">
      {parts.join('; ')}
    </span>
  );
}
