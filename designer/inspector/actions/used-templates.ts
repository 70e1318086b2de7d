import { isObject } from '../../document/json.ts';

/** The templates that messages within this part of a definition are written by. */
export function usedTemplates(part: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) look(item);
    if (!isObject(value)) return;
    const { type, params } = value;
    if (type === 'notice.send' && isObject(params) && typeof params['template'] === 'string') found.add(params['template']);
    else for (const member of Object.values(value)) look(member);
  };
  look(part);
  return found;
}
