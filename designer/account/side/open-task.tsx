import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskView } from '#engine';
import { useAct } from '../../app/api/use-act.ts';
import { useToday } from '../../app/clock.ts';
import { useMay } from '../../app/session.ts';
import { dayWords, momentWords } from '../../app/text/when.ts';
import { color } from '../../app/theme/tokens.ts';
import { useAddressPart } from '../../app/use-address-part.ts';
import { useFaultWords } from '../../elements/fault-words.ts';
import { accountAnswers, useAccount } from '../account-context.ts';
import { CloseTask } from './close-task.tsx';

const Frame = styled('div')({
  display: 'grid',
  gap: 6,
  fontSize: 13,
  lineHeight: '20px',
  '& .title': { fontWeight: 600, overflowWrap: 'anywhere' },
  '& .about': { color: color.secondary },
  '& .late': { color: color.danger, fontWeight: 550 },
  '& .acts': { display: 'flex', gap: 8 },
  '& .fault': { color: color.danger },
});

/** One task: what, until when, whose; and the way to take it or to close it. */
export function OpenTask({ task, onClosed }: { readonly task: TaskView; readonly onClosed: () => void }) {
  const { t } = useTranslation('account');
  const today = useToday();
  const { zone } = useAccount();
  const may = useMay();
  const words = useFaultWords();
  const [isClosing, setClosing] = useState(false);
  const [, setDoing] = useAddressPart('do');
  const [, setReply] = useAddressPart('reply');
  const { mailId } = task;
  const claim = useAct('tasks.claim', { refreshes: accountAnswers });
  const isLate = task.dueOn !== undefined && task.dueOn < today;
  const whose = task.assignee?.name ?? (task.pool === undefined ? undefined : t('side.task.pool', { pool: task.pool }));
  const { insteadOf, routing } = task;
  const who = whose === undefined || routing === undefined ? whose : t('side.task.routed', { who: whose, why: routing });
  const instead = insteadOf && t('side.task.insteadOf', { name: insteadOf.name, day: dayWords(insteadOf.until, today) });
  return (
    <Frame>
      <div>
        <p className="title">{task.title}</p>
        <p className="about">
          {task.dueOn !== undefined && (
            <span {...(isLate ? { className: 'late' } : {})}>
              {task.dueAt === undefined
                ? t(isLate ? 'side.task.late' : 'side.task.due', { day: dayWords(task.dueOn, today) })
                : t('side.task.dueAt', { moment: momentWords(task.dueAt, zone, today) })}
            </span>
          )}
          {[who, instead, t('side.task.because', { source: task.reason })].filter(Boolean).map((part) => `, ${part}`)}
        </p>
      </div>
      {claim.error && (
        <p className="fault" role="alert">
          {words(claim.error)}
        </p>
      )}
      {isClosing ? (
        <CloseTask task={task} onCancel={() => setClosing(false)} onDone={onClosed} />
      ) : (
        <div className="acts">
          {may('calls.log') && (task.kind === 'call' || task.kind === 'call-back') && (
            <Button variant="outlined" aria-label={t('side.task.logCallLong', { title: task.title })} onClick={() => setDoing('call')}>
              {t('side.task.logCall')}
            </Button>
          )}
          {mailId !== undefined && (
            <Button variant="outlined" aria-label={t('replies.readLong', { title: task.title })} onClick={() => setReply(mailId)}>
              {t('replies.read')}
            </Button>
          )}
          {may('tasks.complete') && (
            <Button aria-label={t('side.task.completeLong', { title: task.title })} onClick={() => setClosing(true)}>
              {t('side.task.complete')}
            </Button>
          )}
          {may('tasks.claim') && task.assignee === undefined && (
            <Button
              disabled={claim.isBusy}
              aria-label={t('side.task.claimLong', { title: task.title })}
              onClick={() => claim.act({ params: { taskId: task.id }, body: {} })}
            >
              {t('side.task.claim')}
            </Button>
          )}
        </div>
      )}
    </Frame>
  );
}
