/** A key, two after each other, or several at once: `n`, `g p`, `Ctrl+D`. */
export interface Shortcut {
  readonly keys: string;
  readonly label: string;
  readonly where: 'everywhere' | 'page';
  /** Without it the key is heard elsewhere, and only listed here. */
  readonly run?: () => void;
}

const SEQUENCE_MS = 1200;
const STORED = 'duecourse.singleKeys';

/** The shortcuts of what is on the screen, and the one listener that hears them. */
class ShortcutRegistry {
  private readonly entries = new Map<symbol, Shortcut>();
  private readonly listeners = new Set<() => void>();
  private shown: readonly Shortcut[] = [];
  private before: { readonly key: string; readonly at: number } | undefined;
  private enabled = localStorage.getItem(STORED) !== 'off';

  add(shortcut: Shortcut): () => void {
    const id = Symbol(shortcut.keys);
    this.entries.set(id, shortcut);
    this.changed();
    return () => {
      this.entries.delete(id);
      this.changed();
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): readonly Shortcut[] => this.shown;

  readonly isEnabled = (): boolean => this.enabled;

  enable(enabled: boolean): void {
    this.enabled = enabled;
    localStorage.setItem(STORED, enabled ? 'on' : 'off');
    this.changed();
  }

  /** Runs what a key press asks for; keys typed into fields or over an open dialog are left alone. */
  readonly hear = (event: KeyboardEvent): void => {
    if (!this.enabled || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return;
    const now = event.timeStamp;
    const pair = this.before && now - this.before.at < SEQUENCE_MS ? `${this.before.key} ${event.key}` : undefined;
    const found = this.find(pair) ?? this.find(event.key);
    this.before = found ? undefined : { key: event.key, at: now };
    if (!found) return;
    event.preventDefault();
    found.run?.();
  };

  /** The last one added wins: a page may give a key another meaning than the shell. */
  private find(keys: string | undefined): Shortcut | undefined {
    return keys === undefined
      ? undefined
      : [...this.entries.values()].reverse().find((shortcut) => shortcut.keys === keys && shortcut.run !== undefined);
  }

  private changed(): void {
    this.shown = [...this.entries.values()];
    for (const listener of this.listeners) listener();
  }
}

export const shortcuts = new ShortcutRegistry();

function isElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector('.MuiModal-root') !== null) return true;
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
