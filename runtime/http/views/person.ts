/** Somebody by name; an id that is no user's (a machine key) stands for itself. */
export function person(id: string | undefined, names: ReadonlyMap<string, string>): { id: string; name: string } | undefined {
  return id === undefined ? undefined : { id, name: names.get(id) ?? id };
}
