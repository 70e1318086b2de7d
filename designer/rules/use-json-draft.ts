import { useState } from 'react';

/** A JSON text that cannot be applied, kept until it can or is thrown away. */
export interface JsonDraft {
  readonly text: string | undefined;
  readonly keep: (text: string) => void;
  readonly discard: () => void;
}

const PREFIX = 'duecourse.rule-json.';

/** Under a key the text outlives the page; without one it lives as long as the builder. */
export function useJsonDraft(key: string | undefined): JsonDraft {
  const [text, setText] = useState(() => (key === undefined ? undefined : stored(key)));
  return {
    text,
    keep(next) {
      setText(next);
      if (key !== undefined) store(key, next);
    },
    discard() {
      setText(undefined);
      if (key !== undefined) store(key, undefined);
    },
  };
}

function stored(key: string): string | undefined {
  try {
    return sessionStorage.getItem(PREFIX + key) ?? undefined;
  } catch {
    return undefined;
  }
}

function store(key: string, text: string | undefined): void {
  try {
    if (text === undefined) sessionStorage.removeItem(PREFIX + key);
    else sessionStorage.setItem(PREFIX + key, text);
  } catch {
    // Without storage the text lasts as long as the builder.
  }
}
