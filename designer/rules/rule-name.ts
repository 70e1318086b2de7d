import { NAME } from '#engine';

const pattern = new RegExp(NAME);

/** The name a rule is kept under, from the words people call it: `May suspend` → `maySuspend`. Empty when there is none. */
export function ruleNameOf(words: string): string {
  const plain = words.trim();
  if (pattern.test(plain) && /[A-Z_-]/.test(plain.slice(1))) return plain;
  const parts = plain
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  const name = parts
    .map((part, index) => (index === 0 ? part.toLowerCase() : part.charAt(0).toUpperCase() + part.slice(1).toLowerCase()))
    .join('');
  return pattern.test(name) ? name : '';
}

/** The same name, or with the first number behind it that is free. */
export function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  for (let count = 2; ; count += 1) {
    const next = `${name.slice(0, 60)}${count}`;
    if (!taken.includes(next)) return next;
  }
}
