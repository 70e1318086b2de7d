import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Chart, nameWords, stateWords } from '#engine';
import { targetsFor } from '../../canvas/acts/legal-targets.ts';
import type { SearchOption } from '../../elements/search-option.ts';
import { useChart } from '../../flow/flow-context.ts';

/** Stands for staying in the step. */
export const STAY = ' stay';

/** Where a path of a step may lead; what is around each stands as its heading. */
export function useTargetOptions(source: string): readonly SearchOption[] {
  const { t } = useTranslation('inspector');
  const chart = useChart();
  return useMemo(() => [...targetOptions(chart, source, t('paths.again')), { id: STAY, label: t('path.targetStay') }], [chart, source, t]);
}

/** The steps a path may lead to, those beside its own step first. */
export function targetOptions(chart: Chart, source: string, again: string): readonly SearchOption[] {
  const parent = chart.states.get(source)?.parent;
  return targetsFor(chart, source)
    .filter(({ refusal }) => refusal === undefined)
    .map(({ path }) => ({ path, state: chart.states.get(path) }))
    .toSorted((a, b) => Number(b.state?.parent === parent) - Number(a.state?.parent === parent))
    .map(({ path, state }): SearchOption => {
      const around = state?.parent ?? '';
      const label = path === source ? `${nameWords(state?.key ?? path)} (${again.toLowerCase()})` : nameWords(state?.key ?? path);
      return { id: path, label, words: stateWords(path), ...(around === '' ? {} : { group: stateWords(around) }) };
    });
}
