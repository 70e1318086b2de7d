import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelView } from '#engine';
import { useAnswer } from '../app/api/use-answer.ts';
import { useChannelWords } from '../app/channel-words.ts';
import { useMay } from '../app/session.ts';
import { color, radius } from '../app/theme/tokens.ts';
import { TurnDialog } from './turn-dialog.tsx';

const List = styled('ul')({
  display: 'grid',
  border: `1px solid ${color.border}`,
  borderRadius: radius,
  background: color.surface,
  fontSize: 13,
  '& li': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px', minHeight: 44, padding: '4px 8px 4px 16px' },
  '& li + li': { borderTop: `1px solid ${color.border}` },
  '& li > span': { flex: '1 1 200px' },
  '& i': { flex: 'none', width: 8, height: 8, borderRadius: '50%', background: color.muted },
  '& [data-sending=true] i': { background: color.success },
  '& .quiet': { color: color.secondary },
  '& .act': { marginLeft: 'auto' },
});

/** Whether messages go out at all, by channel. */
export function Channels() {
  const { t } = useTranslation('outbox');
  const { data } = useAnswer('channels.list', {});
  if (!data) return null;
  return (
    <List aria-label={t('channel.title')}>
      {data.items.length === 0 && <li className="quiet">{t('channel.none')}</li>}
      {data.items.map((channel) => (
        <Channel key={channel.channel} channel={channel} />
      ))}
    </List>
  );
}

function Channel({ channel }: { readonly channel: ChannelView }) {
  const { t } = useTranslation('outbox');
  const may = useMay();
  const channelWords = useChannelWords();
  const [asks, setAsks] = useState(false);
  const { sending, local, held } = channel;
  const name = channelWords(channel.channel);
  return (
    <li data-channel={channel.channel} data-sending={sending}>
      <i aria-hidden />
      <span>
        <strong style={{ fontWeight: 600 }}>{t(sending ? 'channel.onWords' : 'channel.offWords', { channel: name })}</strong>{' '}
        <span className="quiet">
          {local && t('channel.local')} {held > 0 && t('channel.held', { count: held })}
        </span>
      </span>
      {may('channels.set') && (
        <Button className="act" variant={sending ? 'text' : 'outlined'} onClick={() => setAsks(true)}>
          {t(sending ? 'channel.turnOff' : 'channel.turnOn')}
        </Button>
      )}
      {asks && <TurnDialog channel={channel} onClose={() => setAsks(false)} />}
    </li>
  );
}
