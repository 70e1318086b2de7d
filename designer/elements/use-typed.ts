import { useEffect, useRef, useState } from 'react';
import { useSettled } from './use-settled.ts';

const SETTLES_MS = 250;

/** What is being typed, and the way to change it; `onChange` hears of it, trimmed, once it has rested for a moment. */
export function useTyped(value: string, onChange: (value: string) => void): readonly [string, (text: string) => void] {
  const [text, setText] = useState(value);
  const settled = useSettled(text.trim(), SETTLES_MS);
  const sent = useRef(value);
  useEffect(() => {
    if (settled === sent.current) return;
    sent.current = settled;
    onChange(settled);
  }, [settled, onChange]);
  // The value may change from elsewhere: by going back, or by showing everything again.
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  return [text, setText];
}
