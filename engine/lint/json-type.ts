/** What a value is in JSON's words. */
export function jsonType(value: unknown): string {
  return Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return jsonType(value) === 'object';
}

/** A value as it is quoted in a message. */
export function brief(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
