import AddOutlined from '@mui/icons-material/AddOutlined';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { decimalOf, isLocalDate, isZone } from '#engine';
import { Field, TextInput } from '../elements/field.tsx';
import { typedAmount } from '../elements/typed-amount.ts';
import { useFlow } from '../flow/flow-context.ts';
import { FactRows } from './fact-rows.tsx';
import { type GivenDraft, type InvoiceDraft, withInvoice } from './given-draft.ts';

const Fields = styled('div')({
  display: 'grid',
  gap: 10,
  alignContent: 'start',
  '& .pair': { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 8 },
  '& .where': { display: 'grid', gridTemplateColumns: '72px minmax(0, 1fr)', gap: 8 },
  '& input, & select': { minHeight: 30, height: 30, fontSize: 13 },
  '& .invoice': { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) 32px', gap: 4, alignItems: 'center' },
  '& .invoices': { display: 'grid', gap: 4 },
  '& legend': { padding: 0 },
  '& .label': { fontSize: 13, fontWeight: 550, lineHeight: '20px' },
});

interface GivenFieldsProps {
  readonly draft: GivenDraft;
  readonly today: string;
  readonly onChange: (draft: GivenDraft) => void;
}

/** What somebody owes, since when, where, and what else is known of him. */
export function GivenFields({ draft, today, onChange }: GivenFieldsProps) {
  const { t } = useTranslation('play');
  const { t: ofElements } = useTranslation('elements');
  const { kind } = useFlow();
  const zones = useId();
  const { currency, zone, invoices } = draft;
  const change = (part: Partial<GivenDraft>): void => onChange({ ...draft, ...part });
  const amountFault = (text: string): string | undefined =>
    text === '' || (typedAmount(text, currency) ?? 0) > 0
      ? undefined
      : ofElements('amount.invalid', { example: decimalOf(125_000, currency) });
  const replace = (next: InvoiceDraft): void => change({ invoices: invoices.map((each) => (each.id === next.id ? next : each)) });
  return (
    <Fields>
      <fieldset className="invoices">
        <legend className="label">{t('who.invoices')}</legend>
        {invoices.map((invoice, index) => (
          <InvoiceRow
            key={invoice.id}
            invoice={invoice}
            number={index + 1}
            currency={currency}
            onChange={replace}
            onRemove={() => change({ invoices: invoices.filter((each) => each !== invoice) })}
          />
        ))}
        <div>
          <Button startIcon={<AddOutlined />} onClick={() => onChange(withInvoice(draft, invoices.at(-1)?.dueOn ?? today))}>
            {t('who.addInvoice')}
          </Button>
        </div>
      </fieldset>
      {kind === 'resolution' && (
        <div className="pair">
          <Field label={t('form.disputeAmount')} optional fault={amountFault(draft.disputeAmount)}>
            {(ties) => (
              <TextInput
                {...ties}
                data-figures=""
                inputMode="decimal"
                value={draft.disputeAmount}
                onChange={(event) => change({ disputeAmount: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('form.disputeReason')} optional>
            {(ties) => (
              <TextInput {...ties} value={draft.disputeReason} onChange={(event) => change({ disputeReason: event.target.value })} />
            )}
          </Field>
        </div>
      )}
      <Field label={t('who.startOn')} optional help={t('who.startHelp')}>
        {(ties) => <TextInput {...ties} type="date" value={draft.startOn} onChange={(event) => change({ startOn: event.target.value })} />}
      </Field>
      <div className="where">
        <Field label={t('who.currency')} fault={/^[A-Z]{3}$/.test(currency) ? undefined : ofElements('required')}>
          {(ties) => (
            <TextInput
              {...ties}
              maxLength={3}
              value={currency}
              onChange={(event) => change({ currency: event.target.value.toUpperCase() })}
            />
          )}
        </Field>
        <Field label={t('who.zone')} fault={isZone(zone) ? undefined : t('who.zoneUnknown')}>
          {(ties) => <TextInput {...ties} list={zones} value={zone} onChange={(event) => change({ zone: event.target.value })} />}
        </Field>
        <datalist id={zones}>
          {Intl.supportedValuesOf('timeZone').map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      </div>
      <div>
        <span className="label">{t('facts.fact')}</span>
        <FactRows label={t('facts.fact')} value={draft.facts} currency={currency} onChange={(facts) => change({ facts })} />
      </div>
    </Fields>
  );
}

interface InvoiceRowProps {
  readonly invoice: InvoiceDraft;
  readonly number: number;
  readonly currency: string;
  readonly onChange: (invoice: InvoiceDraft) => void;
  readonly onRemove: () => void;
}

function InvoiceRow({ invoice, number, currency, onChange, onRemove }: InvoiceRowProps) {
  const { t } = useTranslation('play');
  const named = t('who.invoice', { number });
  const isAmount = (typedAmount(invoice.amount, currency) ?? 0) > 0;
  return (
    <fieldset className="invoice" aria-label={named}>
      <TextInput
        aria-label={`${named}: ${t('who.amount')}`}
        {...(isAmount ? {} : { 'aria-invalid': true })}
        data-figures=""
        inputMode="decimal"
        placeholder={t('who.amount')}
        autoComplete="off"
        value={invoice.amount}
        onChange={(event) => onChange({ ...invoice, amount: event.target.value })}
      />
      <TextInput
        aria-label={`${named}: ${t('who.dueOn')}`}
        {...(isLocalDate(invoice.dueOn) ? {} : { 'aria-invalid': true })}
        type="date"
        value={invoice.dueOn}
        onChange={(event) => onChange({ ...invoice, dueOn: event.target.value })}
      />
      <IconButton aria-label={t('who.removeInvoice', { number })} data-tip={t('who.removeInvoice', { number })} onClick={onRemove}>
        <CloseOutlined />
      </IconButton>
    </fieldset>
  );
}
