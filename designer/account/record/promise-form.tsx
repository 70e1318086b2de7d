import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decimalOf } from '#engine';
import { useAct } from '../../app/api/use-act.ts';
import { useToday } from '../../app/clock.ts';
import { dayWords } from '../../app/text/when.ts';
import { useAddressPart } from '../../app/use-address-part.ts';
import { AmountField, useAmountFault } from '../../elements/amount-field.tsx';
import { useFieldFault } from '../../elements/fault-words.ts';
import { Choice, Field, TextInput } from '../../elements/field.tsx';
import { moneyText } from '../../elements/money.tsx';
import { typedAmount } from '../../elements/typed-amount.ts';
import { useDraft } from '../../elements/use-draft.ts';
import { accountAnswers, useAccount } from '../account-context.ts';
import { ActForm } from '../act-form.tsx';
import { useReliability } from '../use-reliability.ts';
import { InvoicePicker, openInvoices } from './invoice-picker.tsx';
import type { RecordFormProps } from './kinds.ts';

const fields = ['/amount', '/dueOn', '/invoiceIds', '/contactId'];

interface Draft {
  readonly amount: string;
  readonly dueOn: string;
  readonly covers: 'all' | 'some';
  readonly invoiceIds: readonly string[];
  readonly contactId: string;
}

/** A promise to pay: how much, by when, for what, by whom. */
export function PromiseForm({ start, onDone, onCancel }: RecordFormProps) {
  const { t } = useTranslation('account');
  const { t: ofElements } = useTranslation('elements');
  const account = useAccount();
  const { currency, standing, contacts } = account;
  const today = useToday();
  const [replyId] = useAddressPart('reply');
  const asked = standing.chaseable.amount;
  const reliability = useReliability();
  const initial = useMemo<Draft>(
    () => ({
      amount: asked > 0 ? decimalOf(asked, currency) : '',
      dueOn: start.dueOn ?? '',
      covers: 'all',
      invoiceIds: [],
      contactId: start.contactId ?? '',
    }),
    [asked, currency, start],
  );
  const [draft, change, clear] = useDraft<Draft>(`promise.${account.id}`, initial);
  const [isTried, setTried] = useState(false);
  const amountFault = useAmountFault();
  const make = useAct('promises.make', {
    refreshes: accountAnswers,
    onDone: ({ id, waits }, { body }) => {
      clear();
      const amount = moneyText({ amount: body.amount, currency });
      onDone({
        words: t(waits ? 'record.promiseForm.waits' : 'record.promiseForm.done', { amount, day: dayWords(body.dueOn, today) }),
        promiseId: id,
      });
    },
  });
  const at = useFieldFault(make.error);
  const faults = {
    amount: amountFault(draft.amount, currency),
    dueOn: draft.dueOn === '' ? ofElements('required') : undefined,
    invoices: draft.covers === 'some' && draft.invoiceIds.length === 0 ? t('record.invoices.none') : undefined,
  };
  const shown = (fault: string | undefined): string | undefined => (isTried ? fault : undefined);
  const submit = (): void => {
    setTried(true);
    const amount = typedAmount(draft.amount, currency);
    if (amount === undefined || Object.values(faults).some((fault) => fault !== undefined)) return;
    make.act({
      params: { accountId: account.id },
      body: {
        amount,
        dueOn: draft.dueOn,
        ...(draft.covers === 'some' ? { invoiceIds: [...draft.invoiceIds] } : {}),
        ...(draft.contactId === '' ? {} : { contactId: draft.contactId }),
        ...(replyId === undefined ? {} : { replyId }),
      },
    });
  };
  const hasOpen = account.promises.some((promise) => promise.status === 'open');
  return (
    <ActForm act={make} fields={fields} save={t('record.promiseForm.save')} onSubmit={submit} onCancel={onCancel}>
      <h3>{t('record.promiseForm.title')}</h3>
      <AmountField
        label={t('record.promiseForm.amount')}
        help={t('record.promiseForm.habit', { words: reliability })}
        currency={currency}
        value={draft.amount}
        onChange={(amount) => change({ amount })}
        fault={at('/amount') ?? shown(faults.amount)}
      />
      <Field
        label={t('record.promiseForm.dueOn')}
        fault={at('/dueOn') ?? shown(faults.dueOn)}
        {...(hasOpen ? { help: t('record.promiseForm.replaces') } : {})}
      >
        {(ties) => (
          <TextInput {...ties} autoFocus type="date" value={draft.dueOn} onChange={(event) => change({ dueOn: event.target.value })} />
        )}
      </Field>
      <Field label={t('record.promiseForm.covers')}>
        {(ties) => (
          <Choice {...ties} value={draft.covers} onChange={(event) => change({ covers: event.target.value as Draft['covers'] })}>
            <option value="all">{t('record.promiseForm.all')}</option>
            <option value="some">{t('record.promiseForm.some')}</option>
          </Choice>
        )}
      </Field>
      {draft.covers === 'some' && (
        <InvoicePicker
          invoices={openInvoices(account)}
          chosen={draft.invoiceIds}
          onChange={(invoiceIds) => change({ invoiceIds })}
          fault={at('/invoiceIds') ?? shown(faults.invoices)}
        />
      )}
      {contacts.length > 0 && (
        <Field label={t('record.promiseForm.by')} optional fault={at('/contactId')}>
          {(ties) => (
            <Choice {...ties} value={draft.contactId} onChange={(event) => change({ contactId: event.target.value })}>
              <option value="">{t('record.promiseForm.somebody')}</option>
              {contacts
                .filter((contact) => contact.retired === undefined)
                .map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
            </Choice>
          )}
        </Field>
      )}
    </ActForm>
  );
}
