import { styled } from '@mui/material/styles';
import { useCallback, useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { chartOf, type Flow, type StrategyLive } from '#engine';
import { accountsAddress } from '../app/accounts-address.ts';
import { useClock } from '../app/clock.ts';
import { momentWords } from '../app/text/when.ts';
import { color, narrow } from '../app/theme/tokens.ts';
import { useAddressPart } from '../app/use-address-part.ts';
import { useGo } from '../app/use-go.ts';
import { FlowCanvas } from '../canvas/flow-canvas.tsx';
import type { JsonObject } from '../document/json.ts';
import { Choice } from '../elements/field.tsx';
import { EmptyNote } from '../elements/note.tsx';
import { Segmented } from '../elements/segmented.tsx';
import { useFlow, useFlowPlace } from '../flow/flow-context.ts';
import { leadingCurrency, type Measure, measures, sortedSteps, sortedWays } from './live-figures.ts';
import { livePaint } from './live-paint.ts';
import { StayingElsewhere } from './staying-elsewhere.tsx';
import { StepFigures } from './step-figures.tsx';
import { useLiveWords } from './use-live-words.ts';
import { WayFigures, wayWords } from './way-figures.tsx';

const Frame = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gridTemplateRows: 'auto minmax(360px, 54vh) auto auto',
  '& .bar': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '6px 16px',
    padding: '8px 16px',
    borderBottom: `1px solid ${color.border}`,
    background: color.surface,
    fontSize: 13,
  },
  '& .bar label': { display: 'inline-flex', alignItems: 'center', gap: 8, color: color.secondary },
  '& .bar select': { width: 'auto', height: 30, minHeight: 30, padding: '0 6px', fontSize: 13 },
  '& .totals': { fontVariantNumeric: 'tabular-nums', fontWeight: 550 },
  '& .stage': { position: 'relative', minHeight: 0, background: color.background },
  '& .picked': {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px 12px',
    minHeight: 36,
    padding: '7px 16px',
    borderTop: `1px solid ${color.border}`,
    borderBottom: `1px solid ${color.border}`,
    background: color.sunken,
    color: color.secondary,
    fontSize: 13,
    lineHeight: '20px',
    fontVariantNumeric: 'tabular-nums',
    '& a': { fontWeight: 600 },
  },
  '& .tables': { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', alignItems: 'start', gap: 16, padding: 16 },
  '@media (min-width: 1700px)': { '& .tables': { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' } },
  [narrow]: { gridTemplateRows: 'auto 420px auto auto' },
});

interface LiveBoardProps {
  readonly live: StrategyLive;
  /** The definition as it was published. */
  readonly text: string;
}

/** A published version with the live book over it, and the same figures as tables. */
export function LiveBoard({ live, text }: LiveBoardProps) {
  const { t } = useTranslation('liveFlow');
  const { registry, announce, kind } = useFlow();
  const words = useLiveWords();
  const go = useGo();
  const [shown, show] = useAddressPart('show');
  const { element, go: goTo } = useFlowPlace();
  const choose = useCallback((elements: readonly string[]) => goTo({ element: elements[0] }), [goTo]);
  const chosen = useMemo(() => (element === undefined ? [] : [element]), [element]);
  const measure = measures.find((each) => each === shown) ?? 'count';
  const value = useMemo(() => JSON.parse(text) as JsonObject, [text]);
  const flow = value as unknown as Flow;
  const chart = useMemo(() => chartOf(flow.machine), [flow]);
  const paint = useMemo(() => livePaint(live, words.paint(measure)), [live, words, measure]);
  const ofInvoices = value['subject'] === 'invoice';
  const { strategyId, version, totals } = live;
  const here = { [kind]: strategyId, strategyVersion: version };
  const addressOf = (state: string): string => accountsAddress({ ...here, state });
  const addressOfWay = (took: string): string => accountsAddress({ ...here, took });
  const pickedState = element?.startsWith('step:') && element !== 'step:' ? element.slice('step:'.length) : undefined;
  const pickedWay = element?.startsWith('path:')
    ? live.transitions.find(({ transition }) => transition === keyAt(chart, element.slice('path:'.length)))?.transition
    : undefined;
  return (
    <Frame>
      <div>
        <Bar live={live} measure={measure} onMeasure={(next) => show(next === 'count' ? undefined : next)} ofInvoices={ofInvoices} />
        <StayingElsewhere live={live} />
      </div>
      <div className="stage">
        <FlowCanvas
          value={value}
          registry={registry}
          mode="view"
          label={t('label')}
          paint={paint}
          chosen={chosen}
          onChoose={choose}
          onOpen={() => {
            if (pickedState !== undefined) go(addressOf(pickedState));
            if (pickedWay !== undefined) go(addressOfWay(pickedWay));
          }}
          onSay={announce}
          memory={`live.${strategyId}`}
        />
      </div>
      <div className="picked">
        {pickedState !== undefined && <PickedStep live={live} state={pickedState} to={addressOf(pickedState)} />}
        {element?.startsWith('path:') && (
          <PickedWay
            live={live}
            wordsOf={(key) => wayWords(key, { flow, chart, registry })}
            chart={chart}
            pointer={element.slice('path:'.length)}
            addressOf={addressOfWay}
          />
        )}
        {pickedState === undefined && !element?.startsWith('path:') && t('flow')}
      </div>
      <div className="tables">
        {live.steps.length === 0 ? (
          <EmptyNote title={t('none.title', { version })}>
            {t('none.words')} {live.transitions.length === 0 && t('noneEver')}
          </EmptyNote>
        ) : (
          <StepFigures
            steps={sortedSteps(live.steps, measure, leadingCurrency(totals.open))}
            ofInvoices={ofInvoices}
            addressOf={addressOf}
          />
        )}
        <WayFigures
          ways={sortedWays(live.transitions)}
          flow={flow}
          chart={chart}
          registry={registry}
          ofInvoices={ofInvoices}
          addressOf={addressOfWay}
        />
      </div>
    </Frame>
  );
}

interface BarProps {
  readonly live: StrategyLive;
  readonly measure: Measure;
  readonly ofInvoices: boolean;
  readonly onMeasure: (measure: Measure) => void;
}

function Bar({ live, measure, ofInvoices, onMeasure }: BarProps) {
  const { t } = useTranslation('liveFlow');
  const { zone, on } = useClock();
  const words = useLiveWords();
  const [, setVersion] = useAddressPart('live');
  const id = useId();
  const { totals, versions } = live;
  const known = versions.some(({ version }) => version === live.version)
    ? versions
    : [{ version: live.version, current: false, accounts: 0, open: [], overdue: [], enrollments: 0 }, ...versions];
  const sums = { open: words.money(totals.open), overdue: words.money(totals.overdue), accounts: words.accounts(totals.accounts) };
  return (
    <div className="bar">
      <label htmlFor={id}>
        {t('version')}
        <Choice id={id} value={live.version} onChange={(event) => setVersion(event.target.value)}>
          {known.map(({ version, current, accounts }) => (
            <option key={version} value={version}>
              {t('versionOf', { version: current ? t('current', { version }) : version, accounts: words.accounts(accounts) })}
            </option>
          ))}
        </Choice>
      </label>
      <Segmented
        label={t('show.label')}
        options={measures.map((each) => ({ id: each, label: t(`show.${each}`) }))}
        value={measure}
        onChange={onMeasure}
      />
      <span className="totals" role="status" data-tip={t('as', { when: momentWords(live.at, zone, on) })}>
        {ofInvoices ? t('totalsInvoices', { ...sums, invoices: t('invoices', { count: totals.enrollments }) }) : t('totals', sums)}
      </span>
    </div>
  );
}

function PickedStep({ live, state, to }: { readonly live: StrategyLive; readonly state: string; readonly to: string }) {
  const { t } = useTranslation('liveFlow');
  const words = useLiveWords();
  const step = live.steps.find((each) => each.state === state);
  if (!step) return t('picked.nobody', { step: words.step(state) });
  const said = t('picked.in', {
    accounts: words.accounts(step.accounts),
    step: words.step(state),
    open: words.money(step.open),
    overdue: words.money(step.overdue),
    dwell: words.span(step.medianDwellMs),
  });
  return (
    <>
      <span>{said}</span>
      <Link to={to} aria-label={t('steps.see', { accounts: words.accounts(step.accounts), step: words.step(state) })}>
        {t('picked.see')}
      </Link>
    </>
  );
}

interface PickedWayProps {
  readonly live: StrategyLive;
  readonly chart: ReturnType<typeof chartOf>;
  readonly pointer: string;
  readonly wordsOf: (key: string) => string;
  readonly addressOf: (key: string) => string;
}

function keyAt(chart: ReturnType<typeof chartOf>, pointer: string): string {
  return chart.transitions.find((each) => each.pointer === pointer)?.key ?? '';
}

function PickedWay({ live, chart, pointer, wordsOf, addressOf }: PickedWayProps) {
  const { t } = useTranslation('liveFlow');
  const key = keyAt(chart, pointer);
  const times = live.transitions.find(({ transition }) => transition === key)?.times ?? 0;
  return (
    <>
      <span>{t('picked.way', { way: wordsOf(key), times: t('times', { count: times }) })}</span>
      {times > 0 && <Link to={addressOf(key)}>{t('picked.see')}</Link>}
    </>
  );
}
