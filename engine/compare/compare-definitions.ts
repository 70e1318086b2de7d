import { pointer } from '../base/pointer.ts';
import type { Definition } from '../model/definition.ts';
import type { Flow } from '../model/strategy.ts';
import { isRising } from './compare-effects.ts';
import { compareFlows } from './compare-flows.ts';
import { compareLayout } from './compare-layout.ts';
import { compareSettings } from './compare-settings.ts';
import { compareTests } from './compare-tests.ts';
import { type Difference, differentKeys, isObject, type Json, own, same, sides } from './difference.ts';

/** How two definitions of one kind differ. Of definitions of different kinds only that they are so. */
export function compareDefinitions(before: Definition, after: Definition): Difference[] {
  if (before.kind !== after.kind)
    return [
      {
        kind: 'changed',
        what: 'setting',
        weight: 'meaning',
        field: 'kind',
        before: '/kind',
        after: '/kind',
        value: sides(before.kind, after.kind),
      },
    ];
  if (isFlow(before) && isFlow(after)) return compareFlows(before, after);
  const [old, now] = [before as unknown as Json, after as unknown as Json];
  const lists = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((key) => isRowed(own(old, key)) || isRowed(own(now, key)));
  const found = [
    ...compareSettings(old, now, new Set([...lists, 'tests', 'layout'])),
    ...lists.filter((key) => key !== 'tests').flatMap((key) => compareRows(key, rows(own(old, key)), rows(own(now, key)))),
    ...('tests' in before || 'tests' in after ? compareTests(before as { tests?: [] }, after as { tests?: [] }) : []),
    ...compareLayout(old, now),
  ];
  if (found.length > 0 || same(old, now)) return found;
  return [{ kind: 'changed', what: 'writing', weight: 'text', before: '', after: '' }];
}

function isFlow(definition: Definition): definition is Flow {
  return definition.kind === 'strategy' || definition.kind === 'resolution';
}

/** A list whose members have ids or names. */
function isRowed(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((row) => isObject(row) && rowId(row) !== undefined);
}

function rowId(row: Json): string | undefined {
  const id = row['id'] ?? row['name'];
  return typeof id === 'string' ? id : undefined;
}

function rows(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** Rows by their ids; where their order is another, that is told, for the first match wins. */
function compareRows(list: string, before: readonly Json[], after: readonly Json[]): Difference[] {
  const base = { what: 'row', weight: 'meaning' } as const;
  const at = (index: number): string => pointer(list, index);
  const places: number[] = [];
  const used = new Set<number>();
  const found: Difference[] = [];
  for (const [index, row] of before.entries()) {
    const to = after.findIndex((each, place) => !used.has(place) && rowId(each) === rowId(row));
    if (to < 0) {
      found.push({ ...base, kind: 'removed', before: at(index), name: sides(nameOf(row), undefined), value: { before: row } });
      continue;
    }
    used.add(to);
    places.push(to);
    const there = after[to] as Json;
    const place = { before: at(index), after: at(to), name: { before: nameOf(row), after: nameOf(there) } };
    for (const field of differentKeys(row, there)) {
      const inside = (root: string, side: Json): string | undefined =>
        Object.hasOwn(side, field) ? `${root}${pointer(field)}` : undefined;
      found.push({
        ...base,
        weight: field === 'description' || field === 'name' ? 'text' : 'meaning',
        kind: 'changed',
        ...place,
        ...sides(inside(at(index), row), inside(at(to), there)),
        field,
        value: sides(own(row, field), own(there, field)),
      });
    }
  }
  for (const [index, row] of after.entries())
    if (!used.has(index)) found.push({ ...base, kind: 'added', after: at(index), name: { after: nameOf(row) }, value: { after: row } });
  if (!isRising(places))
    found.push({
      ...base,
      kind: 'moved',
      before: `/${list}`,
      after: `/${list}`,
      field: 'order',
      count: places.length,
      name: { after: list },
    });
  return found;
}

function nameOf(row: Json): string {
  return String(row['name'] ?? row['label'] ?? row['id'] ?? '');
}
