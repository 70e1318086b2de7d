import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '#engine';
import { useAct } from '../app/api/use-act.ts';
import { useAnswer } from '../app/api/use-answer.ts';
import { addText } from '../app/text/text.ts';
import { color, radius } from '../app/theme/tokens.ts';
import { FaultNote } from '../elements/note.tsx';
import { useTimeLeft } from '../elements/use-time-left.ts';
import { LeftOutList } from './left-out-list.tsx';
import type { StartedAct } from './use-started-acts.ts';
import { worklistText } from './worklist-text.ts';

addText('worklist', worklistText);

const POLL_MS = 400;

const Bar = styled('section')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '6px 16px',
  padding: '8px 16px',
  border: `1px solid ${color.border}`,
  borderRadius: radius,
  background: color.selected,
  fontSize: 13,
  '& progress': { width: 160, accentColor: color.primary },
  '& .time': { color: color.secondary, fontVariantNumeric: 'tabular-nums' },
  '& .rest': { flexBasis: '100%' },
});

interface BulkProgressProps {
  readonly act: StartedAct;
  readonly onClose: () => void;
}

/** How far an act on many has come, and in the end what came of it. */
export function BulkProgress({ act, onClose }: BulkProgressProps) {
  const { t } = useTranslation('worklist');
  const { data, error, refetch } = useAnswer(
    'bulk.get',
    { params: { bulkId: act.id } },
    { refetchInterval: (bulk) => (bulk?.status === 'done' ? false : POLL_MS) },
  );
  const close = <Button onClick={onClose}>{t('bulk.progress.close')}</Button>;
  const label = t('bulk.progress.label');
  if (!data) {
    return (
      <Bar aria-label={label}>
        {error ? <FaultNote error={error} of="load" onRetry={() => void refetch()} /> : <progress aria-label={label} />}
        {error && close}
      </Bar>
    );
  }
  const { status, total, done, leftOut, failed = [] } = data;
  return (
    <Bar aria-label={label}>
      <progress max={total} value={status === 'done' ? total : done + leftOut.length + failed.length} aria-label={label} />
      <span role="status">
        <Words act={act} bulk={data} />
      </span>
      {data.goesAt !== undefined && data.recalled === undefined && <TakeBack bulkId={act.id} until={data.goesAt} />}
      {status === 'done' && close}
      {leftOut.length > 0 && (
        <div className="rest">
          {t('bulk.leftOut', { count: leftOut.length })}
          <LeftOutList of={leftOut} />
        </div>
      )}
      {failed.length > 0 && (
        <div className="rest">
          {t('bulk.progress.failed', { count: failed.length, reasons: [...new Set(failed.map(({ reason }) => reason))].join('; ') })}
        </div>
      )}
    </Bar>
  );
}

function Words({ act: { kind, from, to }, bulk }: { readonly act: StartedAct; readonly bulk: AnswerOf<'bulk.get'> }) {
  const { t } = useTranslation('worklist');
  const { status, total, done, leftOut, failed = [], recalled } = bulk;
  if (recalled !== undefined) {
    const gone = total - leftOut.length - failed.length - recalled;
    return [t('bulk.progress.recalled', { count: recalled }), gone > 0 ? t('bulk.progress.gone', { count: gone }) : '']
      .filter(Boolean)
      .join(' ');
  }
  const names = { from: from ?? '', to: to ?? '' };
  if (status === 'running') return t(`bulk.progress.running.${kind}`, { done, total, ...names });
  return t(`bulk.progress.done.${kind}`, { count: done, ...names });
}

/** Takes all messages of an act back, as long as they are held. */
function TakeBack({ bulkId, until }: { readonly bulkId: string; readonly until: string }) {
  const { t } = useTranslation('worklist');
  const left = useTimeLeft(until);
  const recall = useAct('bulk.recall', { refreshes: ['bulk.get', 'outbox.list'] });
  if (!left || left.isOver) return null;
  return (
    <>
      <span className="time">{left.words}</span>
      <Button variant="outlined" disabled={recall.isBusy} onClick={() => recall.act({ params: { bulkId }, body: {} })}>
        {t('bulk.progress.recall')}
      </Button>
      {recall.error && <FaultNote error={recall.error} of="act" />}
    </>
  );
}
