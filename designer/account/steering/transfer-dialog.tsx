import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holderOf, holderWord } from '#engine';
import { useAct } from '../../app/api/use-act.ts';
import { useAnswer } from '../../app/api/use-answer.ts';
import { useSession } from '../../app/session.ts';
import { useFieldFault } from '../../elements/fault-words.ts';
import { Choice, Field } from '../../elements/field.tsx';
import { FormDialog } from '../../elements/form-dialog.tsx';
import { LineField } from '../../elements/line-field.tsx';
import { useDraft } from '../../elements/use-draft.ts';
import { accountAnswers, useAccount } from '../account-context.ts';

/** Gives the account, with what is to be done on it, to another owner or a pool. */
export function TransferDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('account');
  const { t: ofElements } = useTranslation('elements');
  const { id: accountId, name, owner } = useAccount();
  const { user } = useSession();
  const { data } = useAnswer('work.choices', { query: { view: 'everyone' } });
  const [draft, change, clear] = useDraft(`transfer.${accountId}`, { to: '', reason: '' });
  const [isTried, setTried] = useState(false);
  const transfer = useAct('accounts.transfer', {
    refreshes: [...accountAnswers, 'work.list'],
    onDone: () => {
      clear();
      onClose();
    },
  });
  const at = useFieldFault(transfer.error);
  const reason = draft.reason.trim();
  const missing = (text: string): string | undefined => (isTried && text === '' ? ofElements('required') : undefined);
  const faults = { to: at('/to/id') ?? missing(draft.to), reason: at('/reason') ?? missing(reason) };
  const isOfField = at('/to/id') !== undefined || at('/reason') !== undefined;
  const people = (data?.collectors ?? []).filter(({ id }) => id !== owner?.id);
  const pools = data?.receivingPools ?? [];
  const save = (): void => {
    setTried(true);
    if (draft.to === '' || reason === '') return;
    transfer.act({ params: { accountId }, body: { to: holderOf(draft.to), reason } });
  };
  return (
    <FormDialog
      title={t('steering.transfer.title', { name })}
      save={t('steering.transfer.save')}
      isReady={!transfer.isBusy}
      error={isOfField ? null : transfer.error}
      onSubmit={save}
      onClose={onClose}
    >
      <p>{t(user.role === 'collector' ? 'steering.transfer.wordsOwn' : 'steering.transfer.words')}</p>
      <Field label={t('steering.transfer.to')} fault={faults.to}>
        {(ties) => (
          <Choice {...ties} autoFocus value={draft.to} onChange={(event) => change({ to: event.target.value })}>
            <option value="">{t('steering.transfer.choose')}</option>
            <optgroup label={t('steering.transfer.people')}>
              {people.map(({ id, name: who }) => (
                <option key={id} value={holderWord({ kind: 'person', id })}>
                  {who}
                </option>
              ))}
            </optgroup>
            <optgroup label={t('steering.transfer.pools')}>
              {pools.map((id) => (
                <option key={id} value={holderWord({ kind: 'pool', id })}>
                  {id}
                </option>
              ))}
            </optgroup>
          </Choice>
        )}
      </Field>
      <LineField label={t('steering.reason')} fault={faults.reason} value={draft.reason} onChange={(text) => change({ reason: text })} />
    </FormDialog>
  );
}
