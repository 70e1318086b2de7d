import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../app/api/use-act.ts';
import { useMay } from '../../app/session.ts';
import { color } from '../../app/theme/tokens.ts';
import { useSetAddress } from '../../app/use-address-part.ts';
import { useFaultWords } from '../../elements/fault-words.ts';
import { accountAnswers, useAccount } from '../account-context.ts';

const Acts = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 8,
  marginTop: 8,
  '& .fault': { flexBasis: '100%', color: color.danger, fontSize: 13 },
});

/** What a reply can be turned into, and the permission that takes. */
const becomes = [
  { kind: 'write', needs: 'messages.write' },
  { kind: 'promise', needs: 'promises.make' },
  { kind: 'dispute', needs: 'disputes.open' },
  { kind: 'status', needs: 'invoices.note' },
] as const;

/** The open task about a mail. */
export function useReplyTask(mailId: string | undefined): string | undefined {
  const { tasks } = useAccount();
  return mailId === undefined ? undefined : tasks.find((task) => task.mailId === mailId && task.status === 'open')?.id;
}

/** What one makes of a reply while it waits: each opens its form with the reply beside it. */
export function ReplyActs({ mailId, onDone }: { readonly mailId: string; readonly onDone?: () => void }) {
  const { t } = useTranslation('account');
  const may = useMay();
  const words = useFaultWords();
  const taskId = useReplyTask(mailId);
  const setAddress = useSetAddress();
  const close = useAct('tasks.complete', { refreshes: accountAnswers, ...(onDone ? { onDone } : {}) });
  if (taskId === undefined) return null;
  return (
    <Acts role="group" aria-label={t('replies.acts')}>
      {becomes
        .filter(({ needs }) => may(needs))
        .map(({ kind }) => (
          <Button key={kind} variant="outlined" onClick={() => setAddress({ do: kind, reply: mailId })}>
            {t(`replies.${kind}`)}
          </Button>
        ))}
      {may('tasks.complete') && (
        <Button disabled={close.isBusy} onClick={() => close.act({ params: { taskId }, body: { outcome: t('replies.nothingOutcome') } })}>
          {t('replies.nothing')}
        </Button>
      )}
      {close.error && (
        <p className="fault" role="alert">
          {words(close.error)}
        </p>
      )}
    </Acts>
  );
}
