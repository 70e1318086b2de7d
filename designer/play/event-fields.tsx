import { useTranslation } from 'react-i18next';
import { decimalOf, nameWords, type PlayField } from '#engine';
import { AmountField } from '../elements/amount-field.tsx';
import { Choice, Field, TextInput } from '../elements/field.tsx';
import { type EventDraft, type FieldFault, faultOf } from './event-draft.ts';
import { FactRows } from './fact-rows.tsx';

interface EventFieldsProps {
  readonly fields: readonly PlayField[];
  readonly draft: EventDraft;
  readonly currency: string;
  /** Numbers of the invoices there are. */
  readonly invoices: readonly string[];
  /** Says what is missing. */
  readonly isTried: boolean;
  readonly onChange: (change: Partial<Pick<EventDraft, 'fields' | 'facts'>>) => void;
}

/** The fields of an event: what is paid, promised, disputed, or came of it. */
export function EventFields({ fields, draft, currency, isTried, onChange, ...rest }: EventFieldsProps) {
  const said = useFieldFaultWords(currency);
  return fields.map((field) => {
    const fault = faultOf(field, draft, currency);
    const shown = fault !== undefined && (isTried || fault !== 'required') ? said(fault) : undefined;
    return (
      <EventField
        key={field.name}
        field={field}
        draft={draft}
        currency={currency}
        {...rest}
        fault={shown}
        onText={(text) => onChange({ fields: { ...draft.fields, [field.name]: text } })}
        onFacts={(facts) => onChange({ facts })}
      />
    );
  });
}

function useFieldFaultWords(currency: string): (fault: FieldFault) => string {
  const { t } = useTranslation('elements');
  return (fault) => {
    if (fault === 'amount') return t('amount.invalid', { example: decimalOf(125_000, currency) });
    return fault === 'notPositive' ? t('amount.notPositive') : t('required');
  };
}

interface EventFieldProps {
  readonly field: PlayField;
  readonly draft: EventDraft;
  readonly currency: string;
  readonly invoices: readonly string[];
  readonly fault: string | undefined;
  readonly onText: (text: string) => void;
  readonly onFacts: (facts: EventDraft['facts']) => void;
}

function EventField({ field, draft, currency, invoices, fault, onText, onFacts }: EventFieldProps) {
  const { t } = useTranslation('play');
  const { name, kind, required, choices = [] } = field;
  const label = useFieldLabel(draft.type, name);
  const text = draft.fields[name] ?? '';
  const frame = { label, optional: !required, fault };
  switch (kind) {
    case 'money':
      return <AmountField {...frame} currency={currency} value={text} onChange={onText} />;
    case 'facts':
      return <FactRows label={label} value={draft.facts} currency={currency} onChange={onFacts} />;
    case 'invoice':
      return (
        <Field {...frame}>
          {(ties) => (
            <Choice {...ties} value={text} onChange={(event) => onText(event.target.value)}>
              <option value="">{t('event.any')}</option>
              {invoices.map((number) => (
                <option key={number} value={number}>
                  {number}
                </option>
              ))}
            </Choice>
          )}
        </Field>
      );
    case 'choice':
      return (
        <Field {...frame}>
          {(ties) => (
            <Choice {...ties} value={text} onChange={(event) => onText(event.target.value)}>
              <option value="">{t('event.choose')}</option>
              {choices.map((choice) => (
                <option key={choice} value={choice}>
                  {nameWords(choice)}
                </option>
              ))}
            </Choice>
          )}
        </Field>
      );
    default:
      return (
        <Field {...frame}>
          {(ties) => (
            <TextInput
              {...ties}
              type={kind === 'date' ? 'date' : 'text'}
              autoComplete="off"
              value={text}
              onChange={(event) => onText(event.target.value)}
            />
          )}
        </Field>
      );
  }
}

const known = ['amount', 'invoice', 'dueOn', 'paidOn', 'reason', 'outcome', 'untilOn', 'channel', 'template', 'kind', 'facts'] as const;

function useFieldLabel(type: string, name: string): string {
  const { t } = useTranslation('play');
  if (type === 'invoice.created' && name === 'dueOn') return t('event.invoiceDueOn');
  const own = known.find((each) => each === name);
  return own ? t(`event.field.${own}`) : nameWords(name);
}
