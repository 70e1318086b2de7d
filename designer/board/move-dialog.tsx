import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BoardRow, type Holder, holderOf, holderWord, MOST_MOVED } from '#engine';
import { useAct } from '../app/api/use-act.ts';
import { useAnswer } from '../app/api/use-answer.ts';
import { color } from '../app/theme/tokens.ts';
import { useCurrency } from '../app/use-currency.ts';
import { Field } from '../elements/field.tsx';
import { FormDialog } from '../elements/form-dialog.tsx';
import { LineField } from '../elements/line-field.tsx';
import { FaultNote } from '../elements/note.tsx';
import { useSettled } from '../elements/use-settled.ts';
import type { StartedAct } from '../worklist/use-started-acts.ts';
import { rowKey } from './board-rows.ts';
import { HolderChoice } from './holder-choice.tsx';
import { MoveEffect } from './move-effect.tsx';
import { MoveFields } from './move-fields.tsx';
import { type MoveDraft, ruleOf } from './move-rule.ts';

/** What of a move is known before one is asked for the rest. */
export interface AskedMove {
  readonly from: Holder;
  readonly to?: Holder;
  readonly count?: number;
  readonly reason?: string;
}

const SETTLES_MS = 300;
const USUAL = 20;

const Quiet = styled('p')({ color: color.secondary });

interface MoveDialogProps {
  readonly rows: readonly BoardRow[];
  readonly asked: AskedMove;
  readonly onStarted: (act: StartedAct) => void;
  readonly onClose: () => void;
}

/** Chooses work by a rule, shows what moving it would change, and moves it. */
export function MoveDialog({ rows, asked, onStarted, onClose }: MoveDialogProps) {
  const { t } = useTranslation('board');
  const { from } = asked;
  const source = rows.find((row) => rowKey(row) === holderWord(from));
  const currency = useCurrency();
  const [draft, setDraft] = useState<MoveDraft>({
    to: asked.to ? holderWord(asked.to) : '',
    taskKind: '',
    ...{ amountFrom: '', amountTo: '', daysFrom: '', daysTo: '' },
    order: 'least-overdue',
    count: String(Math.max(1, Math.min(asked.count ?? USUAL, source?.accounts ?? USUAL, MOST_MOVED))),
    reason: asked.reason ?? '',
  });
  const rule = ruleOf(from, draft, currency);
  const text = rule ? JSON.stringify(rule) : '';
  const isSettled = useSettled(text, SETTLES_MS) === text && rule !== undefined;
  const preview = useAnswer('board.preview', { body: rule as NonNullable<typeof rule> }, { enabled: isSettled, keepsPrevious: true });
  const start = useAct('bulk.start', {
    refreshes: ['board.get'],
    onDone: ({ id }) => onStarted({ id, kind: 'move', from: preview.data?.from.name ?? '', to: preview.data?.to.name ?? '' }),
  });
  const reason = draft.reason.trim();
  const isShown = rule !== undefined && preview.data !== undefined && !preview.error;
  const tasks = isShown ? preview.data.tasks : 0;
  const submit = (): void => {
    if (!rule || !preview.data || reason === '') return;
    const { to, taskKind } = rule;
    const act = { kind: 'move' as const, from, to, reason, ...(taskKind === undefined ? {} : { taskKind }) };
    start.act({ body: { accountIds: preview.data.accounts.map(({ accountId }) => accountId), act } });
  };
  const change = (part: Partial<MoveDraft>): void => setDraft({ ...draft, ...part });
  return (
    <FormDialog
      title={t('move.title', { name: source?.name ?? holderOf(holderWord(from)).id })}
      width={560}
      save={tasks > 0 ? t('move.do', { count: tasks }) : t('move.doIt')}
      isReady={isSettled && !preview.isFetching && tasks > 0 && reason !== '' && !start.isBusy}
      error={start.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('move.to')}>
        {(ties) => (
          <HolderChoice ties={ties} rows={rows} but={from} value={draft.to} onChange={(to) => change({ to })} autoFocus={!asked.to} />
        )}
      </Field>
      <MoveFields draft={draft} currency={currency} onChange={change} />
      <LineField label={t('move.reason')} help={t('move.reasonHelp')} value={draft.reason} onChange={(reason) => change({ reason })} />
      {rule === undefined && <Quiet>{t('move.fill')}</Quiet>}
      {isShown && <MoveEffect preview={preview.data} />}
      {preview.error && isSettled && <FaultNote error={preview.error} of="load" onRetry={() => void preview.refetch()} />}
    </FormDialog>
  );
}
