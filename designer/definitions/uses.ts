import type { Definition, DefinitionKind } from '#engine';

/** A definition that refers to another. */
export interface Use {
  readonly kind: DefinitionKind;
  readonly id: string;
  readonly name: string;
}

export type Uses = ReadonlyMap<string, readonly Use[]>;

/** Who refers to whom among published definitions: by `usedKey`, each user once, in the order given. */
export function usesOf(definitions: readonly Definition[]): Uses {
  const setOf = setsOfFields(definitions);
  const uses = new Map<string, Use[]>();
  for (const definition of definitions) {
    const { kind, id, name } = definition;
    for (const key of new Set(keysIn(definition, setOf))) uses.set(key, [...(uses.get(key) ?? []), { kind, id, name }]);
  }
  return uses;
}

/** Which set each custom fact is defined in. */
function setsOfFields(definitions: readonly Definition[]): ReadonlyMap<string, string> {
  return new Map(
    definitions.flatMap((each) => (each.kind === 'fields' ? each.fields.map((field) => [`custom.${field.id}`, each.id] as const) : [])),
  );
}

/** What a definition refers to. */
function* keysIn(definition: Definition, setOf: ReadonlyMap<string, string>): Iterable<string> {
  for (const [key, value] of membersOf(definition)) {
    if (key === 'template' || key === 'calendar') yield usedKey(key, value);
    const named = key === 'fact' ? [value] : definition.kind === 'template' ? (value.match(/\bcustom\.\w+/g) ?? []) : [];
    for (const fact of named) {
      const set = setOf.get(fact);
      if (set === undefined) continue;
      yield usedKey('fields', set);
      yield usedKey('field', fact.slice('custom.'.length));
    }
  }
}

/** How a definition, or one custom field, is known in `Uses`. */
export function usedKey(kind: DefinitionKind | 'field', id: string): string {
  return `${kind}/${id}`;
}

/** Every text in a document under its key. */
function* membersOf(value: unknown, key = ''): Iterable<readonly [string, string]> {
  if (typeof value === 'string') yield [key, value];
  else if (Array.isArray(value)) for (const item of value) yield* membersOf(item, key);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) yield* membersOf(member, name);
  }
}
