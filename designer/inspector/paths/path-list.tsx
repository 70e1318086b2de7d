import ArrowDownwardOutlined from '@mui/icons-material/ArrowDownwardOutlined';
import ArrowUpwardOutlined from '@mui/icons-material/ArrowUpwardOutlined';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { type ChartTransition, lineage } from '#engine';
import { color, radius } from '../../app/theme/tokens.ts';
import { RowAct } from '../../elements/row-act.ts';
import { useActOn, useChart, useFlow, useFlowPlace } from '../../flow/flow-context.ts';
import { useProblemCounts } from '../../problems/use-problem-counts.ts';
import { Said, Section } from '../panel-parts.tsx';
import { refOf, siblingsOf } from '../path-place.ts';
import { AddPath } from './add-path.tsx';
import { usePathWords } from './path-words.ts';

const List = styled('ol')({
  margin: '0 -8px',
  '& > li': { display: 'flex', alignItems: 'center', borderRadius: radius, minWidth: 0 },
  '& > li:hover': { background: color.hover },
  '& > li > button.open': {
    flex: 1,
    display: 'block',
    minWidth: 0,
    padding: '5px 8px',
    border: 0,
    background: 'none',
    fontSize: 13,
    lineHeight: '19px',
    textAlign: 'left',
    cursor: 'pointer',
    overflowWrap: 'anywhere',
  },
  '& b': { display: 'block', fontWeight: 550 },
  '& b::first-letter': { textTransform: 'uppercase' },
  '& .more': { color: color.secondary },
  '& .target': { color: color.text },
  '& .dot': { display: 'inline-block', width: 8, height: 8, marginRight: 6, borderRadius: '50%', background: color.dispute },
  '& .dot[data-error]': { background: color.danger },
});

/** The paths that leave a step, in the order in which they are looked at. */
export function PathList({ source }: { readonly source: string }) {
  const { t } = useTranslation('inspector');
  const { readOnly } = useFlow();
  const chart = useChart();
  const state = chart.states.get(source);
  const ways = state?.transitions ?? [];
  const around = lineage(source)
    .slice(1)
    .flatMap((path) => (source === '' ? [] : (chart.states.get(path)?.transitions ?? []))).length;
  const leaves = state?.type !== 'final' && state?.type !== 'history';
  return (
    <Section title={t(source === '' ? 'paths.everywhere' : 'paths.title')}>
      {ways.length === 0 && <p className="none">{t(source === '' ? 'paths.noneEverywhere' : 'paths.none')}</p>}
      {ways.length > 0 && (
        <List>
          {ways.map((way) => (
            <PathLine key={way.pointer} way={way} siblings={siblingsOf(way, chart)} />
          ))}
        </List>
      )}
      {around > 0 && leaves && <Said data-muted="">{t('paths.inherited', { count: around })}</Said>}
      {!readOnly && leaves && <AddPath source={source} />}
    </Section>
  );
}

function PathLine({ way, siblings }: { readonly way: ChartTransition; readonly siblings: readonly ChartTransition[] }) {
  const { t } = useTranslation('inspector');
  const { readOnly } = useFlow();
  const { go } = useFlowPlace();
  const act = useActOn();
  const problems = useProblemCounts().get(`path:${way.pointer}`);
  const last = siblings.length - 1;
  const { when, condition, doing, target } = usePathWords()(way, way.index > 0);
  const move = (to: number): void => void act({ op: 'transition.move', ref: refOf(way), to }, t('did.movePath'));
  const path = [when, condition, target].filter(Boolean).join(', ');
  return (
    <li>
      <button type="button" className="open" data-field={way.pointer} onClick={() => go({ element: `path:${way.pointer}` })}>
        <b>
          {problems && <i className="dot" {...(problems.errors > 0 ? { 'data-error': '' } : {})} aria-hidden />}
          {when}
        </b>
        <span className="more">
          {condition !== undefined && <>{condition} · </>}
          {doing.length > 0 && <>{doing.join(', ')} · </>}
          <span className="target">{target}</span>
        </span>
      </button>
      {!readOnly && last > 0 && (
        <>
          <RowAct
            type="button"
            aria-label={t('paths.upOf', { path })}
            data-tip={t('path.earlier')}
            disabled={way.index === 0}
            onClick={() => move(way.index - 1)}
          >
            <ArrowUpwardOutlined />
          </RowAct>
          <RowAct
            type="button"
            aria-label={t('paths.downOf', { path })}
            data-tip={t('path.later')}
            disabled={way.index === last}
            onClick={() => move(way.index + 1)}
          >
            <ArrowDownwardOutlined />
          </RowAct>
        </>
      )}
    </li>
  );
}
