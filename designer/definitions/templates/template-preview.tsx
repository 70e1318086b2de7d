import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnswerOf, hasErrors } from '#engine';
import { useAnswer } from '../../app/api/use-answer.ts';
import { useMay } from '../../app/session.ts';
import { color, radius } from '../../app/theme/tokens.ts';
import { AccountPicker } from '../../elements/account-picker.tsx';
import { moneyText } from '../../elements/money.tsx';
import { FaultNote } from '../../elements/note.tsx';
import { Panel } from '../../elements/panel.tsx';
import { Segmented } from '../../elements/segmented.tsx';
import { BoneLine, Loading } from '../../elements/skeleton.tsx';
import { useSettled } from '../../elements/use-settled.ts';
import { useFlowValue, useProblems } from '../../flow/flow-context.ts';
import { QuietAct } from '../../rules/row-control.ts';
import { SendTest } from './send-test.tsx';
import { textLength } from './text-length.ts';
import { useOwnFields } from './use-own-fields.ts';
import { variableKey, variables } from './variable-list.ts';

const SETTLES_MS = 400;

const Body = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 10,
  fontSize: 13,
  lineHeight: '20px',
  '& .muted': { color: color.muted },
  '& .for': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0 8px' },
  '& .missing': {
    padding: '8px 12px',
    border: `1px solid ${color.amberEdge}`,
    borderRadius: radius,
    background: color.amber,
    color: color.onAmber,
  },
  '& .subject': { fontWeight: 600, overflowWrap: 'anywhere' },
  '& [data-old]': { opacity: 0.6 },
  '& pre, & iframe': { width: '100%', margin: 0, border: `1px solid ${color.border}`, borderRadius: radius },
  '& pre': {
    padding: 12,
    maxHeight: 460,
    overflow: 'auto',
    background: color.sunken,
    fontSize: 12.5,
    lineHeight: '19px',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  '& iframe': { display: 'block', height: 420, background: '#fff' },
});

/** What mail programs show a message on that says nothing of its looks. */
const PAPER = '<body style="margin:16px;color:#14181f;font:14px/1.5 system-ui,sans-serif">';

type Preview = AnswerOf<'templates.preview'>;

/** How the message comes out for an account of the book. Its page is shut off: no scripts, no forms, no links out. */
export function TemplatePreviewPanel() {
  const { t } = useTranslation('templates');
  const may = useMay()('templates.preview');
  const [account, setAccount] = useState<{ readonly id: string; readonly name: string }>();
  const now = JSON.stringify(useFlowValue((value) => value));
  const text = useSettled(now, SETTLES_MS);
  // A failed test says nothing against showing what it fails on.
  const isFaulty = hasErrors(useProblems().filter(({ code }) => code !== 'test.failed'));
  const input = { text, ...(account ? { query: { accountId: account.id } } : {}) };
  const { data, error, isFetching, refetch } = useAnswer('templates.preview', input, {
    enabled: may && !isFaulty && text === now,
    keepsPrevious: true,
  });
  const isOld = isFetching || text !== now || isFaulty;
  if (!may) return null;
  return (
    <Panel title={t('preview.title')}>
      <Body>
        {account ? (
          <p className="for">
            <b>{account.name}</b>
            <QuietAct type="button" onClick={() => setAccount(undefined)}>
              {t('preview.another')}
            </QuietAct>
          </p>
        ) : (
          <>
            <AccountPicker label={t('preview.account')} onChoose={setAccount} />
            <p className="muted">{t('preview.sample')}</p>
          </>
        )}
        {isFaulty && <p role="status">{t('preview.faulty')}</p>}
        {error && !isFaulty && <FaultNote error={error} of="load" onRetry={() => void refetch()} />}
        {!data && !error && !isFaulty && (
          <Loading>
            <BoneLine width={240} />
          </Loading>
        )}
        {data && !error && (
          <div {...(isOld ? { 'data-old': '' } : {})} aria-busy={isOld && !isFaulty}>
            <Written preview={data} />
          </div>
        )}
        <SendTest text={now} accountId={account?.id} isFaulty={isFaulty} />
      </Body>
    </Panel>
  );
}

function Written({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation('templates');
  const [view, setView] = useState<'html' | 'plain'>('html');
  const { account, contact, message, missing, asked, channel } = preview;
  const isPlain = channel === 'sms' || channel === 'call-script';
  return (
    <Body>
      {account && (
        <p className="muted">
          {contact === undefined ? t('preview.forNobody', { account: account.name }) : t('preview.for', { contact, account: account.name })}{' '}
          {t('preview.asked', { count: asked.items, total: moneyText(asked.total) })}
        </p>
      )}
      {missing !== undefined && <Missing missing={missing} account={account?.name} />}
      {message && (
        <>
          {!isPlain && <p className="subject">{message.subject}</p>}
          {!isPlain && (
            <div>
              <Segmented
                label={t('preview.view')}
                options={[
                  { id: 'html', label: t('preview.html') },
                  { id: 'plain', label: t('preview.plain') },
                ]}
                value={view}
                onChange={setView}
              />
            </div>
          )}
          {isPlain || view === 'plain' ? (
            <pre>{message.text}</pre>
          ) : (
            <iframe sandbox="" srcDoc={`${PAPER}${message.html}`} title={t('preview.frame')} />
          )}
          {channel === 'sms' && <Length text={message.text} />}
        </>
      )}
    </Body>
  );
}

function Missing({ missing, account }: { readonly missing: string; readonly account: string | undefined }) {
  const { t } = useTranslation('templates');
  const { t: ofAccounts } = useTranslation('labels');
  const own = useOwnFields().find((fact) => fact.id === missing)?.label;
  const words = own ?? (variables.includes(missing) ? t(`variable.${variableKey(missing)}`) : undefined);
  const what = words === undefined ? missing : `${words} (${missing})`;
  return (
    <p className="missing" role="status">
      {t('preview.missing', { account: account ?? ofAccounts('Account'), what })}
    </p>
  );
}

function Length({ text }: { readonly text: string }) {
  const { t } = useTranslation('templates');
  const { characters, messages, unusual } = textLength(text);
  return (
    <p data-messages={messages}>
      {t('preview.length', { characters, count: messages })}
      {unusual.length > 0 && <span className="muted"> {t('preview.unicode', { characters: unusual.join(' ') })}</span>}
    </p>
  );
}
