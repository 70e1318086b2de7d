import { styled } from '@mui/material/styles';
import { useEffect, useState } from 'react';
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
import { useDraft } from '../../elements/use-draft.ts';
import { useSettled } from '../../elements/use-settled.ts';
import { accountAnswers, useAccount } from '../account-context.ts';
import { InvoicePicker, openInvoices } from '../record/invoice-picker.tsx';
import type { RecordFormProps } from '../record/kinds.ts';
import { blankDraft, fromMessage, toMessage, type WriteDraft } from './draft.ts';
import { MayWrite } from './may-write.tsx';
import { MessagePreviewPane } from './message-preview.tsx';
import { TemplateChoice } from './template-choice.tsx';

const SETTLES_MS = 400;
const WIDTH = 1040;

const Columns = styled('div')({
  display: 'grid',
  gap: 20,
  gridTemplateColumns: 'minmax(0, 1fr)',
  '& > div': { display: 'grid', gap: 14, alignContent: 'start', minWidth: 0 },
  '& .quiet': { color: color.secondary },
  '& .tick': { display: 'flex', gap: 8, alignItems: 'center', minHeight: 28, cursor: 'pointer' },
  '& .tick input': { width: 16, height: 16, accentColor: color.primary },
  '& .attach > legend': { padding: 0, marginBottom: 4, fontWeight: 550 },
  '& .attach': { display: 'grid', gap: 8, minWidth: 0 },
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
  const [draft, change, clear] = useDraft<WriteDraft>(`write.${accountId}`, blankDraft);
  const [isTried, setTried] = useState(false);
  const { message } = start;
  // What was taken back is what one goes on from, whatever else was begun meanwhile.
  useEffect(() => {
    if (message) change(fromMessage(message));
  }, [message, change]);
  const { data: guide, error: loadFault, refetch } = useAnswer('messages.guide', { params: { accountId } });
  const people = guide?.people ?? [];
  const person = people.find((each) => each.contactId === draft.contactId) ?? people[0];
  const written = toMessage(draft, person?.contactId ?? '');
  const now = JSON.stringify(written);
  const settled = useSettled(now, SETTLES_MS);
  const canPreview = person !== undefined && (draft.channel === 'letter' || person.email !== undefined);
  const preview = useAnswer(
    'messages.preview',
    { params: { accountId }, body: JSON.parse(settled) as typeof written },
    { enabled: canPreview && settled === now, keepsPrevious: true },
  );
  const write = useAct('messages.write', {
    refreshes: [...accountAnswers, 'outbox.list'],
    onDone: () => {
      clear();
      onDone({ words: t(`write.done.${draft.channel}`, { to: person?.name ?? '' }) });
    },
  });
  const at = useFieldFault(write.error);
  const faults = preview.data && settled === now ? preview.data.faults : [];
  const faultAt = (pointer: string): string | undefined => {
    const blank = pointer === '/subject' ? draft.subject.trim() === '' : pointer === '/body' && draft.body.trim() === '';
    const found = blank && !isTried ? undefined : faults.find((fault) => fault.pointer === pointer);
    return at(pointer) ?? (found && [found.detail, found.fix].filter(Boolean).join(' '));
  };
  const submit = (): void => {
    setTried(true);
    if (person && !write.isBusy && draft.subject.trim() !== '' && draft.body.trim() !== '')
      write.act({ params: { accountId }, body: written });
  };
  const { channel } = draft;
  return (
    <FormDialog
      title={t('write.title', { name: account.name })}
      width={WIDTH}
      save={t(`write.send.${channel}`)}
      isReady={person !== undefined && !write.isBusy && preview.data?.may.allowed !== false}
      error={write.error}
      onSubmit={submit}
      onClose={onCancel}
    >
      {loadFault && <FaultNote error={loadFault} of="load" onRetry={() => void refetch()} />}
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
              help={<MayWrite may={preview.data?.may ?? person.may[channel]} />}
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
              {(ties) => (
                <TextArea
                  {...ties}
                  rows={4}
                  placeholder={(guide?.address ?? [account.name, person?.name]).join('\n')}
                  value={draft.address}
                  onChange={(event) => change({ address: event.target.value })}
                />
              )}
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
          <fieldset className="attach">
            <legend>{t('write.attach')}</legend>
            <label className="tick">
              <input type="checkbox" checked={draft.hasStatement} onChange={(event) => change({ hasStatement: event.target.checked })} />
              {t('write.statement')}
            </label>
            {openInvoices(account).length > 0 && (
              <InvoicePicker
                invoices={openInvoices(account)}
                chosen={draft.invoiceIds}
                onChange={(invoiceIds) => change({ invoiceIds })}
                fault={at('/invoiceIds')}
              />
            )}
          </fieldset>
        </div>
        <MessagePreviewPane
          accountId={accountId}
          draft={written}
          preview={preview.data}
          error={preview.error}
          isOld={preview.isFetching || settled !== now}
        />
      </Columns>
      <p>{t('write.recallable', { seconds: RECALL_SECONDS })}</p>
    </FormDialog>
  );
}
