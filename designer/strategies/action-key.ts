import { nameWords, type Registry } from '#engine';
import type { BornAction } from './born-form.ts';

/** An action as the value of a choice. */
export function actionKey(action: BornAction): string {
  return action.kind === 'message' ? `message/${action.channel}/${action.template}` : action.kind;
}

export function actionOf(key: string): BornAction {
  const [kind, channel = '', template = ''] = key.split('/');
  if (kind === 'message') return { kind, channel, template };
  return { kind: kind === 'lead' ? 'lead' : 'call' };
}

export function templateName(registry: Registry, id: string): string {
  return registry.templates.get(id)?.name ?? nameWords(id);
}
