import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { type Coverage, stateWords, transitionWords } from '#engine';
import { color } from '../app/theme/tokens.ts';
import { useAddressPart } from '../app/use-address-part.ts';
import { Panel } from '../elements/panel.tsx';
import { useChart, useFlow, useFlowDefinition } from '../flow/flow-context.ts';
import { addressOf } from '../flow/place-of-pointer.ts';

const Body = styled('div')({
  display: 'grid',
  gap: 12,
  fontSize: 13,
  lineHeight: '20px',
  '& h3': { marginBottom: 2 },
  '& li': { padding: '3px 0', overflowWrap: 'anywhere' },
  '& .bars': { display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', gap: '4px 12px', alignItems: 'center' },
  '& .bar': { height: 6, borderRadius: 3, background: color.border, overflow: 'hidden' },
  '& .bar > span': { display: 'block', height: '100%', background: color.success },
  '& .bars > span': { fontVariantNumeric: 'tabular-nums' },
});

/** What the tests come to, and the way to what they do not. */
export function CoverageView({ coverage }: { readonly coverage: Coverage }) {
  const { t } = useTranslation('play');
  const { registry } = useFlow();
  const chart = useChart();
  const { timers } = useFlowDefinition();
  const { search } = useLocation();
  const [paint, setPaint] = useAddressPart('paint');
  const { states, transitions } = coverage;
  const isPainted = paint === 'coverage';
  const canvas = new URLSearchParams(search);
  canvas.set('tab', 'canvas');
  canvas.set('paint', 'coverage');
  canvas.delete('panel');
  const to = (element: string, pointer: string): string => addressOf({ tab: 'canvas', element, field: pointer }, search);
  const ways = transitions.missing.flatMap((key) => chart.transitions.find((each) => each.key === key) ?? []);
  return (
    <Panel
      title={t('coverage.title')}
      actions={
        isPainted ? (
          <Button onClick={() => setPaint(undefined)}>{t('coverage.unpaint')}</Button>
        ) : (
          <Button variant="outlined" component={Link} to={`?${canvas}`}>
            {t('coverage.paint')}
          </Button>
        )
      }
    >
      <Body>
        <div className="bars">
          <span>{t('coverage.states', { reached: states.total - states.missing.length, count: states.total })}</span>
          <Bar of={states} />
          <span>{t('coverage.transitions', { reached: transitions.total - transitions.missing.length, count: transitions.total })}</span>
          <Bar of={transitions} />
        </div>
        {states.missing.length + ways.length === 0 && <p>{t('coverage.all')}</p>}
        {states.missing.length > 0 && (
          <section>
            <h3>{t('coverage.notStates')}</h3>
            <ul>
              {states.missing.map((path) => (
                <li key={path}>
                  <Link to={to(`step:${path}`, chart.states.get(path)?.pointer ?? '/machine')}>{stateWords(path)}</Link>
                </li>
              ))}
            </ul>
          </section>
        )}
        {ways.length > 0 && (
          <section>
            <h3>{t('coverage.notTransitions')}</h3>
            <ul>
              {ways.map((way) => (
                <li key={way.key}>
                  <Link to={to(`path:${way.pointer}`, way.pointer)}>
                    {t('coverage.from', { step: stateWords(way.source), words: transitionWords(way, { registry, timers }) })}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )}
      </Body>
    </Panel>
  );
}

function Bar({ of }: { readonly of: Coverage['states'] }) {
  const share = of.total === 0 ? 1 : (of.total - of.missing.length) / of.total;
  return (
    <span className="bar" aria-hidden>
      <span style={{ width: `${share * 100}%` }} />
    </span>
  );
}
