import SendOutlined from '@mui/icons-material/SendOutlined';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '#engine';
import { useAct } from '../../app/api/use-act.ts';
import { useMay } from '../../app/session.ts';
import { color } from '../../app/theme/tokens.ts';
import { FaultNote } from '../../elements/note.tsx';

const Frame = styled('div')({
  display: 'grid',
  gap: 6,
  justifyItems: 'start',
  paddingTop: 12,
  borderTop: `1px solid ${color.border}`,
  '& .note': { color: color.muted, fontSize: 12, lineHeight: '18px' },
  '& [data-result=accepted]': { color: color.success, fontWeight: 550 },
});

interface SendTestProps {
  readonly text: string;
  readonly accountId: string | undefined;
  readonly isFaulty: boolean;
}

/** Sends the message as it stands to whoever writes it, marked as a test. */
export function SendTest({ text, accountId, isFaulty }: SendTestProps) {
  const { t } = useTranslation('templates');
  const may = useMay()('templates.sendTest');
  const [answer, setAnswer] = useState<AnswerOf<'templates.sendTest'>>();
  const send = useAct('templates.sendTest', { onDone: setAnswer });
  if (!may) return null;
  const isHeldBack = send.error?.code === 'message.not_sendable';
  return (
    <Frame>
      <Button
        variant="outlined"
        startIcon={<SendOutlined />}
        disabled={isFaulty || send.isBusy}
        onClick={() => {
          setAnswer(undefined);
          send.act({ text, ...(accountId === undefined ? {} : { query: { accountId } }) });
        }}
      >
        {t('send.act')}
      </Button>
      <p className="note">{t('send.note')}</p>
      <div role="status">
        {answer && (
          <p data-result={answer.result}>
            {t(`send.${answer.result}`, { to: answer.to, subject: answer.subject, detail: answer.detail ?? '' })}
          </p>
        )}
        {isHeldBack && <p data-result="held">{t('send.notSendable', { detail: send.error?.detail ?? '' })}</p>}
      </div>
      {send.error && !isHeldBack && <FaultNote error={send.error} of="act" />}
    </Frame>
  );
}
