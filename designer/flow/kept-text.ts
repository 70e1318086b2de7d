import { isObject } from '../document/json.ts';

/** What somebody has done to a definition and the server does not have yet. */
export interface KeptText {
  /** What the server had when it was done. */
  readonly base: { readonly text: string; readonly revision: number };
  readonly text: string;
}

const PREFIX = 'duecourse.unsaved.';
const TAB = 'duecourse.tab';

/** Where a person's unsaved work on a definition is kept on this device; each tab has a place of its own there. */
export function keptKey(userId: string, kind: string, id: string): string {
  return `${PREFIX}${userId}.${kind}/${id}`;
}

/** The place of this tab; it outlives a reload. */
export function ownPlace(key: string): string {
  const tab = sessionStorage.getItem(TAB) ?? crypto.randomUUID();
  sessionStorage.setItem(TAB, tab);
  return `${key}.${tab}`;
}

/** What a place holds, as it is written there. */
export interface Written {
  readonly place: string;
  readonly text: string;
}

/** What is kept: of this tab, else of another one, which may be closed by now. */
export function writtenFor(key: string): Written | undefined {
  try {
    const own = ownPlace(key);
    const places = Object.keys(localStorage).filter((each) => each.startsWith(`${key}.`));
    const place = places.find((each) => each === own) ?? places[0];
    return place === undefined ? undefined : { place, text: localStorage.getItem(place) ?? '' };
  } catch {
    return undefined;
  }
}

export function readKept(key: string): KeptText | undefined {
  try {
    const kept: unknown = JSON.parse(writtenFor(key)?.text ?? 'null');
    return isKept(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps it in the place of this tab. Undefined when this device does not let us. */
export function keep(key: string, kept: KeptText): Written | undefined {
  try {
    const written = { place: ownPlace(key), text: JSON.stringify(kept) };
    localStorage.setItem(written.place, written.text);
    return written;
  } catch {
    return undefined;
  }
}

/** Forgets what is kept when it is still this: what another tab has done since is not ours to throw away. */
export function forget({ place, text }: Written): void {
  if (localStorage.getItem(place) === text) localStorage.removeItem(place);
}

function isKept(value: unknown): value is KeptText {
  if (!isObject(value)) return false;
  const { base, text } = value;
  return typeof text === 'string' && isObject(base) && typeof base['text'] === 'string' && typeof base['revision'] === 'number';
}
