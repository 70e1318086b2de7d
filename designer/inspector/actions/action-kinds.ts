import { channelWords, type EffectCall, type Registry, type Template, taskKindWords } from '#engine';
import { type FormField, formFields } from '../form-fields.ts';

/** Something that can be chosen as an action: a message by channel, a task by kind, anything else by itself. */
export interface ActionKind {
  readonly id: string;
  readonly group: 'messages' | 'tasks' | 'other';
  readonly label: string;
}

/** The setting that tells kinds of one effect apart. */
const chosenBy: Readonly<Record<string, string>> = { 'notice.send': 'channel', 'task.create': 'kind' };

/** Settings that the choice of a kind has made already. */
export function chosenByKind(type: string): readonly string[] {
  return chosenBy[type] === undefined ? [] : [chosenBy[type]];
}

/** What can be done here, messages and tasks first. */
export function actionKinds(registry: Registry): ActionKind[] {
  const others = [...registry.effects.values()].filter(({ type }) => chosenBy[type] === undefined);
  const taskKinds = fieldsOf('task.create', registry).find(({ name }) => name === 'kind')?.choices ?? [];
  return [
    ...[...registry.channels].map((channel) => ({
      id: `notice.send:${channel}`,
      group: 'messages' as const,
      label: channelWords(channel),
    })),
    ...taskKinds.map((kind) => ({ id: `task.create:${kind}`, group: 'tasks' as const, label: taskKindWords(kind) })),
    ...others.map(({ type, label }) => ({ id: type, group: 'other' as const, label })),
  ];
}

function fieldsOf(type: string, registry: Registry): readonly FormField[] {
  return formFields(registry.effects.get(type)?.params);
}

/** Which kind a call is of. */
export function kindOfCall({ type, params }: EffectCall): string {
  const by = chosenBy[type];
  return by === undefined ? type : `${type}:${String(params?.[by] ?? '')}`;
}

const tones: readonly Template['tone'][] = ['friendly', 'firm', 'final'];

/**
 * What the next message usually is: of each tone the one about what is past due, friendly first, in the tone after the
 * last of these that was used. The one that is called by its tone, for others tell of something that has been done.
 */
function usual(templates: readonly Template[], used: ReadonlySet<string>): Template | undefined {
  const aboutDebt = templates.filter(({ about }) => about === undefined || about === 'past-due');
  const ladder = tones.flatMap((tone) => {
    const inTone = aboutDebt.filter((each) => each.tone === tone);
    return inTone.find(({ id }) => id.includes(tone)) ?? inTone[0] ?? [];
  });
  const last = ladder.findLastIndex(({ id }) => used.has(id));
  return ladder[last + 1] ?? ladder[last] ?? templates[0];
}

const beginsWith: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'task.create': { dueIn: 'P2D' },
  escalate: { to: 'lead', reason: 'No payment and no promise' },
  'alert.raise': { text: 'Look at this account', severity: 'info' },
};

/**
 * A call of this kind with the settings it usually has; what can be chosen in one way only is chosen, the rest is for
 * its author to fill in. What the call `before` had in common is kept; a message goes on from the templates `used`.
 */
export function callOfKind(
  id: string,
  registry: Registry,
  { before, used = new Set() }: { readonly before?: EffectCall; readonly used?: ReadonlySet<string> } = {},
): EffectCall {
  const [type = '', which = ''] = id.split(':');
  const old = before?.params ?? {};
  if (type === 'notice.send') {
    const fits = [...registry.templates.values()].filter((template) => template.channel === which);
    const template = fits.find((each) => each.id === old['template']) ?? usual(fits, used);
    return { type, params: { channel: which, ...(template ? { template: template.id } : {}) } };
  }
  const needed = fieldsOf(type, registry).flatMap(({ name, optional, choices }) => (optional || !choices ? [] : [[name, choices[0]]]));
  const kept = before?.type === type ? old : {};
  const by = chosenBy[type];
  const params = { ...Object.fromEntries(needed), ...beginsWith[type], ...kept, ...(by === undefined ? {} : { [by]: which }) };
  return Object.keys(params).length === 0 ? { type } : { type, params };
}
