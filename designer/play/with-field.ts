/** An object with a member set, or left out when the value is undefined; the others stay in their order. */
export function withField<T extends object, K extends keyof T>(of: T, key: K, value: T[K] | undefined): T {
  if (value !== undefined) return { ...of, [key]: value };
  return Object.fromEntries(Object.entries(of).filter(([name]) => name !== key)) as T;
}
