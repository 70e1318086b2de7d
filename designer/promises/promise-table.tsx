import CancelOutlined from '@mui/icons-material/CancelOutlined';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import HandshakeOutlined from '@mui/icons-material/HandshakeOutlined';
import HourglassEmptyOutlined from '@mui/icons-material/HourglassEmptyOutlined';
import TimelapseOutlined from '@mui/icons-material/TimelapseOutlined';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PromiseRow } from '#engine';
import { accountAddress } from '../app/accounts-address.ts';
import { useToday } from '../app/clock.ts';
import { dayWords } from '../app/text/when.ts';
import { color } from '../app/theme/tokens.ts';
import { DataTable, TableRoom } from '../elements/data-table.ts';
import { Heads } from '../elements/heads.tsx';
import { Money } from '../elements/money.tsx';
import { Day } from '../elements/when.tsx';

const Table = styled(DataTable)({
  minWidth: 820,
  '& .account': { overflowWrap: 'anywhere' },
  '& .below': { display: 'block', color: color.muted, fontSize: 12, lineHeight: '16px' },
  '& .status': { display: 'inline-flex', alignItems: 'center', gap: 5, whiteSpace: 'nowrap', '& svg': { fontSize: 16 } },
});

const looks = {
  open: { icon: HandshakeOutlined, color: color.promise },
  asked: { icon: HourglassEmptyOutlined, color: color.secondary },
  kept: { icon: CheckCircleOutlined, color: color.success },
  partlyKept: { icon: TimelapseOutlined, color: color.dispute },
  broken: { icon: CancelOutlined, color: color.danger },
} as const;

/** One row for each promise; its account opens. */
export function PromiseTable({ rows }: { readonly rows: readonly PromiseRow[] }) {
  const { t } = useTranslation('promises');
  const { t: ofElements } = useTranslation('elements');
  const none = ofElements('none');
  return (
    <TableRoom>
      <Table aria-label={t('label')} data-sticky="">
        <Heads
          of={[
            t('column.account'),
            { figures: t('column.promised') },
            { figures: t('column.received') },
            t('column.due'),
            t('column.status'),
            t('column.owner'),
            t('column.unit'),
            t('column.by'),
          ]}
        />
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-promise={row.id}>
              <th scope="row" className="account">
                <Link to={accountAddress(row.accountId)}>{row.accountName}</Link>
              </th>
              <td className="num">
                <Money of={row.promised} />
              </td>
              <td className="num">
                <Money of={row.received} />
              </td>
              <td className="when">
                <Due row={row} />
              </td>
              <td>
                <Status status={row.status} />
              </td>
              <td>{row.owner?.name ?? none}</td>
              <td>{row.unit ?? none}</td>
              <td>{row.by?.name ?? none}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </TableRoom>
  );
}

function Due({ row: { dueOn, graceUntil } }: { readonly row: PromiseRow }) {
  const { t } = useTranslation('promises');
  const today = useToday();
  return (
    <>
      <Day on={dueOn} />
      {graceUntil !== dueOn && <span className="below">{t('grace', { day: dayWords(graceUntil, today) })}</span>}
    </>
  );
}

function Status({ status }: { readonly status: PromiseRow['status'] }) {
  const { t } = useTranslation('promises');
  const { icon: Icon, color: tint } = looks[status];
  return (
    <span className="status">
      <Icon aria-hidden style={{ color: tint }} />
      {t(`status.${status}`)}
    </span>
  );
}
