import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AnswerOf } from '#engine';
import { accountAddress } from '../app/accounts-address.ts';
import { useChannelWords } from '../app/channel-words.ts';
import { useClock, useToday } from '../app/clock.ts';
import { useDefinitionNames } from '../app/definition-names.ts';
import { stepName } from '../app/step-name.ts';
import { momentWords, withDays } from '../app/text/when.ts';
import { color } from '../app/theme/tokens.ts';
import { Money } from '../elements/money.tsx';
import { MessageFiles } from './message-files.tsx';
import { StatusMark } from './status-look.tsx';

export type MessageDetail = AnswerOf<'outbox.get'>;

const List = styled('dl')({
  display: 'grid',
  gridTemplateColumns: '96px minmax(0, 1fr)',
  gap: '6px 12px',
  '& dt': { color: color.secondary },
  '& dd': { overflowWrap: 'anywhere' },
});
const State = styled('p')({ display: 'flex', flexWrap: 'wrap', gap: '2px 10px', '& > span:last-of-type': { color: color.secondary } });

/** Where a message is and why, whom it goes to and where it comes from. */
export function MessageFacts({ message }: { readonly message: MessageDetail }) {
  const { t } = useTranslation('outbox');
  const today = useToday();
  const { zone } = useClock();
  const nameOf = useDefinitionNames();
  const channelWords = useChannelWords();
  const { status, reason, heldUntil, to, channel, step, strategyId, total, attempts, by, files = [] } = message;
  const rows: readonly (readonly [string, ReactNode])[] = [
    [
      t('message.account'),
      <Link key="account" to={accountAddress(message.accountId)}>
        {message.accountName}
      </Link>,
    ],
    [t('message.to'), `${to ?? t('message.noAddress')} · ${channelWords(channel)}`],
    ...(total === undefined ? [] : [[t('message.total'), <Money key="total" of={total} />] as const]),
    ...(strategyId === undefined
      ? []
      : [[t('message.from'), [nameOf(strategyId), step && stepName(step)].filter(Boolean).join(', ')] as const]),
    ...(by === undefined ? [] : [[t('message.by'), by.name] as const]),
    ...(files.length === 0 ? [] : [[t('message.files'), <MessageFiles key="files" messageKey={message.key} files={files} />] as const]),
    ...(attempts > 0 ? [[t('message.attempts'), attempts] as const] : []),
  ];
  return (
    <>
      <State>
        <StatusMark status={status} />
        <span>
          {[
            reason === undefined ? undefined : withDays(reason, today),
            heldUntil === undefined ? undefined : t('heldUntil', { moment: momentWords(heldUntil, zone, today) }),
          ]
            .filter(Boolean)
            .join('; ')}
        </span>
      </State>
      <List>
        {rows.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </List>
    </>
  );
}
