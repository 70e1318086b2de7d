import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, type BulkAct, type BulkPreview, type WorkRow } from '#engine';
import { useAct } from '../app/api/use-act.ts';
import { useAnswer } from '../app/api/use-answer.ts';
import { useToday } from '../app/clock.ts';
import { color } from '../app/theme/tokens.ts';
import { FormDialog } from '../elements/form-dialog.tsx';
import { FaultNote } from '../elements/note.tsx';
import { useSettled } from '../elements/use-settled.ts';
import { BulkFields } from './bulk-fields.tsx';
import { LeftOutList } from './left-out-list.tsx';

/** Moving tasks is done on the board. */
export type BulkKind = Exclude<BulkAct['kind'], 'move'>;

/** Everything that can be filled in, whichever act it is for. */
export interface BulkDraft {
  readonly text: string;
  readonly title: string;
  readonly dueOn: string;
  readonly ownerId: string;
  readonly pool: string;
}

const SETTLES_MS = 300;

const Quiet = styled('p')({ color: color.secondary });

interface BulkDialogProps {
  readonly kind: BulkKind;
  readonly rows: readonly WorkRow[];
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
}

/** One act for many accounts: who is left out and why is said before it is done. */
export function BulkDialog({ kind, rows, onDone, onClose }: BulkDialogProps) {
  const { t } = useTranslation('worklist');
  const today = useToday();
  const [draft, setDraft] = useState<BulkDraft>({ text: '', title: '', dueOn: addDays(today, 1), ownerId: '', pool: '' });
  const accountIds = rows.map((row) => row.accountId);
  const act = actOf(kind, draft);
  const settled = useSettled(act === undefined ? '' : JSON.stringify(act), SETTLES_MS);
  const isSettled = act !== undefined && settled === JSON.stringify(act);
  const preview = useAnswer('bulk.preview', { body: { accountIds, act: act as BulkAct } }, { enabled: isSettled, keepsPrevious: true });
  const start = useAct('bulk.start', {
    refreshes: ['work.list'],
    onDone: ({ total }) => onDone(t('bulk.done', { count: total })),
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
      <BulkFields kind={kind} draft={draft} onChange={(change) => setDraft({ ...draft, ...change })} />
      {act === undefined ? <Quiet>{t('bulk.fill')}</Quiet> : preview.data && <Preview preview={preview.data} />}
      {preview.error && isSettled && <FaultNote error={preview.error} of="load" onRetry={() => void preview.refetch()} />}
    </FormDialog>
  );
}

function Preview({ preview: { count, leftOut } }: { readonly preview: BulkPreview }) {
  const { t } = useTranslation('worklist');
  return (
    <div role="status">
      <p>{t('bulk.reaches', { count })}</p>
      {leftOut.length > 0 && (
        <>
          <p>{t('bulk.leftOut', { count: leftOut.length })}</p>
          <LeftOutList of={leftOut} />
        </>
      )}
    </div>
  );
}

/** The act as it is filled in; undefined while something of it is missing. */
function actOf(kind: BulkKind, { text, title, dueOn, ownerId, pool }: BulkDraft): BulkAct | undefined {
  switch (kind) {
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
