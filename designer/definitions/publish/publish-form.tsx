import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '#engine';
import { useAct } from '../../app/api/use-act.ts';
import { Field, TextArea } from '../../elements/field.tsx';
import { FaultNote } from '../../elements/note.tsx';
import { useDraft } from '../../elements/use-draft.ts';
import { useFlow, useFlowDocument, useFlowValue } from '../../flow/flow-context.ts';
import { PublishBody } from '../../flow/publish/publish-body.ts';
import { useCheck } from '../../flow/publish/publish-form.tsx';
import { PublishTests } from '../../flow/publish/publish-tests.tsx';
import type { Opened } from '../../flow/use-opened.ts';
import { DifferenceLines, useDifferences } from '../difference-lines.tsx';
import type { PlainKind } from '../kinds.ts';
import { usePublishedAll } from '../use-published-all.ts';
import { usedKey } from '../uses.ts';

interface PublishFormProps {
  readonly kind: PlainKind;
  readonly opened: Opened;
  readonly onDone: (answer: AnswerOf<'definitions.publish'>) => void;
  readonly onClose: () => void;
}

/** Faults first: with an error nothing else matters. Then what changes and for whom, and what is said of it. */
export function PublishForm({ kind, opened, onDone, onClose }: PublishFormProps) {
  const { t } = useTranslation('definitions');
  const { t: ofElements } = useTranslation('elements');
  const { store, id } = useFlow();
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
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
  const isReady = check.data !== undefined && errors.length === 0 && saveState === 'saved';
  const comment = typed.comment.trim();
  return (
    <PublishBody>
      {check.error && <FaultNote error={check.error} of="load" onRetry={() => void check.refetch()} />}
      {!check.data && !check.error && <p role="status">{t('publish.checking')}</p>}
      {saveState === 'conflict' && <p className="bad">{t('publish.conflict')}</p>}
      {saveState === 'offline' && <p className="bad">{t('publish.unsaved')}</p>}
      {errors.length > 0 && (
        <section role="alert" data-blocked="">
          <p className="bad">{t('publish.blocked', { count: errors.length })}</p>
          <Faults faults={errors} />
        </section>
      )}
      {warnings.length > 0 && (
        <section>
          <h3>{t('publish.warnings')}</h3>
          <Faults faults={warnings} />
        </section>
      )}
      {check.data && (
        <>
          {errors.length === 0 && check.data.tests.total > 0 && <PublishTests report={check.data} />}
          <Changes text={opened.detail.text} version={version} />
          <Users kind={kind} />
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

function Faults({ faults }: { readonly faults: AnswerOf<'definitions.check'>['diagnostics'] }) {
  return (
    <ul className="list">
      {faults.map(({ code, pointer, message, fix }) => (
        <li key={`${code} ${pointer} ${message}`}>
          {message} <span className="muted">{fix}</span>
        </li>
      ))}
    </ul>
  );
}

function Changes({ text, version }: { readonly text: string | undefined; readonly version: number | undefined }) {
  const { t } = useTranslation('definitions');
  const draft = useFlowValue((value) => value);
  const differences = useDifferences(text, draft);
  if (version === undefined) return <p>{t('publish.first')}</p>;
  if (!differences) return null;
  return (
    <section>
      <h3>{t('publish.changes', { version })}</h3>
      {differences.length === 0 ? <p>{t('publish.same')}</p> : <DifferenceLines differences={differences} />}
    </section>
  );
}

/** Who refers to it, and so works with the new version from now on. */
function Users({ kind }: { readonly kind: PlainKind }) {
  const { t } = useTranslation('definitions');
  const { id } = useFlow();
  const { uses } = usePublishedAll();
  const names = (uses.get(usedKey(kind, id)) ?? []).map(({ name }) => name);
  return names.length === 0 ? null : <p>{t('publish.users', { names: names.join(', ') })}</p>;
}
