const LONGEST = 64;
const FORM = /^[a-z][a-z0-9-]{0,63}$/;

/** An id made of a name, free among those taken: `Großkunden, final` → `grosskunden-final`. Empty when nothing is left of it. */
export function idOf(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, LONGEST - 4);
  if (plain === '') return '';
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? plain : `${plain}-${number}`;
    if (!taken.has(id)) return id;
  }
}

export function isId(id: string): boolean {
  return FORM.test(id);
}
