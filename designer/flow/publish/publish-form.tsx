import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '#engine';
import { call } from '../../app/api/call.ts';
import { CallError } from '../../app/api/call-error.ts';
import { useAct } from '../../app/api/use-act.ts';
import { useMay } from '../../app/session.ts';
import { Field, TextArea } from '../../elements/field.tsx';
import { FaultNote } from '../../elements/note.tsx';
import { useDraft } from '../../elements/use-draft.ts';
import { useFlow, useFlowDocument } from '../flow-context.ts';
import type { Opened } from '../use-opened.ts';
import { PublishAdopt } from './publish-adopt.tsx';
import { PublishAhead } from './publish-ahead.tsx';
import { PublishBody } from './publish-body.ts';
import { PublishChanges } from './publish-changes.tsx';
import { PublishFaults } from './publish-faults.tsx';
import { PublishReach } from './publish-reach.tsx';
import { PublishTests } from './publish-tests.tsx';

interface PublishFormProps {
  readonly opened: Opened;
  readonly onDone: (answer: AnswerOf<'definitions.publish'>) => void;
  readonly onClose: () => void;
}

/** Faults first: with an error nothing else matters. Then what changes, whether the tests pass, and whom it reaches. */
export function PublishForm({ opened, onDone, onClose }: PublishFormProps) {
  const { t } = useTranslation('flow');
  const { t: ofElements } = useTranslation('elements');
  const { store, kind, id } = useFlow();
  const may = useMay();
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
  const diagnostics = check.data?.diagnostics ?? [];
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const isReady = check.data !== undefined && errors.length === 0 && saveState === 'saved';
  const comment = typed.comment.trim();
  return (
    <PublishBody>
      {check.error && <FaultNote error={check.error} of="load" onRetry={() => void check.refetch()} />}
      {!check.data && !check.error && <p role="status">{t('publish.checking')}</p>}
      {saveState === 'conflict' && <p className="bad">{t('publish.conflict')}</p>}
      {saveState === 'offline' && <p className="bad">{t('publish.unsaved')}</p>}
      {check.data && (
        <PublishFaults errors={errors} warnings={diagnostics.filter(({ severity }) => severity === 'warning')} onLead={onClose} />
      )}
      <PublishAdopt errors={errors} />
      {check.data && (
        <>
          {errors.length === 0 && <PublishTests report={check.data} />}
          <PublishChanges text={opened.detail.text} version={version} onLead={onClose} />
          {kind === 'strategy' && <PublishReach strategyId={id} />}
          {kind === 'strategy' && errors.length === 0 && may('strategies.ahead') && <PublishAhead strategyId={id} />}
        </>
      )}
      {isReady && (
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
      {publish.error && <FaultNote error={publish.error} of="act" />}
      <div className="acts">
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
        <Button onClick={onClose}>{ofElements('cancel')}</Button>
      </div>
    </PublishBody>
  );
}

type Report = AnswerOf<'definitions.check'>;

/** Saves what is on the screen and has the server judge it as it will when it is published. */
export function useCheck() {
  const { store, save } = useFlow();
  const value = useFlowDocument((state) => state.value);
  return useQuery<Report, CallError>({
    queryKey: ['definitions.check', value],
    queryFn: async ({ signal }) => {
      await save();
      try {
        return await call('definitions.check', { text: store.text() }, { signal });
      } catch (error) {
        if (error instanceof CallError && error.code === 'definition.refused') return refusedReport(error);
        throw error;
      }
    },
    gcTime: 0,
  });
}

/** What does not even fit its schema comes back as a refusal: the same faults in another envelope. */
function refusedReport(error: CallError): Report {
  const diagnostics = error.errors.map(({ code, severity, detail, pointer, fix }) => ({
    code,
    severity: severity ?? ('error' as const),
    message: detail,
    pointer,
    fix: fix ?? '',
  }));
  return { diagnostics, tests: { total: 0, failed: 0 } };
}
