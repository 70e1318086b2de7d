import { pointer } from '../base/pointer.ts';
import { type Difference, differentKeys, isObject, type Json, own, same } from './difference.ts';

interface Laid {
  readonly layout?: unknown;
}

/** What stands elsewhere on the canvas, and what its notes say. None of it decides anything. */
export function compareLayout(before: Laid, after: Laid): Difference[] {
  if (same(before.layout, after.layout)) return [];
  const [old, now] = [part(before.layout), part(after.layout)];
  const [nodesBefore, nodesAfter] = [part(own(old, 'nodes')), part(own(now, 'nodes'))];
  const moved = differentKeys(nodesBefore, nodesAfter);
  const notes = compareNotes(own(old, 'notes'), own(now, 'notes'));
  const rest = differentKeys(old, now, new Set(['nodes', 'notes']));
  const base = { weight: 'layout', before: '/layout', after: '/layout' } as const;
  const found: Difference[] = [
    ...(moved.length === 0 ? [] : [{ ...base, kind: 'moved', what: 'layout', count: moved.length, value: { after: moved } } as const]),
    ...notes,
    ...(rest.length === 0 ? [] : [{ ...base, kind: 'changed', what: 'layout', field: rest.join(', ') } as const]),
  ];
  return found.length > 0 ? found : [{ ...base, kind: 'changed', what: 'layout' }];
}

function part(value: unknown): Json {
  return isObject(value) ? value : {};
}

function compareNotes(before: unknown, after: unknown): Difference[] {
  const byId = (value: unknown): Map<string, { readonly index: number; readonly note: Json }> =>
    new Map(
      (Array.isArray(value) ? value : []).flatMap((note, index) =>
        isObject(note) ? [[String(note['id'] ?? index), { index, note }]] : [],
      ),
    );
  const [old, now] = [byId(before), byId(after)];
  const at = (index: number): string => pointer('layout', 'notes', index);
  const base = { what: 'note', weight: 'layout' } as const;
  return [
    ...[...old].flatMap(([id, { index, note }]): Difference[] => {
      const there = now.get(id);
      const text = String(note['text'] ?? '');
      if (!there) return [{ ...base, kind: 'removed', before: at(index), value: { before: text } }];
      if (same(note, there.note)) return [];
      const place = { before: at(index), after: at(there.index) };
      const next = String(there.note['text'] ?? '');
      return [{ ...base, kind: text === next ? 'moved' : 'changed', ...place, value: { before: text, after: next } }];
    }),
    ...[...now].flatMap(([id, { index, note }]): Difference[] =>
      old.has(id) ? [] : [{ ...base, kind: 'added', after: at(index), value: { after: String(note['text'] ?? '') } }],
    ),
  ];
}
