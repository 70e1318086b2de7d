import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AnswerOf } from '#engine';
import { accountAddress } from '../app/accounts-address.ts';
import { useAnswer } from '../app/api/use-answer.ts';
import { LOCALE } from '../app/text/text.ts';
import { color } from '../app/theme/tokens.ts';
import { FaultNote } from '../elements/note.tsx';
import { BoneLine, Loading } from '../elements/skeleton.tsx';
import { useSettled } from '../elements/use-settled.ts';
import { QuietAct } from './row-control.ts';
import { type RuleRequest, requestBody, unknownKinds } from './rule-request.ts';
import { VerdictTree } from './verdict-tree.tsx';

const SETTLES_MS = 450;
const figures = new Intl.NumberFormat(LOCALE);

const Frame = styled('section')({
  fontSize: 13,
  lineHeight: '20px',
  '& > .count': { fontVariantNumeric: 'tabular-nums', '& b': { fontSize: 20, fontWeight: 620, letterSpacing: '-0.01em' } },
  '& > .count[data-old]': { opacity: 0.55 },
  '& > .more, & > .said': { color: color.secondary },
  '& > h3': { marginTop: 10, color: color.secondary, fontSize: 12, fontWeight: 550 },
  '& .example': { borderTop: `1px solid ${color.border}`, padding: '2px 0' },
  '& .example:first-of-type': { borderTop: 0 },
  '& .example > .line': { display: 'flex', alignItems: 'center', gap: 6, minHeight: 30 },
  '& .example > .line > a': {
    flex: 1,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: color.text,
    lineHeight: '28px',
  },
  '& .example > .why': { padding: '0 0 6px' },
});

type Matches = AnswerOf<'rules.matches'>;

/** How many accounts a rule holds for now, and three of them with the reason. Follows the rule as it is written. */
export function RuleCount(request: RuleRequest) {
  const { t } = useTranslation('rules');
  const body = useSettled(JSON.stringify(requestBody(request)), SETTLES_MS);
  const asks = request.conditions !== undefined && !request.isFaulty;
  const { data, error, isFetching, refetch } = useAnswer(
    'rules.matches',
    { body: JSON.parse(body) },
    { enabled: asks, keepsPrevious: true },
  );
  const isOld = isFetching || body !== JSON.stringify(requestBody(request));
  return (
    <Frame aria-label={t('count.title')} aria-busy={asks && isOld}>
      {request.conditions === undefined && <p className="said">{t('count.empty')}</p>}
      {request.conditions !== undefined && request.isFaulty && <p className="said">{t('count.faulty')}</p>}
      {asks && error?.code === 'rule.refused' && (
        <p className="said">{t('count.refused', { detail: error.errors[0]?.detail ?? error.detail })}</p>
      )}
      {asks && error && error.code !== 'rule.refused' && <FaultNote error={error} of="load" onRetry={() => void refetch()} />}
      {asks && !error && !data && (
        <Loading>
          <BoneLine width={180} />
        </Loading>
      )}
      {asks && !error && data && <Counted matches={data} isOld={isOld} request={request} />}
    </Frame>
  );
}

function Counted({
  matches: found,
  isOld,
  request,
}: {
  readonly matches: Matches;
  readonly isOld: boolean;
  readonly request: RuleRequest;
}) {
  const { t } = useTranslation('rules');
  const { accounts, matches, possible, unknownFacts, examples } = found;
  const unknown = new Intl.ListFormat(LOCALE).format(unknownKinds(unknownFacts).map((kind) => t(`count.unknownOf.${kind}`)));
  const depends = unknownFacts.length > 0 && possible > matches;
  return (
    <>
      <p className="count" role="status" {...(isOld ? { 'data-old': '' } : {})}>
        {depends && matches === 0 ? (
          <Trans
            t={t}
            i18nKey="count.possible"
            values={{ possible: figures.format(possible), accounts: figures.format(accounts), unknown }}
            components={{ b: <b /> }}
          />
        ) : (
          <Trans
            t={t}
            i18nKey={matches === 1 ? 'count.saidOne' : 'count.said'}
            values={{ matches: figures.format(matches), accounts: figures.format(accounts) }}
            components={{ b: <b /> }}
          />
        )}
      </p>
      {depends && matches > 0 && <p className="more">{t('count.some', { possible: figures.format(possible), unknown })}</p>}
      {examples.length > 0 && (
        <>
          <h3>{t('count.examples')}</h3>
          <ul>
            {examples.map((example) => (
              <Example key={example.id} example={example} request={request} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

const nothing = (): undefined => undefined;

function Example({ example, request }: { readonly example: Matches['examples'][number]; readonly request: RuleRequest }) {
  const { t } = useTranslation('rules');
  const [isOpen, setOpen] = useState(false);
  const { catalog, optionsOf = nothing } = request;
  return (
    <li className="example">
      <span className="line">
        <Link to={accountAddress(example.id)} data-cut="">
          {example.name}
        </Link>
        <QuietAct
          type="button"
          aria-expanded={isOpen}
          aria-label={t('count.whyOf', { account: example.name })}
          onClick={() => setOpen(!isOpen)}
        >
          {t('count.why')}
        </QuietAct>
      </span>
      {isOpen && (
        <div className="why">
          <VerdictTree verdict={example.verdict} context={{ catalog, currency: example.currency, optionsOf }} />
        </div>
      )}
    </li>
  );
}
