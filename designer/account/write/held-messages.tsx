import ScheduleSendOutlined from '@mui/icons-material/ScheduleSendOutlined';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import type { MessageDraft, NoticeRow } from '#engine';
import { useAct } from '../../app/api/use-act.ts';
import { useAnswer } from '../../app/api/use-answer.ts';
import { useMay } from '../../app/session.ts';
import { color, radius } from '../../app/theme/tokens.ts';
import { useFaultWords } from '../../elements/fault-words.ts';
import { useTimeLeft } from '../../elements/use-time-left.ts';
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
  const left = useTimeLeft(notice.recallableUntil ?? '');
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
          {left?.words}
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
