import { useTranslation } from 'react-i18next';
import type { AccountDetail, BodyOf } from '#engine';
import { useAct } from '../../app/api/use-act.ts';
import { useFieldFault } from '../../elements/fault-words.ts';
import { Choice, Field, TextArea } from '../../elements/field.tsx';
import { useDraft } from '../../elements/use-draft.ts';
import { accountAnswers } from '../account-context.ts';
import { ActForm } from '../act-form.tsx';

type Resolved = BodyOf<'disputes.resolve'>['outcome'];
const outcomes: readonly Resolved[] = ['accepted', 'rejected', 'expired'];
const fields = ['/outcome', '/note'];
const blank: { readonly outcome: Resolved; readonly note: string } = { outcome: 'accepted', note: '' };

interface ResolveDisputeProps {
  readonly dispute: AccountDetail['disputes'][number];
  readonly onClose: () => void;
}

/** Says how a dispute came out. */
export function ResolveDispute({ dispute, onClose }: ResolveDisputeProps) {
  const { t } = useTranslation('account');
  const [draft, change, clear] = useDraft(`resolve.${dispute.id}`, blank);
  const resolve = useAct('disputes.resolve', {
    refreshes: accountAnswers,
    onDone: () => {
      clear();
      onClose();
    },
  });
  const at = useFieldFault(resolve.error);
  const submit = (): void => {
    const note = draft.note.trim();
    resolve.act({ params: { disputeId: dispute.id }, body: { outcome: draft.outcome, ...(note === '' ? {} : { note }) } });
  };
  return (
    <ActForm act={resolve} fields={fields} save={t('records.dispute.form.save')} onSubmit={submit} onCancel={onClose}>
      <h3>{t('records.dispute.form.title', { number: dispute.invoiceNumber })}</h3>
      <Field label={t('records.dispute.form.outcome')} fault={at('/outcome')}>
        {(ties) => (
          <Choice {...ties} autoFocus value={draft.outcome} onChange={(event) => change({ outcome: event.target.value as Resolved })}>
            {outcomes.map((outcome) => (
              <option key={outcome} value={outcome}>
                {t(`records.dispute.form.${outcome}`)}
              </option>
            ))}
          </Choice>
        )}
      </Field>
      <Field label={t('records.dispute.form.note')} optional fault={at('/note')}>
        {(ties) => <TextArea {...ties} maxLength={4000} value={draft.note} onChange={(event) => change({ note: event.target.value })} />}
      </Field>
    </ActForm>
  );
}
