import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../app/api/use-act.ts';
import { useAnswer } from '../../app/api/use-answer.ts';
import { useToday } from '../../app/clock.ts';
import { dayWords } from '../../app/text/when.ts';
import { useFieldFault } from '../../elements/fault-words.ts';
import { Choice, Field, TextInput } from '../../elements/field.tsx';
import { LineField } from '../../elements/line-field.tsx';
import { useDraft } from '../../elements/use-draft.ts';
import { accountAnswers, useAccount } from '../account-context.ts';
import { ActForm } from '../act-form.tsx';
import type { RecordFormProps } from './kinds.ts';

const fields = ['/title', '/on', '/at', '/contactId', '/pool'];

interface Draft {
  readonly kind: 'follow-up' | 'call-back';
  readonly title: string;
  readonly on: string;
  readonly at: string;
  readonly contactId: string;
  readonly pool: string;
}

/** Something to come back to on a day, or at a time: it comes into the worklist then. */
export function FollowUpForm({ start, onDone, onCancel }: RecordFormProps) {
  const { t } = useTranslation('account');
  const { t: ofElements } = useTranslation('elements');
  const { id: accountId, contacts } = useAccount();
  const today = useToday();
  const { isCallBack = false, contactId = '' } = start;
  const initial = useMemo<Draft>(
    () => ({ kind: isCallBack ? 'call-back' : 'follow-up', title: '', on: '', at: '', contactId, pool: '' }),
    [isCallBack, contactId],
  );
  const [draft, change, clear] = useDraft<Draft>(`followUp.${accountId}${isCallBack ? '.call' : ''}`, initial);
  const [isTried, setTried] = useState(false);
  const add = useAct('tasks.add', {
    refreshes: accountAnswers,
    onDone: (_, { body }) => {
      clear();
      const said = { what: t(`record.followUpForm.kinds.${body.kind}`), day: dayWords(body.on, today) };
      const words =
        body.at === undefined ? t('record.followUpForm.done', said) : t('record.followUpForm.doneAt', { ...said, time: body.at });
      onDone({ words });
    },
  });
  const at = useFieldFault(add.error);
  const isCall = draft.kind === 'call-back';
  const faults = {
    on: draft.on === '' ? ofElements('required') : undefined,
    at: isCall && draft.at === '' ? ofElements('required') : undefined,
  };
  const submit = (): void => {
    setTried(true);
    if (faults.on !== undefined || faults.at !== undefined) return;
    const title = draft.title.trim();
    add.act({
      params: { accountId },
      body: {
        kind: draft.kind,
        on: draft.on,
        ...(draft.at === '' ? {} : { at: draft.at }),
        ...(title === '' ? {} : { title }),
        ...(draft.contactId === '' ? {} : { contactId: draft.contactId }),
        ...(draft.pool === '' ? {} : { pool: draft.pool }),
      },
    });
  };
  const inUse = contacts.filter((contact) => contact.retired === undefined);
  const whom = inUse.find((contact) => contact.id === draft.contactId)?.name ?? t('record.followUpForm.account');
  return (
    <ActForm act={add} fields={fields} save={t('record.followUpForm.save')} onSubmit={submit} onCancel={onCancel}>
      <h3>{t(isCallBack ? 'record.followUpForm.callBackTitle' : 'record.followUpForm.title')}</h3>
      {!isCallBack && (
        <Field label={t('record.followUpForm.kind')}>
          {(ties) => (
            <Choice {...ties} value={draft.kind} onChange={(event) => change({ kind: event.target.value as Draft['kind'] })}>
              {(['follow-up', 'call-back'] as const).map((kind) => (
                <option key={kind} value={kind}>
                  {t(`record.followUpForm.kinds.${kind}`)}
                </option>
              ))}
            </Choice>
          )}
        </Field>
      )}
      <Field label={t('record.followUpForm.on')} fault={at('/on') ?? (isTried ? faults.on : undefined)}>
        {(ties) => <TextInput {...ties} autoFocus type="date" value={draft.on} onChange={(event) => change({ on: event.target.value })} />}
      </Field>
      <Field
        label={t('record.followUpForm.at')}
        optional={!isCall}
        help={t('record.followUpForm.atHelp', { whom })}
        fault={at('/at') ?? (isTried ? faults.at : undefined)}
      >
        {(ties) => <TextInput {...ties} type="time" value={draft.at} onChange={(event) => change({ at: event.target.value })} />}
      </Field>
      <LineField
        label={t('record.followUpForm.what')}
        optional
        fault={at('/title')}
        value={draft.title}
        onChange={(title) => change({ title })}
      />
      {inUse.length > 0 && (
        <Field label={t('record.followUpForm.contact')} optional fault={at('/contactId')}>
          {(ties) => (
            <Choice {...ties} value={draft.contactId} onChange={(event) => change({ contactId: event.target.value })}>
              <option value="">{t('record.followUpForm.somebody')}</option>
              {inUse.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Choice>
          )}
        </Field>
      )}
      <Whose value={draft.pool} onChange={(pool) => change({ pool })} fault={at('/pool')} />
    </ActForm>
  );
}

interface WhoseProps {
  readonly value: string;
  readonly onChange: (pool: string) => void;
  readonly fault: string | undefined;
}

/** Whose it is: one's own, or whoever takes it from a pool. */
function Whose({ value, onChange, fault }: WhoseProps) {
  const { t } = useTranslation('account');
  const { data } = useAnswer('registry.get', {});
  return (
    <Field label={t('record.followUpForm.whose')} fault={fault}>
      {(ties) => (
        <Choice {...ties} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t('record.followUpForm.me')}</option>
          {(data?.assignees.pools ?? []).map((pool) => (
            <option key={pool} value={pool}>
              {t('side.task.pool', { pool })}
            </option>
          ))}
        </Choice>
      )}
    </Field>
  );
}
