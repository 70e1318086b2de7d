import { isObject } from '../document/json.ts';

/** What somebody has done to a definition and the server does not have yet. */
export interface KeptText {
  /** What the server had when it was done. */
  readonly base: { readonly text: string; readonly revision: number };
  readonly text: string;
}

const PREFIX = 'duecourse.unsaved.';

/** Where a person's unsaved work on a definition is kept on this device. */
export function keptKey(userId: string, kind: string, id: string): string {
  return `${PREFIX}${userId}.${kind}/${id}`;
}

export function readKept(key: string): KeptText | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isKept(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** False when this device does not let us keep it. */
export function keep(key: string, kept: KeptText | undefined): boolean {
  try {
    if (kept === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

function isKept(value: unknown): value is KeptText {
  if (!isObject(value)) return false;
  const { base, text } = value;
  return typeof text === 'string' && isObject(base) && typeof base['text'] === 'string' && typeof base['revision'] === 'number';
}
