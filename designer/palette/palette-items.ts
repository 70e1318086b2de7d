import {
  channelWords,
  compareText,
  coreEffects,
  type EffectCall,
  type EffectKind,
  MANUAL_EVENT,
  type Registry,
  taskKindWords,
} from '#engine';
import type { GlyphName } from '../canvas/look/glyph.tsx';
import type { JsonObject } from '../document/json.ts';
import { callOfKind } from '../inspector/actions/action-kinds.ts';

export type PaletteGroup = 'course' | 'message' | 'work' | 'account' | 'dispute' | 'connector' | 'happens';

/** What an item of the palette puts into a flow. */
export type Blueprint =
  /** A step; `waits` says that it leads on after a time when it is put on a path, else it leads on at once. */
  | { readonly kind: 'step'; readonly name: string; readonly state: JsonObject; readonly waits: boolean }
  /** A step that leads on by chance, in two groups of the same size. */
  | { readonly kind: 'split'; readonly name: string }
  /** A step that does something; put onto a step it is added to what that does. */
  | { readonly kind: 'act'; readonly name: string; readonly call: EffectCall }
  | { readonly kind: 'event'; readonly type: string }
  | { readonly kind: 'note' };

export interface PaletteItem {
  readonly id: string;
  readonly group: PaletteGroup;
  readonly name: string;
  readonly about: string | undefined;
  readonly glyph: GlyphName;
  readonly blueprint: Blueprint;
  /** Only shown when searched for. */
  readonly hidden?: boolean;
}

interface CourseWords {
  readonly name: string;
  readonly about: string;
}

/** The words of what is no action: given, because they are the page's. */
export type CourseText = Readonly<Record<'wait' | 'decision' | 'split' | 'level' | 'parallel' | 'end' | 'back' | 'note', CourseWords>>;

const first = { initial: 'first', states: { first: {} } } as const;

/** Everything that can be added to a flow: courses, the actions and events the registry has, connectors' own included. */
export function paletteItems(registry: Registry, text: CourseText, kind: 'strategy' | 'resolution'): PaletteItem[] {
  return [...courseItems(text), ...actItems(registry, kind), ...eventItems(registry)];
}

function courseItems(text: CourseText): PaletteItem[] {
  const item = (id: keyof CourseText, glyph: GlyphName, blueprint: Blueprint): PaletteItem => ({
    id: `course.${id}`,
    group: 'course',
    ...text[id],
    glyph,
    blueprint,
  });
  const step = (name: string, state: JsonObject, waits: boolean): Blueprint => ({ kind: 'step', name, state, waits });
  return [
    item('wait', 'wait', step('waiting', {}, true)),
    item('decision', 'decision', step('deciding', {}, false)),
    item('split', 'split', { kind: 'split', name: 'splitting' }),
    item('level', 'level', step('level', first, true)),
    item('parallel', 'region', step('together', { type: 'parallel', states: { one: first, two: first } }, true)),
    item('end', 'end', step('ended', { type: 'final' }, false)),
    item('back', 'back', step('back', { type: 'history' }, false)),
    item('note', 'note', { kind: 'note' }),
  ];
}

const taskKinds = ['call', 'follow-up', 'review', 'letter', 'escalation'] as const;
const workEffects = new Set(['escalate', 'alert.raise', 'note.add', 'task.cancel']);

function actItems(registry: Registry, kind: 'strategy' | 'resolution'): PaletteItem[] {
  const tasks = taskKinds.map((task) => {
    const call = callOfKind(`task.create:${task}`, registry);
    return act({ id: `task.create ${task}`, group: 'work', name: taskKindWords(task), glyph: 'task', call, stepName: camel(task) });
  });
  const others = [...registry.effects.values()].filter(({ type }) => type !== 'notice.send' && type !== 'task.create');
  return [
    ...channelsOf(registry).flatMap((channel) => messageItems(channel, registry)),
    ...tasks,
    ...others.flatMap((effect) => effectItems(effect, kind, registry)),
  ];
}

interface ActOf extends Pick<PaletteItem, 'id' | 'group' | 'name' | 'glyph'> {
  readonly call: EffectCall;
  readonly stepName: string;
}

function act({ call, stepName, ...item }: ActOf): PaletteItem {
  return { ...item, about: undefined, blueprint: { kind: 'act', name: stepName, call } };
}

/** A message by a channel, and one for each template there is: those only when they are searched for. */
function messageItems(channel: string, registry: Registry): PaletteItem[] {
  const group = 'message';
  const glyph = 'message';
  const type = 'notice.send';
  const words = channelWords(channel);
  const templates = [...registry.templates.values()].sort((a, b) => compareText(a.name, b.name));
  return [
    act({
      id: `${type} ${channel}`,
      group,
      name: words,
      glyph,
      call: callOfKind(`${type}:${channel}`, registry),
      stepName: camel(channel),
    }),
    ...templates.map(({ id, name }) => ({
      ...act({
        id: `${type} ${channel} ${id}`,
        group,
        name: `${words} “${name}”`,
        glyph,
        call: { type, params: { channel, template: id } },
        stepName: camel(id),
      }),
      hidden: true,
    })),
  ];
}

function effectItems({ type, label }: EffectKind, kind: 'strategy' | 'resolution', registry: Registry): PaletteItem[] {
  const group = groupOf(type);
  if (group === 'dispute' && kind !== 'resolution') return [];
  const glyph = type === 'service.suspend' || type === 'credit.hold' ? 'suspend' : group === 'work' ? 'task' : 'act';
  return [act({ id: type, group, name: label, glyph, call: callOfKind(type, registry), stepName: camel(label) })];
}

function groupOf(type: string): PaletteGroup {
  if (!coreEffects.has(type)) return 'connector';
  if (type.startsWith('dispute.')) return 'dispute';
  return workEffects.has(type) ? 'work' : 'account';
}

function eventItems(registry: Registry): PaletteItem[] {
  return [...registry.events.values()]
    .filter(({ type }) => !MANUAL_EVENT.test(type))
    .map(({ type, label }) => ({
      id: `event ${type}`,
      group: 'happens',
      name: label,
      about: undefined,
      glyph: 'event',
      blueprint: { kind: 'event', type },
    }));
}

function channelsOf({ channels, templates }: Registry): string[] {
  return channels.size > 0 ? [...channels] : templates.size > 0 ? ['email'] : [];
}

/** A name for a step: `Suspend service` → `suspendService`. */
export function camel(words: string): string {
  const parts = words.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const joined = parts
    .map((part, index) => (index === 0 ? part.toLowerCase() : part.charAt(0).toUpperCase() + part.slice(1).toLowerCase()))
    .join('');
  return /^[A-Za-z]/.test(joined) ? joined.slice(0, 58) : 'step';
}
