/** Somebody by name; an id that is no user's (a machine key) stands for itself. */
export function person(id: string | undefined, names: ReadonlyMap<string, string>): { id: string; name: string } | undefined {
  return id === undefined ? undefined : { id, name: names.get(id) ?? id };
}

/** Somebody absent whose work another has, and until when. */
export function absent(
  insteadOf: { readonly id: string; readonly until: string } | undefined,
  names: ReadonlyMap<string, string>,
): { id: string; name: string; until: string } | undefined {
  return insteadOf && { id: insteadOf.id, name: names.get(insteadOf.id) ?? insteadOf.id, until: insteadOf.until };
}
