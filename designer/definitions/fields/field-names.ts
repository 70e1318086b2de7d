const FORM = /^[a-z][A-Za-z0-9_]{0,39}$/;

/** An id made of a field's name, free among those taken: `Days between runs` → `daysBetweenRuns`. */
export function fieldId(label: string, taken: readonly unknown[]): string {
  const parts = label
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  const words = parts.map((part, index) => {
    const small = part.toLowerCase();
    return index === 0 ? small : small.charAt(0).toUpperCase() + small.slice(1);
  });
  const plain = words
    .join('')
    .replace(/^[^a-z]+/, '')
    .slice(0, 36);
  const stem = FORM.test(plain) ? plain : 'field';
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? stem : `${stem}${number}`;
    if (!taken.includes(id)) return id;
  }
}
