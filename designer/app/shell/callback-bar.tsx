import PhoneInTalkOutlined from '@mui/icons-material/PhoneInTalkOutlined';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WorkRow } from '#engine';
import { accountAddress } from '../accounts-address.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useClock } from '../clock.ts';
import { useMay, useSession } from '../session.ts';
import { localMoment } from '../text/when.ts';
import { color } from '../theme/tokens.ts';

/** More callbacks than one can make at a time are found in the list. */
const MOST = 3;

const Bar = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '2px 16px',
  minHeight: 32,
  padding: '4px 24px',
  fontSize: 13,
  background: color.selected,
  borderBottom: `1px solid ${color.border}`,
  '& > span': { display: 'inline-flex', alignItems: 'center', gap: 8, fontWeight: 600 },
  '& svg': { fontSize: 18, color: color.primary },
});

/** Announces, on whatever page, that the time of a call one has promised has come; it stays until the call is made. */
export function CallbackBar() {
  return useMay()('calls.log') ? <DueCallbacks /> : null;
}

function DueCallbacks() {
  const { t } = useTranslation('app');
  const clock = useClock();
  const { user } = useSession();
  const { data } = useAnswer('work.list', { query: { view: 'mine', kind: 'call-back', limit: 20 } });
  const now = clock.mode === 'sandbox' ? Date.parse(clock.at) : Date.now();
  const isDue = ({ kind, dueAt, assignee }: WorkRow['tasks'][number]): boolean =>
    kind === 'call-back' && dueAt !== undefined && Date.parse(dueAt) <= now && (assignee === undefined || assignee.id === user.id);
  const due = (data?.items ?? []).flatMap((row) => row.tasks.filter(isDue).map((task) => ({ row, task }))).slice(0, MOST);
  return (
    <div role="status">
      {due.length > 0 && (
        <Bar>
          <span>
            <PhoneInTalkOutlined aria-hidden />
            {t('callbacks.now')}
          </span>
          {due.map(({ row, task }) => (
            <Link key={task.id} to={`${accountAddress(row.accountId)}?from=work&do=call`}>
              {t('callbacks.call', { name: row.accountName, time: localMoment(task.dueAt ?? clock.at, clock.zone).time })}
            </Link>
          ))}
        </Bar>
      )}
    </div>
  );
}
