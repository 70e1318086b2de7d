import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

const IDLE_MS = 500;

export interface Typing {
  readonly text: string;
  readonly ties: {
    readonly onFocus: () => void;
    readonly onBlur: () => void;
  };
  type(text: string): void;
  /** Hands over at once what has been typed. */
  flush(): void;
}

/**
 * What is typed into a field. The field keeps its own text, and its own undo, while one is in it; what is typed is
 * handed over when it rests and when the field is left.
 */
export function useTyping(value: string, onText: (text: string) => void): Typing {
  const [text, setText] = useState(value);
  const state = useRef({ text: value, given: value, value, inside: false });
  const latest = useLatest(onText);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    const { text: typed, given } = state.current;
    if (typed === given) return;
    state.current.given = typed;
    latest.current(typed);
  }, [latest]);

  // What others do, and undo, is shown; what was handed over from here is there already.
  useEffect(() => {
    if (value === state.current.value) return;
    state.current.value = value;
    if (state.current.inside && value === state.current.given) return;
    state.current = { ...state.current, text: value, given: value };
    setText(value);
  }, [value]);
  useEffect(() => flush, [flush]);

  return {
    text,
    flush,
    type(next) {
      state.current.text = next;
      setText(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, IDLE_MS);
    },
    ties: {
      onFocus: () => {
        state.current.inside = true;
      },
      onBlur: () => {
        flush();
        state.current.inside = false;
      },
    },
  };
}

function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  latest.current = value;
  return latest;
}
