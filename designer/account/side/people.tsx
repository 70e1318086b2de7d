import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../app/api/use-act.ts';
import { useToday } from '../../app/clock.ts';
import { useMay } from '../../app/session.ts';
import { momentWords, withDays } from '../../app/text/when.ts';
import { color } from '../../app/theme/tokens.ts';
import { useFaultWords } from '../../elements/fault-words.ts';
import { Panel } from '../../elements/panel.tsx';
import { accountAnswers, useAccount } from '../account-context.ts';
import { Consents } from './consents.tsx';
import type { Contact } from './contact.ts';
import { ContactForm } from './contact-form.tsx';

const List = styled('ul')({
  '& li': { padding: '8px 16px', borderTop: `1px solid ${color.border}`, fontSize: 13, lineHeight: '20px' },
  '& .first': { display: 'flex', justifyContent: 'space-between', gap: 12 },
  '& .name': { fontWeight: 600 },
  '& .local': { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  '& .quiet': { color: color.secondary, overflowWrap: 'anywhere' },
  '& .muted': { color: color.muted, fontSize: 12, lineHeight: '18px' },
});

/** Whom to speak to, what time it is there, and whether they may be written to now. */
export function People() {
  const { t } = useTranslation('account');
  const { contacts } = useAccount();
  const may = useMay();
  const [isAdding, setAdding] = useState(false);
  return (
    <Panel
      title={t('side.people.title')}
      flush
      {...(contacts.length === 0 ? { note: t('side.people.none') } : {})}
      actions={may('contacts.add') && !isAdding && <Button onClick={() => setAdding(true)}>{t('side.people.add')}</Button>}
    >
      <List>
        {isAdding && (
          <li>
            <ContactForm onDone={() => setAdding(false)} />
          </li>
        )}
        {[...contacts].sort(inUseFirst).map((contact) => (
          <Person key={contact.id} contact={contact} />
        ))}
      </List>
    </Panel>
  );
}

function inUseFirst(a: Contact, b: Contact): number {
  return Number(a.retired !== undefined) - Number(b.retired !== undefined);
}

function Person({ contact }: { readonly contact: Contact }) {
  const { t } = useTranslation('account');
  const today = useToday();
  const may = useMay();
  const [isChanging, setChanging] = useState(false);
  const { name, role, email, phone, otherPhones, wrongNumbers, zone, localTime, retired } = contact;
  if (isChanging) {
    return (
      <li>
        <ContactForm contact={contact} onDone={() => setChanging(false)} />
      </li>
    );
  }
  if (retired) {
    const day = momentWords(retired.at, zone, today);
    const { because } = retired;
    return (
      <li>
        <p className="name">{name}</p>
        <p className="muted">
          {because === undefined ? t('side.people.retired', { day }) : t('side.people.retiredBecause', { day, because })}
        </p>
        <RetireButton contact={contact} />
      </li>
    );
  }
  const numbers = [...(phone === undefined ? [] : [phone]), ...otherPhones];
  return (
    <li>
      <p className="first">
        <span>
          <span className="name">{name}</span> {role !== undefined && <span className="quiet">{role}</span>}
        </span>
        <span className="local" data-tip={t('side.people.localTip', { zone: zone.replaceAll('_', ' ') })}>
          {t('side.people.local', { time: localTime })}
        </span>
      </p>
      {email !== undefined && <p className="quiet">{email}</p>}
      {numbers.map((number) => (
        <p key={number} className="quiet">
          {wrongNumbers.some((wrong) => digitsOf(wrong) === digitsOf(number)) ? (
            <>
              <s>{number}</s> {t('side.people.wrong')}
            </>
          ) : (
            <a href={`tel:${number.replaceAll(/[^+\d]/g, '')}`}>{number}</a>
          )}
        </p>
      ))}
      <Permission contact={contact} />
      <Consents contact={contact} />
      {may('contacts.change') && (
        <Button size="small" aria-label={t('side.people.changeLong', { name })} onClick={() => setChanging(true)}>
          {t('side.people.change')}
        </Button>
      )}
      <RetireButton contact={contact} />
    </li>
  );
}

function digitsOf(number: string): string {
  return number.replaceAll(/\D/g, '');
}

/** Puts a contact out of use, or back into it. */
function RetireButton({ contact: { id: contactId, name, retired } }: { readonly contact: Contact }) {
  const { t } = useTranslation('account');
  const { id: accountId } = useAccount();
  const may = useMay();
  const words = useFaultWords();
  const retire = useAct('contacts.retire', { refreshes: accountAnswers });
  if (!may('contacts.retire')) return null;
  const isInUse = retired === undefined;
  return (
    <>
      <Button
        size="small"
        disabled={retire.isBusy}
        aria-label={t(isInUse ? 'side.people.retireLong' : 'side.people.restoreLong', { name })}
        onClick={() => retire.act({ params: { accountId, contactId }, body: { retired: isInUse } })}
      >
        {t(isInUse ? 'side.people.retire' : 'side.people.restore')}
      </Button>
      {retire.error && <p role="alert">{words(retire.error)}</p>}
    </>
  );
}

function Permission({ contact }: { readonly contact: Contact }) {
  const { t } = useTranslation('account');
  const today = useToday();
  const { email, mayEmail, denied, zone } = contact;
  if (email === undefined) return <p className="muted">{t('side.people.noAddress')}</p>;
  if (!mayEmail) return <p className="muted">{t('side.people.noConsent')}</p>;
  if (!denied) return <p className="muted">{t('side.people.mayEmail')}</p>;
  const { reasons, until } = denied;
  return (
    <>
      <p className="muted">
        {until === undefined ? t('side.people.mayNotNow') : t('side.people.mayNot', { moment: momentWords(until, zone, today) })}
      </p>
      <p className="muted">{reasons.map((reason) => withDays(reason, today)).join('; ')}</p>
    </>
  );
}
