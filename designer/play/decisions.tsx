import BlockOutlined from '@mui/icons-material/BlockOutlined';
import CheckOutlined from '@mui/icons-material/CheckOutlined';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import MoreHorizOutlined from '@mui/icons-material/MoreHorizOutlined';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { type ChartTransition, nameWords, type PlayDecision, type PlayStep, stateWords, transitionWords } from '#engine';
import { color, radius } from '../app/theme/tokens.ts';
import { inPlace } from '../elements/in-place.ts';
import { useChart, useFlow, useFlowDefinition } from '../flow/flow-context.ts';
import { addressOf } from '../flow/place-of-pointer.ts';
import { useOptions } from '../rules/use-options.ts';
import { VerdictTree } from '../rules/verdict-tree.tsx';
import '../rules/rules-texts.ts';
import type { PlayWords } from './happened.ts';

const List = styled('ul')({
  display: 'grid',
  gap: 8,
  '& > li': {
    display: 'grid',
    gridTemplateColumns: '18px minmax(0, 1fr)',
    columnGap: 8,
    padding: '8px 12px',
    border: `1px solid ${color.border}`,
    borderRadius: radius,
    background: color.sunken,
  },
  '& > li > svg': { fontSize: 17, marginTop: 2, color: color.muted },
  '& > li[data-outcome=taken] > svg': { color: color.success },
  '& > li[data-outcome=refused] > svg': { color: color.danger },
  '& .path': { color: color.text, fontWeight: 550 },
  '& .outcome': { color: color.secondary },
});

const marks = { taken: CheckOutlined, refused: CloseOutlined, overruled: BlockOutlined, notLookedAt: MoreHorizOutlined } as const;

interface DecisionsProps {
  readonly step: PlayStep;
  readonly words: PlayWords;
}

/** Every path that was looked at, what its condition saw, and why the others were not taken. */
export function Decisions({ step, words }: DecisionsProps) {
  const { t } = useTranslation('play');
  const decisions = step.reactions.flatMap((reaction) => reaction.decisions);
  if (decisions.length > 0) {
    return (
      <List>
        {inPlace(decisions).map(({ place, item }) => (
          <Decision key={place} decision={item} words={words} />
        ))}
      </List>
    );
  }
  const [place] = step.after;
  return (
    <p>
      {step.cause === 'enrollment' ? t('why.noCondition') : step.after.length === 0 ? t('steps.elsewhere') : t('steps.unheard')}{' '}
      {place !== undefined && <StepLink path={place} />}
    </p>
  );
}

function StepLink({ path }: { readonly path: string }) {
  const { t } = useTranslation('play');
  const { search } = useLocation();
  const chart = useChart();
  const state = chart.states.get(path);
  if (!state) return null;
  return (
    <Link
      to={addressOf({ element: `step:${path}`, field: state.pointer }, search)}
      aria-label={`${t('why.showStep')}: ${stateWords(path)}`}
    >
      {t('why.showStep')}
    </Link>
  );
}

function Decision({ decision, words }: { readonly decision: PlayDecision; readonly words: PlayWords }) {
  const { t } = useTranslation('play');
  const chart = useChart();
  const options = useOptions();
  const { registry } = useFlow();
  const { outcome, split, tree, because } = decision;
  const Mark = marks[outcome];
  const way = chart.transitions.find(({ key }) => key === decision.transition);
  const winner = chart.transitions.find(({ key }) => key === because);
  const said = usePathWords();
  return (
    <li data-outcome={outcome}>
      <Mark aria-hidden />
      <div>
        {way ? <PathLink way={way} words={said(way)} /> : <span className="path">{decision.transition}</span>}
        <p className="outcome">
          {outcome === 'notLookedAt' ? t('why.notLookedAt', { path: winner ? said(winner) : '' }) : t(`why.${outcome}`)}
          {outcome === 'taken' && !tree && !split && ` – ${t('why.noCondition')}`}
        </p>
        {split && (
          <p>{t(outcome === 'refused' ? 'why.splitNot' : 'why.split', { arm: split.arm, experiment: nameWords(split.experiment) })}</p>
        )}
        {tree && <VerdictTree verdict={tree} context={{ catalog: registry.catalog, currency: words.currency, optionsOf: options }} />}
      </div>
    </li>
  );
}

function PathLink({ way, words }: { readonly way: ChartTransition; readonly words: string }) {
  const { t } = useTranslation('play');
  const { search } = useLocation();
  return (
    <Link className="path" data-tip={t('why.show')} to={addressOf({ element: `path:${way.pointer}`, field: way.pointer }, search)}>
      {words}
    </Link>
  );
}

function usePathWords(): (way: ChartTransition) => string {
  const { registry } = useFlow();
  const { timers } = useFlowDefinition();
  return (way) => transitionWords(way, { registry, timers });
}
