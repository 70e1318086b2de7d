import { styled } from '@mui/material/styles';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '#engine';
import { useToday } from '../../app/clock.ts';
import { useDefinitionNames } from '../../app/definition-names.ts';
import { dayWords } from '../../app/text/when.ts';
import { color } from '../../app/theme/tokens.ts';
import { WhyButton } from '../timeline/why-button.ts';
import { MailWords } from './mail-words.ts';
import { ReplyActs } from './reply-acts.tsx';
import { WholeMail } from './whole-mail.tsx';

const Frame = styled('div')({ '& .about': { color: color.secondary, fontSize: 12, lineHeight: '18px', overflowWrap: 'anywhere' } });

/** Lines of the timeline that say what came back of a message. */
export const mailEntries = ['notice.replied', 'notice.answeredAutomatically', 'notice.delayed', 'notice.cameBack'] as const;
type MailEntry = (typeof mailEntries)[number];

export function isMailEntry(type: string): type is MailEntry {
  return (mailEntries as readonly string[]).includes(type);
}

/** A mail that came in, under the message it answers: what is new in it, the rest on demand, and what becomes of it. */
export function ReplyEntry({ entry, type }: { readonly entry: TimelineEntry; readonly type: MailEntry }) {
  const { t } = useTranslation('account');
  const whole = useId();
  const [isOpen, setOpen] = useState(false);
  const { mailId, text, subject, address, isStranger, optOut, unreadable } = entry.data;
  const isReply = type === 'notice.replied';
  return (
    <Frame data-mail={String(mailId)}>
      <p className="said">
        <Title type={type} data={entry.data} />{' '}
        <WhyButton type="button" aria-expanded={isOpen} aria-controls={whole} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('replies.wholeHide') : t('replies.whole')}
        </WhyButton>
      </p>
      {typeof subject === 'string' && subject !== '' && <p className="about">{t('replies.about', { subject })}</p>}
      {isStranger === true && <p className="about">{t('replies.stranger', { address: String(address) })}</p>}
      {isReply && !isOpen && unreadable === undefined && (
        <MailWords>{typeof text === 'string' && text !== '' ? text : t('replies.empty')}</MailWords>
      )}
      {unreadable !== undefined && <MailWords data-quiet="">{t('replies.unreadable')}</MailWords>}
      {optOut === true && <p className="about">{t('replies.ended')}</p>}
      <div id={whole}>{isOpen && <WholeMail mailId={String(mailId)} />}</div>
      {isReply && <ReplyActs mailId={String(mailId)} />}
    </Frame>
  );
}

function Title({ type, data }: { readonly type: MailEntry; readonly data: Readonly<Record<string, unknown>> }) {
  const { t } = useTranslation('account');
  const today = useToday();
  const nameOf = useDefinitionNames();
  const parts = { name: String(data['name']), template: nameOf(String(data['template'])), reason: String(data['reason'] ?? '') };
  const { backOn } = data;
  switch (type) {
    case 'notice.replied':
      return t('replies.answered', parts);
    case 'notice.answeredAutomatically':
      return typeof backOn === 'string'
        ? t('replies.automaticBack', { ...parts, day: dayWords(backOn, today) })
        : t('replies.automatic', parts);
    case 'notice.delayed':
      return t('replies.delayed', parts);
    case 'notice.cameBack':
      return t('replies.cameBack', parts);
  }
}
