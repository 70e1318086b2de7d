import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../app/api/use-act.ts';
import { useFieldFault } from '../../elements/fault-words.ts';
import { Field, TextInput } from '../../elements/field.tsx';
import { useDraft } from '../../elements/use-draft.ts';
import { accountAnswers, useAccount } from '../account-context.ts';
import { ActForm } from '../act-form.tsx';
import type { Contact } from './contact.ts';

const places = ['name', 'role', 'phone', 'otherPhones', 'email', 'zone'] as const;
type Place = (typeof places)[number];
const fields = places.map((place) => `/${place}`);

/** Who somebody is and how to reach them: a new contact, or one that is put right. */
export function ContactForm({ contact, onDone }: { readonly contact?: Contact; readonly onDone: () => void }) {
  const { t } = useTranslation('account');
  const { t: ofElements } = useTranslation('elements');
  const { id: accountId, zone: ownZone } = useAccount();
  const initial = useMemo<Record<Place, string>>(() => draftOf(contact, ownZone), [contact, ownZone]);
  const [draft, change, clear] = useDraft(`contact.${accountId}.${contact?.id ?? 'new'}`, initial);
  const [isTried, setTried] = useState(false);
  const options = {
    refreshes: accountAnswers,
    onDone: () => {
      clear();
      onDone();
    },
  };
  const add = useAct('contacts.add', options);
  const correct = useAct('contacts.change', options);
  const act = { isBusy: add.isBusy || correct.isBusy, error: add.error ?? correct.error };
  const at = useFieldFault(act.error);
  const name = draft.name.trim();
  const submit = (): void => {
    setTried(true);
    if (name === '') return;
    const said = (place: 'role' | 'phone' | 'email' | 'zone') => (draft[place].trim() === '' ? {} : { [place]: draft[place].trim() });
    const others = draft.otherPhones.split(/[,;]/).flatMap((each) => each.trim() || []);
    const body = {
      name,
      ...said('role'),
      ...said('phone'),
      ...said('email'),
      ...said('zone'),
      ...(others.length === 0 ? {} : { otherPhones: others }),
    };
    if (contact) correct.act({ params: { accountId, contactId: contact.id }, body });
    else add.act({ params: { accountId }, body });
  };
  return (
    <ActForm act={act} fields={fields} save={t('side.people.save')} onSubmit={submit} onCancel={onDone}>
      {places.map((place) => (
        <Field
          key={place}
          label={t(`side.people.form.${place}`)}
          optional={place !== 'name'}
          {...(place === 'otherPhones' ? { help: t('side.people.form.otherPhonesHelp') } : {})}
          fault={at(`/${place}`) ?? (place === 'name' && isTried && name === '' ? ofElements('required') : undefined)}
        >
          {(ties) => (
            <TextInput
              {...ties}
              autoFocus={place === 'name'}
              maxLength={254}
              value={draft[place]}
              onChange={(event) => change({ [place]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </ActForm>
  );
}

function draftOf(contact: Contact | undefined, ownZone: string): Record<Place, string> {
  return {
    name: contact?.name ?? '',
    role: contact?.role ?? '',
    phone: contact?.phone ?? '',
    otherPhones: contact?.otherPhones.join(', ') ?? '',
    email: contact?.email ?? '',
    zone: contact && contact.zone !== ownZone ? contact.zone : '',
  };
}
