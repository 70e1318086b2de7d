import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf, ChannelView } from '#engine';
import { useAct } from '../app/api/use-act.ts';
import { useAnswer } from '../app/api/use-answer.ts';
import { useChannelWords } from '../app/channel-words.ts';
import { color } from '../app/theme/tokens.ts';
import { DialogHead } from '../elements/dialog-head.tsx';
import { Money, moneyText } from '../elements/money.tsx';
import { FaultNote } from '../elements/note.tsx';

const SHOWN = 6;

const Body = styled('div')({
  display: 'grid',
  gap: 12,
  width: 'min(480px, calc(100vw - 64px))',
  padding: '0 20px 20px',
  fontSize: 13,
  '& ul': { borderTop: `1px solid ${color.border}` },
  '& li': { display: 'flex', justifyContent: 'space-between', gap: 12, padding: '5px 0', borderBottom: `1px solid ${color.border}` },
  '& li span': { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& .muted': { color: color.muted },
  '& .acts': { display: 'flex', gap: 8, marginTop: 4 },
});

/** Shows what turning a channel on or off does, in numbers, before it is done. */
export function TurnDialog({ channel, onClose }: { readonly channel: ChannelView; readonly onClose: () => void }) {
  const { t } = useTranslation('outbox');
  const { t: ofElements } = useTranslation('elements');
  const heading = useId();
  const channelWords = useChannelWords();
  const { sending, held } = channel;
  const preview = useAnswer('channels.preview', { params: { channel: channel.channel } }, { enabled: !sending });
  const set = useAct('channels.set', {
    refreshes: ['channels.list', 'outbox.list'],
    onDone: onClose,
  });
  const count = preview.data?.count ?? 0;
  const act = sending ? t('turn.turnOff') : count > 0 ? t('turn.turnOn') : t('turn.turnOnNone');
  return (
    <Dialog open onClose={onClose} aria-labelledby={heading}>
      <DialogHead
        id={heading}
        title={t(sending ? 'turn.offTitle' : 'turn.onTitle', { channel: channelWords(channel.channel) })}
        onClose={onClose}
      />
      <Body>
        {sending && <p>{t('turn.off', { count: held })}</p>}
        {!sending && preview.data && <Would preview={preview.data} />}
        {!sending && !preview.data && !preview.error && <p role="status">{t('turn.looking')}</p>}
        {preview.error && <FaultNote error={preview.error} of="load" onRetry={() => void preview.refetch()} />}
        {set.error && <FaultNote error={set.error} of="act" />}
        <div className="acts">
          <Button
            variant="contained"
            disabled={set.isBusy || (!sending && !preview.data)}
            onClick={() => set.act({ params: { channel: channel.channel }, body: { sending: !sending } })}
          >
            {act}
          </Button>
          <Button onClick={onClose}>{ofElements('cancel')}</Button>
        </div>
      </Body>
    </Dialog>
  );
}

function Would({ preview }: { readonly preview: AnswerOf<'channels.preview'> }) {
  const { t } = useTranslation('outbox');
  const { count, accounts, totals, notices } = preview;
  if (count === 0) return <p>{t('turn.none')}</p>;
  const shown = notices.slice(0, SHOWN);
  return (
    <>
      <p>{t('turn.would', { count, accounts: t('turn.accounts', { count: accounts }), totals: totals.map(moneyText).join(' + ') })}</p>
      <ul>
        {shown.map((notice) => (
          <li key={notice.key}>
            <span>
              {notice.accountName} <span className="muted">{notice.to}</span>
            </span>
            <Money of={notice.total} />
          </li>
        ))}
        {count > shown.length && <li className="muted">{t('turn.more', { count: count - shown.length })}</li>}
      </ul>
    </>
  );
}
