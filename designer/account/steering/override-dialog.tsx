import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '#engine';
import { useAct } from '../../app/api/use-act.ts';
import { useAnswer } from '../../app/api/use-answer.ts';
import { useToday } from '../../app/clock.ts';
import { useFieldFault } from '../../elements/fault-words.ts';
import { Choice, Field, TextInput } from '../../elements/field.tsx';
import { FormDialog } from '../../elements/form-dialog.tsx';
import { LineField } from '../../elements/line-field.tsx';
import { useDraft } from '../../elements/use-draft.ts';
import { accountAnswers, useAccount } from '../account-context.ts';

/** What is proposed as the last day. */
const USUAL_DAYS = 14;

/** Puts the account on another strategy, or on none, until a day. */
export function OverrideDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('account');
  const { t: ofElements } = useTranslation('elements');
  const { id: accountId, step } = useAccount();
  const today = useToday();
  const { data } = useAnswer('definitions.list', { query: { kind: 'strategy' } });
  const [draft, change, clear] = useDraft(`override.${accountId}`, { strategyId: '', untilOn: addDays(today, USUAL_DAYS), reason: '' });
  const [isTried, setTried] = useState(false);
  const set = useAct('overrides.set', {
    refreshes: accountAnswers,
    onDone: () => {
      clear();
      onClose();
    },
  });
  const at = useFieldFault(set.error);
  const reason = draft.reason.trim();
  const missing = (text: string): string | undefined => (isTried && text === '' ? ofElements('required') : undefined);
  const isOfField = ['/strategyId', '/untilOn', '/reason'].some((place) => at(place) !== undefined);
  const others = (data?.items ?? []).filter(({ id, version }) => version !== undefined && id !== step?.strategyId);
  const save = (): void => {
    setTried(true);
    if (reason === '' || draft.untilOn === '') return;
    const strategy = draft.strategyId === '' ? {} : { strategyId: draft.strategyId };
    set.act({ params: { accountId }, body: { ...strategy, untilOn: draft.untilOn, reason } });
  };
  return (
    <FormDialog
      title={t('steering.override.title')}
      width={480}
      save={t('steering.override.save')}
      isReady={!set.isBusy}
      error={isOfField ? null : set.error}
      onSubmit={save}
      onClose={onClose}
    >
      <p>{t('steering.override.words')}</p>
      <Field label={t('steering.override.strategy')} fault={at('/strategyId')}>
        {(ties) => (
          <Choice {...ties} autoFocus value={draft.strategyId} onChange={(event) => change({ strategyId: event.target.value })}>
            <option value="">{t('steering.override.none')}</option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {t('steering.override.on', { name })}
              </option>
            ))}
          </Choice>
        )}
      </Field>
      <Field label={t('steering.override.until')} fault={at('/untilOn') ?? missing(draft.untilOn)}>
        {(ties) => (
          <TextInput
            {...ties}
            type="date"
            min={today}
            value={draft.untilOn}
            onChange={(event) => change({ untilOn: event.target.value })}
          />
        )}
      </Field>
      <LineField
        label={t('steering.reason')}
        fault={at('/reason') ?? missing(reason)}
        value={draft.reason}
        onChange={(text) => change({ reason: text })}
      />
    </FormDialog>
  );
}
