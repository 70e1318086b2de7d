import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Chart, type Flow, type Registry, stateWords, transitionWords } from '#engine';
import { FigureTable } from './figure-table.tsx';
import type { LiveWay } from './live-figures.ts';
import { useLiveWords } from './use-live-words.ts';

interface WayFiguresProps {
  readonly ways: readonly LiveWay[];
  readonly flow: Flow;
  readonly chart: Chart;
  readonly registry: Registry;
  readonly ofInvoices: boolean;
  /** Where the accounts are listed that took a path. */
  readonly addressOf: (transition: string) => string;
}

/** How often each path was gone, most often first. */
export function WayFigures({ ways, flow, chart, registry, ofInvoices, addressOf }: WayFiguresProps) {
  const { t } = useTranslation('liveFlow');
  const words = useLiveWords();
  const gone = new Set(ways.map(({ transition }) => transition));
  const never = chart.transitions.filter(({ key }) => !gone.has(key)).length;
  return (
    <FigureTable
      title={t('ways.title')}
      {...(never > 0 ? { note: t('ways.never', { count: never }) } : {})}
      of={t('ways.way')}
      figures={[{ title: t('ways.times') }, { title: t(ofInvoices ? 'ways.distinctInvoices' : 'ways.distinct') }]}
    >
      {ways.length === 0 && (
        <tr>
          <td colSpan={3} className="muted">
            {t('ways.none')}
          </td>
        </tr>
      )}
      {ways.map((way) => (
        <tr key={way.transition} data-live-way={way.transition}>
          <th scope="row">{wayWords(way.transition, { flow, chart, registry })}</th>
          <td className="num">
            <Link
              to={addressOf(way.transition)}
              aria-label={t('ways.see', { times: words.count(way.times), way: wayWords(way.transition, { flow, chart, registry }) })}
            >
              {words.count(way.times)}
            </Link>
          </td>
          <td className="num">{words.count(way.enrollments)}</td>
        </tr>
      ))}
    </FigureTable>
  );
}

/** A path with the step it leaves: `Chasing: When paid in full: go to Cured`. */
export function wayWords(key: string, { flow, chart, registry }: Pick<WayFiguresProps, 'flow' | 'chart' | 'registry'>): string {
  const way = chart.transitions.find((each) => each.key === key);
  if (!way) return key;
  const said = transitionWords(way, { registry, timers: flow.timers });
  return way.source === '' ? said : `${stateWords(way.source)}: ${said.charAt(0).toLowerCase()}${said.slice(1)}`;
}
