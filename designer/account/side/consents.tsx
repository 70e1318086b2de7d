import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channels } from '#engine';
import { useToday } from '../../app/clock.ts';
import { useMay } from '../../app/session.ts';
import { momentWords } from '../../app/text/when.ts';
import { ConsentForm } from './consent-form.tsx';
import type { Contact } from './contact.ts';

/** What a person has said to each channel, when and to whom; and the way to write it down. */
export function Consents({ contact }: { readonly contact: Contact }) {
  const { t } = useTranslation('account');
  const may = useMay();
  const today = useToday();
  const [isRecording, setRecording] = useState(false);
  const { name, consents, said, zone } = contact;
  const lines = channels.flatMap((channel) => {
    const agrees = consents[channel];
    if (agrees === undefined) return [];
    const what = t(agrees ? 'side.people.yes' : 'side.people.no', { channel: t(`side.people.channel.${channel}`) });
    const { at, by } = said[channel] ?? {};
    if (at === undefined) return [t('side.people.brought', { what })];
    const moment = momentWords(at, zone, today);
    return [by ? t('side.people.said', { what, moment, name: by.name }) : t('side.people.saidOn', { what, moment })];
  });
  return (
    <>
      {lines.map((line) => (
        <p key={line} className="muted">
          {line}
        </p>
      ))}
      {isRecording && <ConsentForm contact={contact} onDone={() => setRecording(false)} />}
      {!isRecording && may('consents.record') && (
        <Button size="small" aria-label={t('side.people.consentLong', { name })} onClick={() => setRecording(true)}>
          {t('side.people.consent')}
        </Button>
      )}
    </>
  );
}
