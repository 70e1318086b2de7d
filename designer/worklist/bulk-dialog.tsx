import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnswerOf, addDays, type BulkAct, STATEMENT_TEMPLATE, type WorkRow } from '#engine';
import { useAct } from '../app/api/use-act.ts';
import { useAnswer } from '../app/api/use-answer.ts';
import { useToday } from '../app/clock.ts';
import { color } from '../app/theme/tokens.ts';
import { FormDialog } from '../elements/form-dialog.tsx';
import { FaultNote } from '../elements/note.tsx';
import { useSettled } from '../elements/use-settled.ts';
import { BulkEffect } from './bulk-effect.tsx';
import { BulkFields } from './bulk-fields.tsx';
import type { StartedAct } from './use-started-acts.ts';

/** Moving tasks is done on the board. */
export type BulkKind = Exclude<BulkAct['kind'], 'move'>;

/** Everything that can be filled in, whichever act it is for. */
export interface BulkDraft {
  readonly text: string;
  readonly title: string;
  readonly dueOn: string;
  readonly ownerId: string;
  readonly pool: string;
  readonly templateId: string;
}

const blank = { text: '', title: '', ownerId: '', pool: '', templateId: '' };

const SETTLES_MS = 300;

const Quiet = styled('p')({ color: color.secondary });

interface BulkDialogProps {
  readonly kind: BulkKind;
  readonly rows: readonly WorkRow[];
  readonly onStarted: (act: StartedAct) => void;
  readonly onClose: () => void;
}

/** One act for many accounts: who is left out and why is said before it is done. */
export function BulkDialog({ kind, rows, onStarted, onClose }: BulkDialogProps) {
  const { t } = useTranslation('worklist');
  const today = useToday();
  const { data: choices } = useAnswer('work.choices', { query: { view: 'everyone' } });
  const [typed, setTyped] = useState<BulkDraft>({ ...blank, dueOn: addDays(today, 1) });
  const draft = { ...typed, templateId: typed.templateId || usualTemplate(choices) };
  const accountIds = rows.map((row) => row.accountId);
  const act = actOf(kind, draft);
  const settled = useSettled(act === undefined ? '' : JSON.stringify(act), SETTLES_MS);
  const isSettled = act !== undefined && settled === JSON.stringify(act);
  const preview = useAnswer('bulk.preview', { body: { accountIds, act: act as BulkAct } }, { enabled: isSettled, keepsPrevious: true });
  const start = useAct('bulk.start', {
    refreshes: ['work.list'],
    onDone: ({ id }) => onStarted({ id, kind, to: receiverName(draft, kind, choices) }),
  });
  const submit = (): void => {
    if (act) start.act({ body: { accountIds, act } });
  };
  const count = preview.data?.count ?? 0;
  return (
    <FormDialog
      title={t(`bulk.title.${kind}`, { count: rows.length })}
      width={480}
      save={isSettled && preview.data ? t('bulk.do', { count }) : t('bulk.doIt')}
      isReady={isSettled && !preview.isFetching && count > 0 && !start.isBusy}
      error={start.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <BulkFields kind={kind} draft={draft} choices={choices} onChange={(change) => setTyped({ ...typed, ...change })} />
      {act === undefined ? <Quiet>{t('bulk.fill')}</Quiet> : preview.data && <BulkEffect preview={preview.data} />}
      {preview.error && isSettled && <FaultNote error={preview.error} of="load" onRetry={() => void preview.refetch()} />}
    </FormDialog>
  );
}

/** The template of the stock, unless the house has put something else in its place. */
function usualTemplate(choices: AnswerOf<'work.choices'> | undefined): string {
  return choices?.statementTemplates.find(({ id }) => id === STATEMENT_TEMPLATE)?.id ?? '';
}

function receiverName({ ownerId, pool }: BulkDraft, kind: BulkKind, choices: AnswerOf<'work.choices'> | undefined): string {
  return kind === 'pool' ? pool : (choices?.collectors.find(({ id }) => id === ownerId)?.name ?? '');
}

/** The act as it is filled in; undefined while something of it is missing. */
function actOf(kind: BulkKind, { text, title, dueOn, ownerId, pool, templateId }: BulkDraft): BulkAct | undefined {
  switch (kind) {
    case 'statement':
      return templateId === '' ? undefined : { kind, templateId };
    case 'note':
      return text.trim() === '' ? undefined : { kind, text: text.trim() };
    case 'follow-up':
      return title.trim() === '' || dueOn === '' ? undefined : { kind, title: title.trim(), dueOn };
    case 'owner':
      return ownerId === '' ? undefined : { kind, ownerId };
    case 'pool':
      return pool === '' ? undefined : { kind, pool };
  }
}
