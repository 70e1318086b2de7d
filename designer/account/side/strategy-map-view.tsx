import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type AccountDetail, type Chart, lineage } from '#engine';
import { useAnswer } from '../../app/api/use-answer.ts';
import { useToday } from '../../app/clock.ts';
import { dayWords, localMoment } from '../../app/text/when.ts';
import type { CanvasPaint, StatePaint } from '../../canvas/canvas-paint.ts';
import { StillCanvas } from '../../canvas/still-canvas.tsx';
import type { JsonObject } from '../../document/json.ts';
import { chartIfAny } from '../../document/shape.ts';
import { useAccount } from '../account-context.ts';

type Running = AccountDetail['strategies'][number];

/** The strategy as it was published, with where it stands, where it has been, and what comes next if nobody acts. */
export function StrategyMapView({ running }: { readonly running: Running }) {
  const { t } = useTranslation('account');
  const { zone } = useAccount();
  const today = useToday();
  const { strategyId, version, next } = running;
  const { data } = useAnswer('definitions.version', { params: { kind: 'strategy', definitionId: strategyId, version: String(version) } });
  const value = useMemo(() => data && (JSON.parse(data.text) as JsonObject), [data]);
  const day = next === undefined ? '' : dayWords(localMoment(next.at, zone).on, today);
  const now = t('side.step.map.now');
  // The account is another object after each hint: the picture is drawn anew only when this says something else.
  const place = JSON.stringify([running.states, running.been, next?.timer]);
  const drawn = useMemo(() => {
    const chart = value && chartIfAny(value['machine']);
    const [states, been, timer] = JSON.parse(place) as [string[], string[], string | null];
    return chart && mapOf(chart, { states, been, timer: timer ?? undefined }, { now, day });
  }, [value, place, now, day]);
  return value && drawn ? <StillCanvas value={value} paint={drawn.paint} around={drawn.around} /> : null;
}

interface Place {
  readonly states: readonly string[];
  readonly been: readonly string[];
  readonly timer: string | undefined;
}

function mapOf(
  chart: Chart,
  { states, been, timer }: Place,
  words: { readonly now: string; readonly day: string },
): { readonly paint: CanvasPaint; readonly around: readonly string[] } {
  const ways = chart.transitions.filter(
    ({ trigger, source }) => trigger.kind === 'timer' && trigger.name === timer && states.some((path) => lineage(path).includes(source)),
  );
  const nexts = ways.flatMap(({ target }) => (typeof target === 'string' ? [target] : []));
  const steps = been.filter((path) => chart.states.get(path)?.children.length === 0);
  const paints: [string, StatePaint][] = [
    ...steps.map((path): [string, StatePaint] => [path, { tone: 'seen' }]),
    ...nexts.map((path): [string, StatePaint] => [path, { tone: 'live', badge: words.day }]),
    ...states.map((path): [string, StatePaint] => [path, { tone: 'now', badge: words.now }]),
  ];
  return {
    paint: { states: new Map(paints), transitions: new Map(ways.map(({ key }) => [key, { tone: 'live', width: 5 }])) },
    around: [...states, ...nexts, ...steps],
  };
}
