import { useTranslation } from 'react-i18next';
import { eventWords, type Guard, whenWords } from '#engine';
import { useFlow } from '../flow/flow-context.ts';
import type { StandingRule, StandingWay } from './standing.ts';
import { type ScheduleWords, stepWords, useScheduleWords } from './use-schedule-words.ts';
import { useSchedule } from './use-when-context.ts';
import { dueAnchors, kindOf } from './when.ts';

export interface StandingWords {
  /** What has to happen, as it stands after "when". */
  ruleName(rule: StandingRule): string;
  /** Its cases, with those told once that differ only in the step they hold in. */
  told(rule: StandingRule): readonly StandingWay[];
  /** Under what circumstances: in which step, which of several events, on which condition. */
  case(rule: StandingRule, way: StandingWay): string;
  /** What the condition of a case says, where it has only a name. */
  meaning(way: StandingWay): string | undefined;
  /** What then happens, in order. */
  does(way: StandingWay): string;
  readonly words: ScheduleWords;
}

const sub = ['promise.partlyKept', 'hold.lifted', 'invoice.paid'] as const;

/** Standing rules as sentences: `if “May suspend” holds: suspend service, email “Service suspended”; it waits in “Suspended”`. */
export function useStandingWords(): StandingWords {
  const { t } = useTranslation('schedule');
  const { registry } = useFlow();
  const { timers, walk, runs, chart } = useSchedule();
  const words = useScheduleWords();
  const start = runs.find((run) => run.begins && run.level === '')?.items[0]?.path;
  const leadsToStart = (target: string | undefined): boolean => {
    const landed = walk.stops.find(({ state }) => state.path === target || state.path.startsWith(`${target}.`));
    return target !== undefined && (target === start || (landed?.waits === true && landed === walk.stops[0]));
  };
  const outcome = (way: StandingWay): string => {
    if (way.outcome === 'ladder' && leadsToStart(way.target)) return t('standing.outcome.ladderStart');
    return t(`standing.outcome.${way.outcome}`, { step: stepWords(way.target ?? '') });
  };
  const onward = ({ onward: next }: StandingWay): string => {
    const config = next && timers[next.timer];
    if (!next || !config) return '';
    const when = words.whenLine({ kind: kindOf(config), timer: next.timer, config, since: 'previous' });
    const said = when.replace(t('when.sinceprevious'), t('standing.that'));
    if (chart.states.get(next.target)?.type === 'history') return t('standing.onwardBack', { when: said });
    // It waits for the first day past due, which an account in a pause has behind it: whatever held it back must end.
    if (leadsToStart(next.target) && config.anchor === dueAnchors.past) return t('standing.onwardOwed');
    if (leadsToStart(next.target)) return t('standing.onwardStart', { when: said });
    return t('standing.onward', { when: said, step: stepWords(next.target) });
  };
  /** The level all steps of the schedule stand in is the schedule itself to whoever reads it here. */
  const placeWords = (source: string): string =>
    source === start && (chart.states.get(source)?.children ?? []).length > 0 ? t('standing.onSchedule') : `“${stepWords(source)}”`;
  const conditionWords = (guard: Guard): string => {
    const meaning = words.meaning(guard);
    return meaning === undefined ? words.guard(guard) : small(meaning);
  };
  return {
    words,
    told: ({ ways }) => ways.filter((way, index) => !ways.slice(0, index).some((each) => isAlike(each, way))),
    ruleName: ({ known, event }) =>
      known ? t(`standing.rule.${known}`) : whenWords({ kind: 'event', name: event }, registry).replace(/^when /, ''),
    case(rule, way) {
      const same = rule.ways.filter((each) => each !== way && isAlike(each, way));
      const steps = [way, ...same].map((each) => placeWords(each.way.source)).join(', ');
      const also = rule.ways.some((each) => each.event !== way.event);
      const named = sub.find((each) => each === way.event);
      const parts = [
        way.event !== rule.event && also && (named ? t(`standing.event.${named}`) : eventWords(way.event, registry)),
        way.way.source !== '' && isNarrow(rule, way) && t('standing.while', { steps }),
        way.guard !== undefined && t('standing.guard', { guard: conditionWords(way.guard) }),
        way.guard === undefined && isOtherwise(rule, way) && t('standing.otherwise'),
      ];
      return parts.filter((part) => typeof part === 'string').join(', ');
    },
    meaning: ({ guard }) => (guard === undefined ? undefined : words.meaning(guard)),
    does(way) {
      const done = [...way.actions, ...way.entry].map(({ call }, index) => (index === 0 ? words.action(call) : small(words.action(call))));
      const nothing = done.length === 0 && way.outcome === 'stays';
      return [nothing ? undefined : done.join('; '), outcome(way), onward(way)]
        .filter((part) => part !== undefined && part !== '')
        .join('; ');
    },
  };
}

function small(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Whether a case says where it holds: others of the rule hold elsewhere. */
function isNarrow(rule: StandingRule, way: StandingWay): boolean {
  return rule.ways.some((each) => each.way.source !== way.way.source);
}

function isOtherwise(rule: StandingRule, way: StandingWay): boolean {
  return rule.ways.some((each) => each.way.source === way.way.source && each.event === way.event && each.way.index < way.way.index);
}

/** Whether two cases say the same but for the step they hold in. */
function isAlike(a: StandingWay, b: StandingWay): boolean {
  const says = ({ event, guard, target, actions }: StandingWay): string =>
    JSON.stringify([event, guard, target, actions.map(({ call }) => call)]);
  return a.way.source !== '' && b.way.source !== '' && says(a) === says(b);
}
