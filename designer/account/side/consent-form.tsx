import { useTranslation } from 'react-i18next';
import { channels } from '#engine';
import { useAct } from '../../app/api/use-act.ts';
import { useFieldFault } from '../../elements/fault-words.ts';
import { Choice, Field } from '../../elements/field.tsx';
import { LineField } from '../../elements/line-field.tsx';
import { useDraft } from '../../elements/use-draft.ts';
import { accountAnswers, useAccount } from '../account-context.ts';
import { ActForm } from '../act-form.tsx';
import type { Contact } from './contact.ts';

const answers = { yes: true, no: false, never: null } as const;
type Answer = keyof typeof answers;
interface Said {
  readonly channel: (typeof channels)[number];
  readonly answer: Answer;
  readonly because: string;
}
const blank: Said = { channel: 'email', answer: 'no', because: '' };

/** Writes down what somebody has said to a channel. */
export function ConsentForm({ contact, onDone }: { readonly contact: Contact; readonly onDone: () => void }) {
  const { t } = useTranslation('account');
  const { id: accountId } = useAccount();
  const [draft, change, clear] = useDraft<Said>(`consent.${contact.id}`, blank);
  const record = useAct('consents.record', {
    refreshes: accountAnswers,
    onDone: () => {
      clear();
      onDone();
    },
  });
  const at = useFieldFault(record.error);
  const submit = (): void => {
    const { channel, answer } = draft;
    const because = draft.because.trim();
    const params = { accountId, contactId: contact.id, channel };
    record.act({ params, body: { agrees: answers[answer], ...(because === '' ? {} : { because }) } });
  };
  return (
    <ActForm act={record} fields={['/because']} save={t('side.people.consentSave')} onSubmit={submit} onCancel={onDone}>
      <Field label={t('side.people.consentChannel')}>
        {(ties) => (
          <Choice
            {...ties}
            autoFocus
            value={draft.channel}
            onChange={(event) => change({ channel: event.target.value as Said['channel'] })}
          >
            {channels.map((channel) => (
              <option key={channel} value={channel}>
                {t(`side.people.channel.${channel}`)}
              </option>
            ))}
          </Choice>
        )}
      </Field>
      <Field label={t('side.people.consentSays')}>
        {(ties) => (
          <Choice {...ties} value={draft.answer} onChange={(event) => change({ answer: event.target.value as Answer })}>
            {(['yes', 'no', 'never'] as const).map((answer) => (
              <option key={answer} value={answer}>
                {t(`side.people.consentAnswer.${answer}`)}
              </option>
            ))}
          </Choice>
        )}
      </Field>
      <LineField
        label={t('side.people.consentBecause')}
        optional
        fault={at('/because')}
        value={draft.because}
        onChange={(because) => change({ because })}
      />
    </ActForm>
  );
}
