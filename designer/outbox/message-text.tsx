import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { color, radius } from '../app/theme/tokens.ts';
import { Segmented } from '../elements/segmented.tsx';
import type { MessageDetail } from './message-facts.tsx';

const Sheet = styled('section')({
  '& header': { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 8, minHeight: 32, marginBottom: 6 },
  '& .subject': { fontWeight: 600, marginBottom: 8, overflowWrap: 'anywhere' },
  '& .quiet': { color: color.secondary },
  '& pre': {
    margin: 0,
    padding: 16,
    border: `1px solid ${color.border}`,
    borderRadius: radius,
    background: color.sunken,
    fontSize: 12.5,
    lineHeight: '19px',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  '& iframe': {
    display: 'block',
    width: '100%',
    height: 420,
    border: `1px solid ${color.border}`,
    borderRadius: radius,
    background: '#fff',
  },
});

/** What mail programs show a message on that says nothing of its looks. */
const PAPER = '<body style="margin:16px;color:#14181f;font:14px/1.5 system-ui,sans-serif">';

/** What the message says, as it was composed for sending. Its page is shut off: no scripts, no forms, no links out. */
export function MessageText({ message }: { readonly message: MessageDetail }) {
  const { t } = useTranslation('outbox');
  const [shown, setShown] = useState<'html' | 'plain'>('html');
  const { subject, text, html } = message;
  if (text === undefined && html === undefined) {
    return (
      <Sheet>
        <header>
          <h3>{t('message.preview')}</h3>
        </header>
        <p className="quiet">{t('message.notWritten')}</p>
      </Sheet>
    );
  }
  const both = text !== undefined && html !== undefined;
  const view = both ? shown : html === undefined ? 'plain' : 'html';
  return (
    <Sheet>
      <header>
        <h3>{t('message.preview')}</h3>
        {both && (
          <Segmented
            label={t('message.preview')}
            options={[
              { id: 'html', label: t('message.html') },
              { id: 'plain', label: t('message.plain') },
            ]}
            value={shown}
            onChange={setShown}
          />
        )}
      </header>
      {subject !== undefined && <p className="subject">{subject}</p>}
      {view === 'html' ? <iframe sandbox="" srcDoc={`${PAPER}${html}`} title={t('message.preview')} /> : <pre>{text}</pre>}
    </Sheet>
  );
}
