import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../app/api/use-answer.ts';
import { color, radius } from '../app/theme/tokens.ts';
import { FaultNote } from '../elements/note.tsx';
import { LeftOutList } from '../worklist/left-out-list.tsx';

/** A move that has been started. */
export interface Moving {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

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
  '& .rest': { flexBasis: '100%' },
});

/** How far a move has come, and in the end what came of it. */
export function MoveProgress({ moving, onClose }: { readonly moving: Moving; readonly onClose: () => void }) {
  const { t } = useTranslation('board');
  const { data, error, refetch } = useAnswer(
    'bulk.get',
    { params: { bulkId: moving.id } },
    { refetchInterval: (bulk) => (bulk?.status === 'done' ? false : POLL_MS) },
  );
  if (error && !data) return <FaultNote error={error} of="load" onRetry={() => void refetch()} />;
  const { status = 'running', total = 1, done = 0, leftOut = [], failed = [] } = data ?? {};
  const { from, to } = moving;
  const isDone = status === 'done';
  const through = done + leftOut.length + failed.length;
  return (
    <Bar aria-label={t('progress.label')}>
      <progress max={total} value={through} aria-label={t('progress.label')} />
      <span role="status">{isDone ? t('progress.done', { count: done, from, to }) : t('progress.running', { done, total, from, to })}</span>
      {isDone && <Button onClick={onClose}>{t('progress.close')}</Button>}
      {leftOut.length > 0 && (
        <div className="rest">
          {t('move.leftOut', { count: leftOut.length })}
          <LeftOutList of={leftOut} />
        </div>
      )}
      {failed.length > 0 && (
        <div className="rest">
          {t('progress.failed', { count: failed.length, reasons: [...new Set(failed.map(({ reason }) => reason))].join('; ') })}
        </div>
      )}
    </Bar>
  );
}
