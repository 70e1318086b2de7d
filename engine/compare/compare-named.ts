import { pointer } from '../base/pointer.ts';
import { type Difference, differentKeys, isObject, type Json, own, same, sides } from './difference.ts';

type Named = Readonly<Record<string, unknown>>;

/** Names that were given to the very same content: each of the old once, to the first new one that fits. */
export function renamesOf(before: Named, after: Named): ReadonlyMap<string, string> {
  const renames = new Map<string, string>();
  const fresh = new Map<string, string[]>();
  for (const [name, value] of Object.entries(after)) {
    if (Object.hasOwn(before, name)) continue;
    const text = JSON.stringify(value);
    fresh.set(text, [...(fresh.get(text) ?? []), name]);
  }
  for (const [name, value] of Object.entries(before)) {
    if (Object.hasOwn(after, name)) continue;
    const next = fresh.get(JSON.stringify(value))?.shift();
    if (next !== undefined) renames.set(name, next);
  }
  return renames;
}

/** How the timers or the rules of two flows differ. */
export function compareNamed(
  what: 'timer' | 'rule',
  before: Named,
  after: Named,
  renames: ReadonlyMap<string, string>,
  { leadsTo, read = (value) => value }: { leadsTo?: (name: string) => readonly string[]; read?: (value: unknown) => unknown },
): Difference[] {
  const list = what === 'timer' ? 'timers' : 'rules';
  const at = (name: string): string => pointer(list, name);
  const about = (name: string): Pick<Difference, 'leadsTo'> => (leadsTo ? { leadsTo: leadsTo(name) } : {});
  const base = { what, weight: 'meaning' } as const;
  const found: Difference[] = [];
  for (const [name, value] of Object.entries(before)) {
    const next = renames.get(name) ?? name;
    const there = own(after, next);
    if (there === undefined) {
      found.push({ ...base, kind: 'removed', before: at(name), name: { before: name }, value: { before: value }, ...about(name) });
      continue;
    }
    const sidesOf = { before: at(name), after: at(next), name: { before: name, after: next }, value: { before: value, after: there } };
    if (next !== name) found.push({ ...base, weight: 'text', kind: 'changed', ...sidesOf, field: 'name', ...about(next) });
    if (same(read(value), there)) continue;
    const fields = isObject(value) && isObject(there) ? differentKeys(value, there) : [];
    const isText = fields.length > 0 && fields.every((field) => field === 'description');
    found.push({
      ...base,
      weight: isText ? 'text' : 'meaning',
      kind: 'changed',
      ...sidesOf,
      ...(fields.length === 1 ? { field: fields[0] as string } : {}),
      ...about(next),
    });
  }
  const known = new Set([...Object.keys(before), ...renames.values()]);
  for (const [name, value] of Object.entries(after))
    if (!known.has(name))
      found.push({ ...base, kind: 'added', after: at(name), name: { after: name }, value: { after: value }, ...about(name) });
  return found;
}

/** How plain properties of two objects differ, those with a comparison of their own left out. */
export function compareFields(before: Json, after: Json, at: { before: string; after: string }, but: ReadonlySet<string>): Difference[] {
  return differentKeys(before, after, but).map((field) => {
    const [a, b] = [own(before, field), own(after, field)];
    return {
      kind: a === undefined ? 'added' : b === undefined ? 'removed' : 'changed',
      what: 'setting',
      weight: texts.has(field) || field.startsWith('x-') || field === '$schema' ? 'text' : 'meaning',
      ...(a === undefined ? {} : { before: `${at.before}${pointer(field)}` }),
      ...(b === undefined ? {} : { after: `${at.after}${pointer(field)}` }),
      field,
      value: sides(a, b),
    };
  });
}

/** Properties only people read. */
const texts = new Set(['name', 'description']);
