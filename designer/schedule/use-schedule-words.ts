import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Conditions,
  checkRule,
  type EffectCall,
  effectWords,
  type Guard,
  guardWords,
  nameWords,
  ruleWords,
  timerParts,
} from '#engine';
import { useDefinitionNames } from '../app/definition-names.ts';
import { isObject, type Json, type JsonObject } from '../document/json.ts';
import { useFlow, useFlowValue } from '../flow/flow-context.ts';
import type { EndKind } from './ends.ts';
import type { When } from './when.ts';

/** When a row is, in two parts: what is counted, and at what time on which days. */
export interface WhenWords {
  readonly lead: string;
  readonly detail: string;
}

export interface ScheduleWords {
  when(when: When, regions?: number): WhenWords;
  /** The same in one line, as it stands within a sentence. */
  whenLine(when: When): string;
  action(call: EffectCall): string;
  guard(guard: Guard): string;
  /** What a condition that is known by a name says. */
  meaning(guard: Guard): string | undefined;
  end(kind: EndKind): string;
  step(path: string): string;
}

/** A step by its own name. */
export function stepWords(path: string): string {
  return nameWords(path.slice(path.lastIndexOf('.') + 1));
}

/** The words of rows, in the manager's language. */
export function useScheduleWords(): ScheduleWords {
  const { t } = useTranslation('schedule');
  const { registry, kind } = useFlow();
  const rules = useFlowValue((value) => value['rules']);
  const nameOf = useDefinitionNames();
  return useMemo(() => {
    const sinceWords = (since: When['since']): string =>
      typeof since === 'object' ? t('when.sinceLevel', { level: stepWords(since.level) }) : t(`when.since${since ?? 'previous'}`);
    const when: ScheduleWords['when'] = ({ kind: of, config, timer, since, follows }, regions = 0) => {
      if (of === 'at-once') return atOnce(follows, regions);
      if (!config) return { lead: t('when.unknown', { timer: nameWords(timer ?? '') }), detail: '' };
      const parts = timerParts(config, registry);
      const lead = capital(parts.lead.replace('this step began', sinceWords(since)));
      return { lead, detail: [parts.time, parts.zone, parts.days].filter((part) => part !== undefined).join(', ') };
    };
    const atOnce = (follows: When['follows'], regions: number): WhenWords => {
      if (follows === 'done') return { lead: t(regions > 2 ? 'when.doneAll' : 'when.done'), detail: '' };
      if (follows === 'start') return { lead: t('when.start'), detail: t(kind === 'resolution' ? 'when.startDispute' : 'when.startWords') };
      return { lead: t('when.atOnce'), detail: t(`when.at.${follows ?? 'previous'}`) };
    };
    return {
      when,
      whenLine: (each) => {
        const { lead, detail } = when(each);
        const small = lead.charAt(0).toLowerCase() + lead.slice(1);
        return detail === '' ? small : t('when.both', { lead: small, detail });
      },
      action: (call) => {
        if (call.type === 'strategy.start') {
          const id = String(call.params?.['strategy'] ?? '');
          return effectWords(call, registry).replace(nameWords(id), nameOf(id));
        }
        return effectWords(call, registry);
      },
      guard: (guard) => guardWords(guard, { registry }),
      meaning: (guard) => {
        const rule = typeof guard === 'string' && isObject(rules) ? rules[guard] : undefined;
        if (!isObject(rule) || checkRule(rule, '', { catalog: registry.catalog, rules: rules as JsonObject }).length > 0) return undefined;
        return capital(ruleWords(spelledOut(rule, rules as JsonObject) as unknown as Conditions, registry));
      },
      end: (each) => {
        if (each.startsWith('manual.')) return t('ends.manual', { name: nameWords(each.slice('manual.'.length)) });
        if (each === 'dispute' && kind === 'resolution') return t('ends.disputeDecided');
        return t(`ends.${each as 'payment' | 'promise' | 'dispute' | 'hold'}`);
      },
      step: stepWords,
    };
  }, [t, registry, kind, nameOf, rules]);
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A rule with those it refers to in their place, but for what must not hold: that is told by its name. */
function spelledOut(says: Json, rules: JsonObject): Json {
  if (Array.isArray(says)) return says.map((each) => spelledOut(each, rules));
  if (!isObject(says)) return says;
  const name = says['condition'];
  if (typeof name === 'string') {
    const { [name]: named, ...others } = rules;
    return named === undefined ? says : spelledOut(named, others);
  }
  return Object.fromEntries(
    Object.entries(says).map(([key, member]) => [key, key === 'all' || key === 'any' ? spelledOut(member as Json, rules) : member]),
  );
}
