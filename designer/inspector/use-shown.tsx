import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nameWords, stateWords } from '#engine';
import { inAdvance } from '../app/in-advance.ts';
import type { JsonObject } from '../document/json.ts';
import { layoutOf } from '../document/layout.ts';
import { nodeKind } from '../document/node-kind.ts';
import { lazily } from '../elements/lazily.ts';
import { EmptyNote } from '../elements/note.tsx';
import { useChart, useFlowDefinition, useFlowPlace } from '../flow/flow-context.ts';
import { DefinitionPanel } from './definition-panel.tsx';
import { NotePanel } from './note-panel.tsx';
import { GoButton } from './panel-parts.tsx';
import { wayAt } from './path-place.ts';

const load = {
  path: async () => ({ default: (await import('./paths/path-panel.tsx')).PathPanel }),
  rule: async () => ({ default: (await import('./rule-panel.tsx')).RulePanel }),
  many: async () => ({ default: (await import('./steps/many-panel.tsx')).ManyPanel }),
  step: async () => ({ default: (await import('./steps/step-panel.tsx')).StepPanel }),
  timer: async () => ({ default: (await import('./times/timer-panel.tsx')).TimerPanel }),
} as const;
inAdvance(...Object.values(load));

const PathPanel = lazily(load.path);
const RulePanel = lazily(load.rule);
const ManyPanel = lazily(load.many);
const StepPanel = lazily(load.step);
const TimerPanel = lazily(load.timer);

export interface Shown {
  /** What it is and what it belongs to. */
  readonly kind?: ReactNode;
  /** What it is called; missing where the content says so itself. */
  readonly title?: string;
  readonly content: ReactNode;
}

/** What the address names: what it is, what it is called, and everything about it. */
export function useShown(): Shown {
  const { t } = useTranslation('inspector');
  const { element = '', selected } = useFlowPlace();
  const chart = useChart();
  const of = { step: useStep(), path: usePath(), timer: useTimer(), rule: useRule(), note: useNote() };
  if (element === '' || element === 'step:') return { content: <DefinitionPanel /> };
  const states = selected.flatMap((path) => chart.states.get(path) ?? []);
  if (states.length > 1) return { content: <ManyPanel states={states} /> };
  const [kind = '', ...rest] = element.split(':');
  const shown = Object.hasOwn(of, kind) ? of[kind as keyof typeof of](rest.join(':')) : undefined;
  return shown ?? { content: <EmptyNote title={t('gone')}>{t('goneWords')}</EmptyNote> };
}

type Find = (id: string) => Shown | undefined;

function useStep(): Find {
  const { t } = useTranslation('inspector');
  const chart = useChart();
  return (path) => {
    const state = chart.states.get(path);
    if (!state) return undefined;
    const { parent = '' } = state;
    const kind = (
      <>
        {t(`kind.${nodeKind(state, chart)}`)}
        {parent !== '' && <Around element={`step:${parent}`} words={stateWords(parent)} />}
      </>
    );
    return { kind, title: nameWords(state.key), content: <StepPanel state={state} /> };
  };
}

function usePath(): Find {
  const { t } = useTranslation('inspector');
  const chart = useChart();
  return (pointer) => {
    const way = wayAt(pointer, chart);
    if (!way) return undefined;
    const { source, target } = way;
    const from = source === '' ? t('path.fromEverywhere') : t('path.from', { step: stateWords(source) });
    const kind = (
      <>
        {t('kind.path')}
        <Around element={source === '' ? undefined : `step:${source}`} words={from} />
      </>
    );
    const title = typeof target === 'string' ? t('paths.to', { step: stateWords(target) }) : t('paths.stay');
    return { kind, title, content: <PathPanel way={way} /> };
  };
}

function useTimer(): Find {
  const { t } = useTranslation('inspector');
  const { timers = {} } = useFlowDefinition();
  return (name) => {
    const timer = Object.hasOwn(timers, name) ? timers[name] : undefined;
    return timer && { kind: t('kind.timer'), title: nameWords(name), content: <TimerPanel name={name} timer={timer} /> };
  };
}

function useRule(): Find {
  const { t } = useTranslation('inspector');
  const { rules = {} } = useFlowDefinition();
  return (name) => {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    return rule && { kind: t('kind.rule'), title: nameWords(name), content: <RulePanel name={name} rule={rule} /> };
  };
}

function useNote(): Find {
  const { t } = useTranslation('inspector');
  const flow = useFlowDefinition();
  return (id) => {
    const note = layoutOf(flow as unknown as JsonObject).notes.find((each) => each.id === id);
    return note && { kind: t('note.kind'), title: t('kind.note'), content: <NotePanel note={note} /> };
  };
}

/** What an element belongs to, and the way there. */
function Around({ element, words }: { readonly element: string | undefined; readonly words: string }) {
  const { go } = useFlowPlace();
  return (
    <>
      {' · '}
      <GoButton type="button" style={{ fontSize: 12 }} onClick={() => go({ element })}>
        {words}
      </GoButton>
    </>
  );
}
