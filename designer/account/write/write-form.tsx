import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RECALL_SECONDS, writtenChannels } from '#engine';
import { useAct } from '../../app/api/use-act.ts';
import { useAnswer } from '../../app/api/use-answer.ts';
import { color, radius } from '../../app/theme/tokens.ts';
import { useFieldFault } from '../../elements/fault-words.ts';
import { Choice, Field, TextArea, TextInput } from '../../elements/field.tsx';
import { FormDialog } from '../../elements/form-dialog.tsx';
import { FaultNote } from '../../elements/note.tsx';
import { Segmented } from '../../elements/segmented.tsx';
import { accountAnswers, useAccount } from '../account-context.ts';
import type { RecordFormProps } from '../record/kinds.ts';
import { QuotedReply } from '../replies/quoted-reply.tsx';
import { toMessage } from './draft.ts';
import { Enclosures } from './enclosures.tsx';
import { MayWrite } from './may-write.tsx';
import { MessagePreviewPane } from './message-preview.tsx';
import { TemplateChoice } from './template-choice.tsx';
import { useJudged } from './use-judged.ts';
import { useWriteDraft } from './use-write-draft.ts';

const WIDTH = 1040;

const Columns = styled('div')({
  display: 'grid',
  gap: 20,
  gridTemplateColumns: 'minmax(0, 1fr)',
  '& > div': { display: 'grid', gap: 14, alignContent: 'start', minWidth: 0 },
  '& .quiet': { color: color.secondary },
  '& .warning': {
    padding: '8px 12px',
    border: `1px solid ${color.amberEdge}`,
    borderRadius: radius,
    background: color.amber,
    color: color.onAmber,
  },
  '@media (min-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' },
});

/** An email or a letter to a contact of the account, with what goes with it, seen as it will be read. */
export function WriteForm({ start, onDone, onCancel }: RecordFormProps) {
  const { t } = useTranslation('account');
  const account = useAccount();
  const { id: accountId } = account;
  const { draft, change, clear, replyId } = useWriteDraft(accountId, start);
  const [isTried, setTried] = useState(false);
  const { data: guide, error: loadFault, refetch } = useAnswer('messages.guide', { params: { accountId } });
  const people = guide?.people ?? [];
  const person = people.find((each) => each.contactId === draft.contactId) ?? people[0];
  const address = draft.address ?? (guide?.address ?? [...new Set([account.name, person?.name ?? ''])]).join('\n');
  const written = toMessage(draft, { contactId: person?.contactId ?? '', replyId, address });
  const canPreview = person !== undefined && (draft.channel === 'letter' || person.email !== undefined);
  const { shown, error: previewError, isOld, verdict } = useJudged(accountId, written, canPreview);
  // Who waits for an answer may be given one: only the verdict on the answer itself knows.
  const may = verdict?.may ?? (replyId === undefined ? person?.may[draft.channel] : undefined);
  const write = useAct('messages.write', {
    refreshes: [...accountAnswers, 'outbox.list'],
    onDone: () => {
      clear();
      onDone({ words: t(`write.done.${draft.channel}`, { to: person?.name ?? '' }) });
    },
  });
  const at = useFieldFault(write.error);
  const blanks = ['subject', 'body'].filter((name) => draft[name as 'subject' | 'body'].trim() === '').map((name) => `/${name}`);
  const faultAt = (pointer: string): string | undefined => {
    const found = !isTried && blanks.includes(pointer) ? undefined : verdict?.faults.find((fault) => fault.pointer === pointer);
    return at(pointer) ?? (found && [found.detail, found.fix].filter(Boolean).join(' '));
  };
  const submit = (): void => {
    setTried(true);
    if (blanks.length === 0) write.act({ params: { accountId }, body: written });
  };
  const { channel } = draft;
  return (
    <FormDialog
      title={t('write.title', { name: account.name })}
      width={WIDTH}
      save={t(`write.send.${channel}`)}
      isReady={canPreview && !write.isBusy && may?.allowed === true}
      error={write.error}
      onSubmit={submit}
      onClose={onCancel}
    >
      {loadFault && <FaultNote error={loadFault} of="load" onRetry={() => void refetch()} />}
      {replyId !== undefined && <QuotedReply mailId={replyId} isBesideForm />}
      <Columns>
        <div>
          <div>
            <Segmented
              label={t('write.channel')}
              options={writtenChannels.map((id) => ({ id, label: t(`write.channels.${id}`) }))}
              value={channel}
              onChange={(chosen) => change({ channel: chosen, templateId: '', begun: '' })}
            />
          </div>
          {guide && people.length === 0 && <p className="warning">{t('write.nobody')}</p>}
          {person && (
            <Field
              label={t('write.contact')}
              fault={at('/contactId') ?? (canPreview ? undefined : t('write.noEmail', { name: person.name }))}
              help={may && <MayWrite may={may} />}
            >
              {(ties) => (
                <Choice {...ties} autoFocus value={person.contactId} onChange={(event) => change({ contactId: event.target.value })}>
                  {people.map(({ contactId, name, role, email }) => (
                    <option key={contactId} value={contactId}>
                      {[name, role, channel === 'email' ? email : undefined].filter(Boolean).join(' · ')}
                    </option>
                  ))}
                </Choice>
              )}
            </Field>
          )}
          {guide?.warnings.map((warning) => (
            <p key={warning} className="warning">
              {warning}
            </p>
          ))}
          {guide && <TemplateChoice guide={guide} draft={draft} contactId={person?.contactId} onChange={change} />}
          {channel === 'letter' && (
            <Field label={t('write.address')} optional help={t('write.addressHelp')} fault={at('/address')}>
              {(ties) => <TextArea {...ties} rows={4} value={address} onChange={(event) => change({ address: event.target.value })} />}
            </Field>
          )}
          <Field label={t('write.subject')} fault={faultAt('/subject')}>
            {(ties) => (
              <TextInput
                {...ties}
                maxLength={300}
                value={draft.subject}
                onChange={(event) => change({ subject: event.target.value })}
                // A message is sent by its button, not by the end of a line.
                onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
              />
            )}
          </Field>
          <Field label={t('write.body')} help={t('write.bodyHelp', { variable: '{{ total | money }}' })} fault={faultAt('/body')}>
            {(ties) => (
              <TextArea
                {...ties}
                rows={11}
                maxLength={20_000}
                value={draft.body}
                onChange={(event) => change({ body: event.target.value })}
              />
            )}
          </Field>
          <Enclosures draft={draft} onChange={change} fault={at('/invoiceIds')} />
        </div>
        <MessagePreviewPane accountId={accountId} draft={written} preview={shown} error={previewError} isOld={isOld} />
      </Columns>
      <p>{t('write.recallable', { seconds: RECALL_SECONDS })}</p>
    </FormDialog>
  );
}
