import { type ChangeEvent, type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';

const IDLE_MS = 500;

type Typed = HTMLInputElement | HTMLTextAreaElement;

/** What a field of typed text is given. */
interface TypingTies {
  readonly value: string;
  readonly onChange: (event: ChangeEvent<Typed>) => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent<Typed>) => void;
}

/**
 * What is typed into a field. The field keeps its own text, and its own undo, while one is in it; what is typed is
 * handed over when it rests, on Enter where that begins no line, and when the field is left.
 */
export function useTyping(value: string, onText: (text: string) => void): TypingTies {
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
    value: text,
    onChange: ({ target }) => {
      state.current.text = target.value;
      setText(target.value);
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, IDLE_MS);
    },
    onFocus: () => {
      state.current.inside = true;
    },
    onBlur: () => {
      flush();
      state.current.inside = false;
    },
    onKeyDown: ({ key, currentTarget }) => {
      if (key === 'Enter' && currentTarget instanceof HTMLInputElement) flush();
    },
  };
}

function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  latest.current = value;
  return latest;
}
