import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '#engine';
import { type Act, useAct } from '../../app/api/use-act.ts';
import { Field, TextArea } from '../../elements/field.tsx';
import { FaultNote } from '../../elements/note.tsx';
import { useDraft } from '../../elements/use-draft.ts';
import { useFlow, useFlowDocument } from '../flow-context.ts';
import { isFlowKind } from '../kinds.ts';
import type { Opened } from '../use-opened.ts';
import { PublishAdopt } from './publish-adopt.tsx';
import { PublishBody } from './publish-body.ts';
import { PublishChanges } from './publish-changes.tsx';
import { PublishFaults } from './publish-faults.tsx';
import { PublishRefused } from './publish-refused.tsx';
import { PublishTests } from './publish-tests.tsx';
import { useCheck } from './use-check.ts';

interface PublishFormProps {
  /** What was live when the dialog was opened. */
  readonly opened: Opened;
  /** What is live by now: another version, if somebody else has published one. */
  readonly now: Opened;
  /** Whom it reaches. */
  readonly children: ReactNode;
  readonly onDone: (answer: AnswerOf<'definitions.publish'>) => void;
  readonly onClose: () => void;
}

/** Faults first: with an error nothing else matters. Then what changes, whether the tests pass, and whom it reaches. */
export function PublishForm({ opened, now, children, onDone, onClose }: PublishFormProps) {
  const { t } = useTranslation('flow');
  const { t: ofElements } = useTranslation('elements');
  const { store, kind, id } = useFlow();
  const { version } = opened.detail;
  const saveState = useFlowDocument((state) => state.saveState);
  const check = useCheck();
  const [typed, type, clear] = useDraft(`publish.${kind}/${id}`, { comment: '' });
  const publish = useAct('definitions.publish', {
    refreshes: ['definitions.list', 'definitions.get', 'definitions.versions', 'registry.get'],
    onDone: (answer) => {
      clear();
      onDone(answer);
    },
  });
  // What no test comes to is told with the tests, in one line.
  const diagnostics = (check.data?.diagnostics ?? []).filter(({ code }) => code !== 'test.not_covering');
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const isReady = check.data !== undefined && errors.length === 0 && saveState === 'saved';
  const comment = typed.comment.trim();
  const takenBy = useFaster(publish, now.detail, version);
  return (
    <PublishBody>
      {check.error && <FaultNote error={check.error} of="load" onRetry={() => void check.refetch()} />}
      {!check.data && !check.error && <p role="status">{t('publish.checking')}</p>}
      {saveState === 'conflict' && <p className="bad">{t('publish.conflict')}</p>}
      {(saveState === 'offline' || saveState === 'refused') && <p className="bad">{t('publish.unsaved')}</p>}
      {check.data && (
        <PublishFaults errors={errors} warnings={diagnostics.filter(({ severity }) => severity === 'warning')} onLead={onClose} />
      )}
      {isFlowKind(kind) && <PublishAdopt errors={errors} />}
      {check.data && (
        <>
          {errors.length === 0 && (isFlowKind(kind) || check.data.tests.total > 0) && <PublishTests report={check.data} onLead={onClose} />}
          <PublishChanges text={opened.detail.text} version={version} onLead={onClose} />
          {children}
        </>
      )}
      {isReady && takenBy === undefined && (
        <Field label={t('publish.comment')} help={t('publish.commentHelp')} optional>
          {(ties) => (
            <TextArea
              {...ties}
              rows={2}
              style={{ minHeight: 56 }}
              maxLength={4000}
              value={typed.comment}
              onChange={(event) => type({ comment: event.target.value })}
            />
          )}
        </Field>
      )}
      <PublishRefused error={publish.error} takenBy={takenBy} />
      <div className="acts">
        {takenBy === undefined && (
          <Button
            variant="contained"
            disabled={!isReady || publish.isBusy}
            onClick={() =>
              publish.act({
                params: { kind, definitionId: id },
                body: comment === '' ? {} : { comment },
                revision: store.getState().revision,
              })
            }
          >
            {t('publish.confirm', { version: (version ?? 0) + 1 })}
          </Button>
        )}
        <Button onClick={onClose}>{ofElements(takenBy === undefined ? 'cancel' : 'close')}</Button>
      </div>
    </PublishBody>
  );
}

/** Who has published another version since the dialog was opened at `version`; what one publishes oneself is no such. */
function useFaster({ isBusy, error }: Act<'definitions.publish'>, now: Opened['detail'], version: number | undefined): string | undefined {
  const { t } = useTranslation('flow');
  if (isBusy || (now.version === version && error?.newer?.draft !== false)) return undefined;
  return now.changedBy?.name ?? t('somebody');
}
