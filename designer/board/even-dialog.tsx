import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../app/api/use-act.ts';
import { useAnswer } from '../app/api/use-answer.ts';
import { Choice, Field } from '../elements/field.tsx';
import { FormDialog } from '../elements/form-dialog.tsx';
import { LineField } from '../elements/line-field.tsx';
import { FaultNote } from '../elements/note.tsx';
import type { StartedAct } from '../worklist/use-started-acts.ts';
import { EvenEffect } from './even-effect.tsx';

interface EvenDialogProps {
  /** Pools with members. */
  readonly pools: readonly string[];
  readonly onStarted: (acts: readonly StartedAct[]) => void;
  readonly onClose: () => void;
}

/** Shows how the work of a pool's members could be evened out, and does it. */
export function EvenDialog({ pools, onStarted, onClose }: EvenDialogProps) {
  const { t } = useTranslation('board');
  const [pool, setPool] = useState(pools[0] ?? '');
  const [typed, setReason] = useState('');
  const { data, error, isFetching, refetch } = useAnswer('even.preview', { body: { pool } }, { keepsPrevious: true });
  const nameOf = (id: string): string => data?.members.find((member) => member.id === id)?.name ?? id;
  const start = useAct('even.start', {
    refreshes: ['board.get'],
    onDone: ({ bulks }) => onStarted(bulks.map(({ id, from, to }) => ({ id, kind: 'move', from: nameOf(from), to: nameOf(to) }))),
  });
  const reason = typed.trim();
  const tasks = error ? 0 : (data?.tasks ?? 0);
  const submit = (): void => {
    if (!data || reason === '') return;
    const moves = data.moves.map(({ from, to, accounts }) => ({ from, to, accountIds: accounts.map(({ accountId }) => accountId) }));
    start.act({ body: { pool, moves, reason } });
  };
  return (
    <FormDialog
      title={t('even.title')}
      width={560}
      save={tasks > 0 ? t('move.do', { count: tasks }) : t('move.doIt')}
      isReady={tasks > 0 && reason !== '' && !isFetching && !start.isBusy}
      error={start.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('even.words')}</p>
      <Field label={t('even.pool')}>
        {(ties) => (
          <Choice {...ties} autoFocus value={pool} onChange={(event) => setPool(event.target.value)}>
            {pools.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </Choice>
        )}
      </Field>
      <LineField label={t('move.reason')} help={t('move.reasonHelp')} value={typed} onChange={setReason} />
      {data && !error && <EvenEffect proposal={data} nameOf={nameOf} />}
      {error && <FaultNote error={error} of="load" onRetry={() => void refetch()} />}
    </FormDialog>
  );
}
