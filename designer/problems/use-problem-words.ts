import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { type Diagnostic, nameWords, pointerKeys, stateWords, whenWords } from '#engine';
import { useChart, useChartIfAny, useFlow, useFlowDefinition, useFlowValue } from '../flow/flow-context.ts';
import { useFailureWords } from '../play/use-failure-words.ts';
import { placeOf } from './problem-place.ts';
import { problemDetails, problemName } from './problem-words.ts';
import './problems-texts.ts';

interface ProblemSaid {
  /** What is wrong. */
  readonly title: string;
  /** What to do about it. */
  readonly advice: string;
}

/** Says problems in the words of the page; what it has no words for in those of the engine. */
export function useProblemWords(): (problem: Diagnostic) => ProblemSaid {
  const { t } = useTranslation('problems');
  const { registry } = useFlow();
  const chart = useChartIfAny();
  const value = useFlowValue((each) => each);
  const { tests } = useFlowDefinition();
  const failureWords = useFailureWords();
  return useCallback(
    (problem) => {
      const isFailure = problem.code === 'test.failed';
      // Only tests of flows have failures with words of their own.
      const name = isFailure && !chart ? undefined : problemName(problem);
      const test = isFailure ? tests?.[Number(pointerKeys(problem.pointer)[1])] : undefined;
      const found = problemDetails(problem, value, chart, registry);
      const details = { ...found, ...(chart && test ? { detail: `“${test.name}”. ${failureWords(problem, test)}` } : {}) };
      const said = name === undefined ? [problem.message, problem.fix] : t(`said.${name}`, { returnObjects: true, ...details });
      const [title = '', advice = ''] = said;
      return { title: title.charAt(0).toUpperCase() + title.slice(1), advice };
    },
    [t, registry, chart, value, tests, failureWords],
  );
}

/** What a problem concerns, as people call it: the step, the path, the time, the rule or the test. */
export function useProblemSubject(): (problem: Diagnostic) => string {
  const { t } = useTranslation('problems');
  const { registry } = useFlow();
  const chart = useChart();
  const { timers = {} } = useFlowDefinition();
  return useCallback(
    ({ pointer }) => {
      const { element, tab } = placeOf(pointer, chart);
      if (tab === 'tests') return t('of.tests', { number: Number(pointerKeys(pointer)[1]) + 1 });
      if (element === undefined) return t('of.definition');
      const id = element.slice(element.indexOf(':') + 1);
      if (element.startsWith('timer:')) return t('of.timer', { name: nameWords(id) });
      if (element.startsWith('rule:')) return t('of.rule', { name: nameWords(id) });
      if (element.startsWith('step:')) return stateWords(id);
      const way = chart.transitions.find((each) => each.pointer === id);
      if (!way) return t('of.definition');
      const when = whenWords(way.trigger, registry, timers);
      return way.source === '' ? t('of.everywhere', { when }) : t('of.path', { step: stateWords(way.source), when });
    },
    [t, registry, chart, timers],
  );
}
