import ScheduleSendOutlined from '@mui/icons-material/ScheduleSendOutlined';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageDraft, NoticeRow } from '#engine';
import { useAct } from '../../app/api/use-act.ts';
import { useAnswer } from '../../app/api/use-answer.ts';
import { useToday } from '../../app/clock.ts';
import { useMay } from '../../app/session.ts';
import { momentWords } from '../../app/text/when.ts';
import { color, radius } from '../../app/theme/tokens.ts';
import { useFaultWords } from '../../elements/fault-words.ts';
import { accountAnswers, useAccount } from '../account-context.ts';

const List = styled('ul')({
  marginTop: 12,
  '& li': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 10px',
    padding: '8px 12px',
    border: `1px solid ${color.primary}`,
    borderRadius: radius,
    background: color.selected,
    fontSize: 13,
    lineHeight: '20px',
  },
  '& li + li': { marginTop: 8 },
  '& svg': { color: color.primary, flex: 'none' },
  '& .words': { flex: '1 1 180px', overflowWrap: 'anywhere' },
  '& .time': { fontVariantNumeric: 'tabular-nums', color: color.secondary },
  '& .fault': { flexBasis: '100%', color: color.danger },
});

const LISTED = 10;
const TICK_MS = 250;
const SECOND_MS = 1000;

/** What was written to the account and can still be taken back, with the time that is left by the server's clock. */
export function HeldMessages({ onRecalled }: { readonly onRecalled: (message: MessageDraft) => void }) {
  const { t } = useTranslation('account');
  const { id: accountId } = useAccount();
  const { data } = useAnswer('outbox.list', { query: { accountId, status: 'held', limit: LISTED } });
  const held = (data?.items ?? []).filter((notice) => notice.recallableUntil !== undefined);
  if (held.length === 0) return null;
  return (
    <List aria-label={t('write.held.label')}>
      {held.map((notice) => (
        <Held key={notice.key} notice={notice} onRecalled={onRecalled} />
      ))}
    </List>
  );
}

function Held({ notice, onRecalled }: { readonly notice: NoticeRow; readonly onRecalled: (message: MessageDraft) => void }) {
  const { t } = useTranslation('account');
  const may = useMay();
  const words = useFaultWords();
  const refreshes = [...accountAnswers, 'outbox.list'] as const;
  const recall = useAct('messages.recall', { refreshes, onDone: (message) => onRecalled(message) });
  const release = useAct('messages.release', { refreshes });
  const { key, subject = '', to = '', by, channel } = notice;
  const fault = recall.error ?? release.error;
  return (
    <li data-held={key}>
      <ScheduleSendOutlined aria-hidden fontSize="small" />
      <span className="words">
        {t(channel === 'letter' ? 'write.held.letter' : 'write.held.email', { subject, to })}{' '}
        <span className="time">
          {by && `${t('write.held.by', { name: by.name })} · `}
          <TimeLeft until={notice.recallableUntil ?? ''} />
        </span>
      </span>
      {may('messages.recall') && (
        <>
          <Button variant="outlined" disabled={recall.isBusy} onClick={() => recall.act({ params: { key }, body: {} })}>
            {t('write.held.recall')}
          </Button>
          <Button disabled={release.isBusy} onClick={() => release.act({ params: { key }, body: {} })}>
            {t('write.held.release')}
          </Button>
        </>
      )}
      {fault && (
        <span className="fault" role="alert">
          {words(fault)}
        </span>
      )}
    </li>
  );
}

/** Counts down by the server's clock, whatever this machine's says. In a sandbox the clock stands until it is moved. */
function TimeLeft({ until }: { readonly until: string }) {
  const { t } = useTranslation('account');
  const today = useToday();
  const { data: clock, dataUpdatedAt, refetch } = useAnswer('clock.get', {});
  const [now, setNow] = useState(() => Date.now());
  // What the clock said when the page was opened may be hours old, and this machine may have slept since.
  useEffect(() => {
    void refetch();
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [refetch]);
  if (!clock) return null;
  if (clock.mode === 'sandbox') return t('write.held.goesAt', { moment: momentWords(until, clock.zone, today) });
  const left = Date.parse(until) - (Date.parse(clock.at) + Math.max(0, now - dataUpdatedAt));
  return left > 0 ? t('write.held.goesIn', { seconds: Math.ceil(left / SECOND_MS) }) : t('write.held.going');
}
