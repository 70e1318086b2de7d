import { useTranslation } from 'react-i18next';
import { type CustomField, decimalOf } from '#engine';
import { useAct } from '../../app/api/use-act.ts';
import { AmountField } from '../../elements/amount-field.tsx';
import { useFieldFault } from '../../elements/fault-words.ts';
import { Choice, Field, TextInput } from '../../elements/field.tsx';
import { typedAmount } from '../../elements/typed-amount.ts';
import { useDraft } from '../../elements/use-draft.ts';
import { accountAnswers, useAccount } from '../account-context.ts';
import { ActForm } from '../act-form.tsx';

type Value = string | number | boolean | null;

/** What is typed, by field; what is not in it is as it stands on the account. */
type Typed = Readonly<Record<string, string>>;

interface FieldsFormProps {
  readonly fields: readonly CustomField[];
  readonly onDone: () => void;
}

/** What is noted on the account in one's own fields; only what was changed is written. */
export function FieldsForm({ fields, onDone }: FieldsFormProps) {
  const { t } = useTranslation('account');
  const { t: ofElements } = useTranslation('elements');
  const { id: accountId, custom, currency } = useAccount();
  const [typed, change, clear] = useDraft<Typed>(`fields.${accountId}`, {});
  const finish = (): void => {
    clear();
    onDone();
  };
  const note = useAct('fields.note', { refreshes: accountAnswers, onDone: finish });
  const at = useFieldFault(note.error);
  const changed = fields.filter(({ id }) => typed[id] !== undefined && typed[id] !== shown(custom[id], currency, fieldOf(fields, id)));
  const read = changed.map((field) => [field.id, meantBy(typed[field.id] ?? '', field, currency)] as const);
  const isWrong = (id: string): boolean => read.some(([each, value]) => each === id && value === undefined);
  const submit = (): void => {
    if (read.some(([, value]) => value === undefined)) return;
    if (read.length === 0) finish();
    else note.act({ params: { accountId }, body: { values: Object.fromEntries(read) as Record<string, Value> } });
  };
  return (
    <ActForm act={note} fields={['/values']} save={t('side.facts.save')} onSubmit={submit} onCancel={onDone}>
      {fields.map((field) => {
        const { id, label, type } = field;
        const value = typed[id] ?? shown(custom[id], currency, field);
        const wrong = type === 'money' ? ofElements('amount.invalid', { example: decimalOf(125_000, currency) }) : t('side.facts.noNumber');
        const fault = at(`/values/${id}`) ?? (isWrong(id) ? wrong : undefined);
        const onType = (text: string): void => change({ [id]: text });
        if (type === 'money') {
          return <AmountField key={id} label={label} currency={currency} value={value} fault={fault} optional onChange={onType} />;
        }
        return <PlainField key={id} field={field} value={value} fault={fault} onType={onType} />;
      })}
    </ActForm>
  );
}

interface PlainFieldProps {
  readonly field: CustomField;
  readonly value: string;
  readonly fault: string | undefined;
  readonly onType: (text: string) => void;
}

function PlainField({ field: { label, description, type, options }, value, fault, onType }: PlainFieldProps) {
  const { t } = useTranslation('account');
  const choices = type === 'flag' ? (['true', 'false'] as const) : options;
  return (
    <Field label={label} fault={fault} optional {...(description === undefined ? {} : { help: description })}>
      {(ties) =>
        choices ? (
          <Choice {...ties} value={value} onChange={(event) => onType(event.target.value)}>
            <option value="">{t('side.facts.notNoted')}</option>
            {value !== '' && !choices.some((choice) => choice === value) && <option value={value}>{value}</option>}
            {choices.map((choice) => (
              <option key={choice} value={choice}>
                {type === 'flag' ? t(choice === 'true' ? 'side.facts.yes' : 'side.facts.no') : choice}
              </option>
            ))}
          </Choice>
        ) : (
          <TextInput
            {...ties}
            type={type === 'date' ? 'date' : 'text'}
            {...(type === 'number' ? { inputMode: 'decimal' as const, 'data-figures': '' } : {})}
            maxLength={1000}
            autoComplete="off"
            value={value}
            onChange={(event) => onType(event.target.value)}
          />
        )
      }
    </Field>
  );
}

function fieldOf(fields: readonly CustomField[], id: string): CustomField | undefined {
  return fields.find((field) => field.id === id);
}

/** A noted value as it stands in its control; nothing noted is an empty text. */
function shown(value: unknown, currency: string, field: CustomField | undefined): string {
  if (value === undefined) return '';
  return field?.type === 'money' && typeof value === 'number' ? decimalOf(value, currency) : String(value);
}

/** What is meant by a typed text: null empties the field, undefined is no value of its type. */
function meantBy(text: string, { type }: CustomField, currency: string): Value | undefined {
  const plain = text.trim();
  if (plain === '') return null;
  if (type === 'money') return typedAmount(plain, currency);
  if (type === 'flag') return plain === 'true';
  if (type !== 'number') return plain;
  const number = Number(plain.replaceAll(',', ''));
  return Number.isFinite(number) ? number : undefined;
}
