import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../app/clock.ts';
import { momentWords, withDays } from '../../app/text/when.ts';
import { color } from '../../app/theme/tokens.ts';
import { Panel } from '../../elements/panel.tsx';
import { useAccount } from '../account-context.ts';
import { Consents } from './consents.tsx';
import type { Contact } from './contact.ts';

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
  return (
    <Panel title={t('side.people.title')} flush {...(contacts.length === 0 ? { note: t('side.people.none') } : {})}>
      <List>
        {contacts.map((contact) => (
          <Person key={contact.id} contact={contact} />
        ))}
      </List>
    </Panel>
  );
}

function Person({ contact }: { readonly contact: Contact }) {
  const { t } = useTranslation('account');
  const { name, role, email, phone, zone, localTime } = contact;
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
      {phone !== undefined && (
        <p className="quiet">
          <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>{phone}</a>
        </p>
      )}
      <Permission contact={contact} />
      <Consents contact={contact} />
    </li>
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
