import BlockOutlined from '@mui/icons-material/BlockOutlined';
import CheckCircleOutlineOutlined from '@mui/icons-material/CheckCircleOutlineOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import Inventory2Outlined from '@mui/icons-material/Inventory2Outlined';
import PauseCircleOutlineOutlined from '@mui/icons-material/PauseCircleOutlineOutlined';
import RedoOutlined from '@mui/icons-material/RedoOutlined';
import ScheduleOutlined from '@mui/icons-material/ScheduleOutlined';
import SendOutlined from '@mui/icons-material/SendOutlined';
import UndoOutlined from '@mui/icons-material/UndoOutlined';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import type { NoticeRow } from '#engine';
import { color } from '../app/theme/tokens.ts';

export type NoticeStatus = NoticeRow['status'];

/** The order of the tabs: what needs somebody first, then along the way. */
export const statusOrder: readonly NoticeStatus[] = [
  'parked',
  'failed',
  'bounced',
  'held',
  'planned',
  'sending',
  'sent',
  'cancelled',
  'skipped',
  'sealed',
];

const looks: Readonly<Record<NoticeStatus, { readonly icon: typeof SendOutlined; readonly color: string }>> = {
  planned: { icon: ScheduleOutlined, color: color.muted },
  held: { icon: PauseCircleOutlineOutlined, color: color.info },
  sending: { icon: SendOutlined, color: color.primary },
  sent: { icon: CheckCircleOutlineOutlined, color: color.success },
  bounced: { icon: UndoOutlined, color: color.danger },
  cancelled: { icon: BlockOutlined, color: color.muted },
  skipped: { icon: RedoOutlined, color: color.muted },
  sealed: { icon: Inventory2Outlined, color: color.dispute },
  parked: { icon: ErrorOutlineOutlined, color: color.danger },
  failed: { icon: ErrorOutlineOutlined, color: color.danger },
};

const Mark = styled('span')({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 5,
  fontWeight: 550,
  whiteSpace: 'nowrap',
  '& svg': { fontSize: 16 },
});

/** Where a message is on its way: icon and word. */
export function StatusMark({ status }: { readonly status: NoticeStatus }) {
  const { t } = useTranslation('outbox');
  const { icon: Icon, color: tint } = looks[status];
  return (
    <Mark data-tip={t(`statusTip.${status}`)}>
      <Icon aria-hidden style={{ color: tint }} />
      {t(`status.${status}`)}
    </Mark>
  );
}
