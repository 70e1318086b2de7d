import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AnswerOf } from '#engine';
import { accountAddress } from '../app/accounts-address.ts';
import { useAnswer } from '../app/api/use-answer.ts';
import { LOCALE } from '../app/text/text.ts';
import { color } from '../app/theme/tokens.ts';
import { AccountPicker } from '../elements/account-picker.tsx';
import { FaultNote } from '../elements/note.tsx';
import { BoneLine, Loading } from '../elements/skeleton.tsx';
import { useSettled } from '../elements/use-settled.ts';
import { QuietAct } from './row-control.ts';
import { type RuleRequest, requestBody, unknownKinds } from './rule-request.ts';
import { VerdictTree } from './verdict-tree.tsx';

const SETTLES_MS = 450;

const Frame = styled('section')({
  display: 'grid',
  gap: 8,
  fontSize: 13,
  lineHeight: '20px',
  '& > .said': { color: color.secondary },
  '& .outcome': { fontWeight: 600 },
  '& .outcome[data-outcome=holds]': { color: color.success },
  '& .outcome[data-outcome=fails]': { color: color.danger },
  '& .tree': { marginTop: 4 },
  '& .acts': { display: 'flex', alignItems: 'center', gap: 4, marginLeft: -8, '& > a': { padding: '0 8px', fontWeight: 550 } },
});

/** Tries a rule on one account: what becomes of each condition. Follows the rule as it is written. */
export function RuleTry(request: RuleRequest) {
  const { t } = useTranslation('rules');
  const [account, setAccount] = useState<{ readonly id: string; readonly name: string }>();
  const body = useSettled(JSON.stringify(requestBody(request)), SETTLES_MS);
  const asks = account !== undefined && request.conditions !== undefined && !request.isFaulty;
  const { data, error, refetch } = useAnswer(
    'rules.explain',
    { body: { ...JSON.parse(body), accountId: account?.id ?? '' } },
    { enabled: asks, keepsPrevious: true },
  );
  if (!account) {
    return (
      <Frame aria-label={t('try.title')}>
        <AccountPicker label={t('try.label')} onChoose={setAccount} />
      </Frame>
    );
  }
  const isShown = asks && !error && data?.account.id === account.id;
  return (
    <Frame aria-label={t('try.title')}>
      {!asks && <p className="said">{t('try.faulty')}</p>}
      {asks && error && <FaultNote error={error} of="load" onRetry={() => void refetch()} />}
      {asks && !error && !isShown && (
        <Loading>
          <BoneLine width={220} />
        </Loading>
      )}
      {isShown && data && <Explained explained={data} request={request} />}
      <div className="acts">
        <QuietAct type="button" onClick={() => setAccount(undefined)}>
          {t('try.another')}
        </QuietAct>
        <Link to={accountAddress(account.id)}>{t('try.open')}</Link>
      </div>
    </Frame>
  );
}

const nothing = (): undefined => undefined;

function Explained({ explained, request }: { readonly explained: AnswerOf<'rules.explain'>; readonly request: RuleRequest }) {
  const { t } = useTranslation('rules');
  const { account, outcome, verdict, unknownFacts } = explained;
  const { catalog, optionsOf = nothing } = request;
  const unknown = new Intl.ListFormat(LOCALE).format(unknownKinds(unknownFacts).map((kind) => t(`count.unknownOf.${kind}`)));
  return (
    <div>
      <p className="outcome" data-outcome={outcome} role="status">
        {t(`try.${outcome}`, { account: account.name })}
      </p>
      {outcome === 'unknown' && unknown !== '' && <p>{t('try.unknownBecause', { unknown })}</p>}
      <div className="tree">
        <VerdictTree verdict={verdict} context={{ catalog, currency: account.currency, optionsOf }} />
      </div>
    </div>
  );
}
