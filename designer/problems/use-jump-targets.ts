import { useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChartTransition, nameWords, stateWords, templateWords, timerWords, whenWords } from '#engine';
import { shortcuts } from '../app/shortcuts/shortcut-registry.ts';
import { useAddressPart } from '../app/use-address-part.ts';
import type { SearchOption } from '../elements/search-option.ts';
import { flowTabs, useChart, useFlow, useFlowDefinition, useFlowDocument, useFlowPlace } from '../flow/flow-context.ts';
import { views } from '../flow/views.ts';
import './problems-texts.ts';

export type JumpKind = 'command' | 'step' | 'path' | 'timer' | 'rule' | 'template' | 'note';

/** Something one can go to or have done; `about` tells it from others of its name. */
export interface JumpTarget extends Pick<SearchOption, 'id' | 'label' | 'about'> {
  readonly kind: JumpKind;
  run(): void;
}

/** Views beside which the details of an element stand. */
const besideDetails: ReadonlySet<string> = new Set(['schedule', 'canvas', 'live']);

/** A command of the page, as the dialog offers it. */
export interface JumpCommand {
  readonly id: string;
  readonly label: string;
  readonly keys?: string;
  run(): void;
}

/** Everything on this page one can go to or have done: what is asked for only while the dialog is open. */
export function useJumpTargets(given: readonly JumpCommand[]): readonly JumpTarget[] {
  const places = usePlaces();
  const commands = useCommands(given);
  return useMemo(() => [...places, ...commands], [places, commands]);
}

function usePlaces(): readonly JumpTarget[] {
  const { t } = useTranslation('problems');
  const { registry } = useFlow();
  const chart = useChart();
  const { timers = {}, rules = {} } = useFlowDefinition();
  const { tab, go } = useFlowPlace();
  return useMemo(() => {
    const open = (element: string | undefined, field?: string) => () =>
      go({ ...(besideDetails.has(tab) ? {} : { tab: 'canvas' as const }), element, field: field ?? '' });
    const nameOf = (path: string): string => (path === '' ? t('jump.everywhere') : stateWords(path));
    const states = [...chart.states.values()].filter(({ path }) => path !== '');
    const to = ({ source, target }: ChartTransition): string => nameOf(typeof target === 'string' ? target : source);
    const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
    return [
      ...states.map(
        ({ path, key, parent = '' }): JumpTarget => ({
          id: `step:${path}`,
          kind: 'step',
          label: nameWords(key),
          ...(parent === '' ? {} : { about: stateWords(parent) }),
          run: open(`step:${path}`),
        }),
      ),
      ...chart.transitions.map(
        (way): JumpTarget => ({
          id: `path:${way.pointer}`,
          kind: 'path',
          label: capital(whenWords(way.trigger, registry, timers)),
          about: t('jump.path', { from: nameOf(way.source), to: to(way) }),
          run: open(`path:${way.pointer}`),
        }),
      ),
      ...Object.entries(timers).map(
        ([name, timer]): JumpTarget => ({
          id: `timer:${name}`,
          kind: 'timer',
          label: nameWords(name),
          about: timerWords(timer, registry),
          run: open(`timer:${name}`),
        }),
      ),
      ...Object.keys(rules).map(
        (name): JumpTarget => ({
          id: `rule:${name}`,
          kind: 'rule',
          label: nameWords(name),
          run: () => go({ tab: 'rules', element: `rule:${name}` }),
        }),
      ),
      ...states.flatMap(({ path, pointer, config }) =>
        (config.entry ?? []).flatMap(({ type, params }, index): JumpTarget[] =>
          type !== 'notice.send'
            ? []
            : [
                {
                  id: `template:${pointer}/${index}`,
                  kind: 'template',
                  label: templateWords(String(params?.['template']), registry),
                  about: t('jump.template', { step: stateWords(path) }),
                  run: open(`step:${path}`, `${pointer}/entry/${index}/params/template`),
                },
              ],
        ),
      ),
      { id: 'whole', kind: 'step', label: t('jump.whole'), run: open(undefined, '/name') },
    ];
  }, [t, registry, chart, timers, rules, tab, go]);
}

/** Undo and redo, the views, what the page has shortcuts for, and what it gives. */
function useCommands(given: readonly JumpCommand[]): readonly JumpTarget[] {
  const { t } = useTranslation(['problems', 'flow']);
  const { store, readOnly } = useFlow();
  const { go } = useFlowPlace();
  const [, setPanel] = useAddressPart('panel');
  const keyed = useSyncExternalStore(shortcuts.subscribe, shortcuts.current);
  const undo = useFlowDocument(({ canUndo, undoLabel }) => (canUndo ? undoLabel : undefined));
  const redo = useFlowDocument(({ canRedo, redoLabel }) => (canRedo ? redoLabel : undefined));
  return useMemo(() => {
    const command = (id: string, label: string, run: () => void, keys?: string): JumpTarget => ({
      id: `command:${id}`,
      kind: 'command',
      label,
      ...(keys === undefined ? {} : { about: keys }),
      run,
    });
    return [
      ...(undo === undefined || readOnly
        ? []
        : [command('undo', t('problems:jump.undo', { label: undo }), () => void store.undo(), 'Ctrl+Z')]),
      ...(redo === undefined || readOnly
        ? []
        : [command('redo', t('problems:jump.redo', { label: redo }), () => void store.redo(), 'Ctrl+Shift+Z')]),
      ...given.map(({ id, label, keys, run }) => command(id, label, run, keys)),
      ...flowTabs
        .filter((tab) => views[tab] !== undefined)
        .map((tab) => command(`tab ${tab}`, t('problems:jump.tab', { tab: t(`flow:tabs.${tab}`) }), () => go({ tab }))),
      ...(['problems', 'play'] as const)
        .filter((panel) => views[panel] !== undefined)
        .map((panel) => command(`panel ${panel}`, t('problems:jump.panel', { panel: t(`flow:bottom.${panel}`) }), () => setPanel(panel))),
      ...keyed.flatMap(({ keys, label, where, run }) => (where === 'page' && run ? [command(`keys ${keys}`, label, run, keys)] : [])),
    ];
  }, [t, store, readOnly, go, setPanel, keyed, undo, redo, given]);
}
