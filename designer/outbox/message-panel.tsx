import Drawer from '@mui/material/Drawer';
import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../app/api/use-answer.ts';
import { useDefinitionNames } from '../app/definition-names.ts';
import { DialogHead } from '../elements/dialog-head.tsx';
import { EmptyNote, FaultNote } from '../elements/note.tsx';
import { BoneTable, Loading } from '../elements/skeleton.tsx';
import { DecidePanel } from './decide-panel.tsx';
import { MessageFacts } from './message-facts.tsx';
import { MessageHistory } from './message-history.tsx';
import { MessageText } from './message-text.tsx';

const Room = styled('div')({
  width: 'min(560px, 100vw)',
  display: 'grid',
  gap: 20,
  padding: '0 20px 24px',
  fontSize: 13,
  lineHeight: '20px',
});

/** One message beside the list: why it is where it is, what it says, and what can be decided about it. */
export function MessagePanel({ messageKey, onClose }: { readonly messageKey: string | undefined; readonly onClose: () => void }) {
  const heading = useId();
  return (
    <Drawer
      anchor="right"
      open={messageKey !== undefined}
      onClose={onClose}
      slotProps={{ paper: { role: 'dialog', 'aria-labelledby': heading } }}
    >
      {messageKey !== undefined && <Message key={messageKey} messageKey={messageKey} heading={heading} onClose={onClose} />}
    </Drawer>
  );
}

interface MessageProps {
  readonly messageKey: string;
  readonly heading: string;
  readonly onClose: () => void;
}

function Message({ messageKey, heading, onClose }: MessageProps) {
  const { t } = useTranslation('outbox');
  const nameOf = useDefinitionNames();
  const { data, error, refetch } = useAnswer('outbox.get', { params: { key: messageKey } });
  const title = data && (data.by || data.template === undefined ? data.subject : nameOf(data.template));
  return (
    <>
      <DialogHead id={heading} title={title ?? t('message.label')} onClose={onClose} />
      <Room>
        {error && !data && error.code === 'resource.unknown' && (
          <EmptyNote title={t('message.unknown')}>{t('message.unknownWords')}</EmptyNote>
        )}
        {error && !data && error.code !== 'resource.unknown' && <FaultNote error={error} of="load" onRetry={() => void refetch()} />}
        {!data && !error && (
          <Loading>
            <BoneTable columns={[90, 260]} rows={6} />
          </Loading>
        )}
        {data && (
          <>
            <MessageFacts message={data} />
            <DecidePanel message={data} />
            <MessageText message={data} />
            <MessageHistory message={data} />
          </>
        )}
      </Room>
    </>
  );
}
