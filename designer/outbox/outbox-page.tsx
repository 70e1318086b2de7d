import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useAnswer } from '../app/api/use-answer.ts';
import { addText } from '../app/text/text.ts';
import { color, radius } from '../app/theme/tokens.ts';
import { Page } from '../elements/page.tsx';
import { TabLinks } from '../elements/tab-links.tsx';
import { Channels } from './channels.tsx';
import { MessagePanel } from './message-panel.tsx';
import { NoticeList } from './notice-list.tsx';
import { useOutboxAddress } from './outbox-address.ts';
import { OutboxFilter } from './outbox-filter.tsx';
import { outboxText } from './outbox-text.ts';
import { statusOrder } from './status-look.tsx';

addText('outbox', outboxText);

const Sheet = styled('div')({ background: color.surface, border: `1px solid ${color.border}`, borderRadius: radius, minWidth: 0 });
const Tabs = styled('div')({ padding: '0 8px' });

/** Every message with its state and the reason of it; one opens beside the list. */
export function OutboxPage() {
  const { t } = useTranslation('outbox');
  const address = useOutboxAddress();
  return (
    <Page title={t('title')} note={t('note')}>
      <Channels />
      <Sheet>
        <Tabs>
          <States />
        </Tabs>
        <OutboxFilter address={address} />
        <NoticeList address={address} />
      </Sheet>
      <MessagePanel messageKey={address.message} onClose={() => address.set({ message: undefined }, false)} />
    </Page>
  );
}

/** A tab per state, with how many messages are in it. */
function States() {
  const { t } = useTranslation('outbox');
  const { query, status } = useOutboxAddress();
  const { search } = useLocation();
  const { status: _, cursor: __, ...others } = query;
  const { data } = useAnswer('outbox.list', { query: { ...others, limit: 1 } }, { keepsPrevious: true });
  const to = (wanted: string | undefined): string => {
    const next = new URLSearchParams(search);
    next.delete('page');
    next.delete('message');
    if (wanted === undefined) next.delete('status');
    else next.set('status', wanted);
    return `?${next}`;
  };
  return (
    <TabLinks
      label={t('tabs.label')}
      current={status ?? 'all'}
      tabs={[
        { id: 'all', label: t('tabs.all'), to: to(undefined) },
        ...statusOrder.map((id) => ({ id, label: t(`status.${id}`), count: data?.counts[id], to: to(id) })),
      ]}
    />
  );
}
