import { channelWords, type EffectCall, type Registry, type Template, taskKindWords } from '#engine';

/** Something that can be chosen as an action: a message by channel, a task by kind, anything else by itself. */
export interface ActionKind {
  readonly id: string;
  readonly group: 'messages' | 'tasks' | 'other';
  readonly label: string;
}

/** What a step can do here, messages and tasks first. */
export function actionKinds(registry: Registry): ActionKind[] {
  const others = [...registry.effects.values()].filter(({ type }) => type !== 'notice.send' && type !== 'task.create');
  return [
    ...[...registry.channels].map((channel) => ({
      id: `notice.send:${channel}`,
      group: 'messages' as const,
      label: channelWords(channel),
    })),
    ...taskKinds(registry).map((kind) => ({ id: `task.create:${kind}`, group: 'tasks' as const, label: taskKindWords(kind) })),
    ...others.map(({ type, label }) => ({ id: type, group: 'other' as const, label })),
  ];
}

function taskKinds(registry: Registry): string[] {
  const schema = registry.effects.get('task.create')?.params as ParamSchema | undefined;
  return choicesOf(schema?.properties?.['kind']);
}

/** The part of a JSON Schema the forms read. */
export interface ParamSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly ParamSchema[];
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, ParamSchema>>;
  readonly required?: readonly string[];
}

/** The values one of which has to be chosen. */
export function choicesOf(schema: ParamSchema | undefined): string[] {
  const listed = schema?.enum ?? schema?.anyOf?.flatMap((each) => (each.const === undefined ? [] : [each.const])) ?? [];
  return listed.map(String);
}

/** Which kind a call is of. */
export function kindOfCall({ type, params }: EffectCall): string {
  if (type === 'notice.send') return `${type}:${String(params?.['channel'] ?? '')}`;
  if (type === 'task.create') return `${type}:${String(params?.['kind'] ?? '')}`;
  return type;
}

/** What one begins with: a friendly message about what is past due. */
function usual(templates: readonly Template[]): Template | undefined {
  const aboutDebt = templates.filter((each) => each.about === undefined || each.about === 'past-due');
  return aboutDebt.find((each) => each.tone === 'friendly') ?? aboutDebt[0] ?? templates[0];
}

const beginsWith: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  escalate: { to: 'lead', reason: 'No payment and no promise' },
  'alert.raise': { text: 'Look at this account', severity: 'info' },
  'note.add': { text: '' },
  'hold.place': { reason: '' },
};

/** A call of this kind with the settings it usually has. What the former call had in common is kept. */
export function callOfKind(id: string, registry: Registry, before?: EffectCall): EffectCall {
  const [type = '', which = ''] = id.split(':');
  const old = before?.params ?? {};
  if (type === 'notice.send') {
    const fits = [...registry.templates.values()].filter((template) => template.channel === which);
    const template = fits.find((each) => each.id === old['template']) ?? usual(fits);
    return { type, params: { channel: which, template: template?.id ?? '' } };
  }
  if (type === 'task.create') return { type, params: { dueIn: 'P2D', ...(before?.type === type ? old : {}), kind: which } };
  const schema = registry.effects.get(type)?.params as ParamSchema | undefined;
  const needed = (schema?.required ?? []).map((name) => [name, choicesOf(schema?.properties?.[name])[0] ?? '']);
  const params = { ...Object.fromEntries(needed), ...beginsWith[type] };
  return Object.keys(params).length === 0 ? { type } : { type, params };
}
