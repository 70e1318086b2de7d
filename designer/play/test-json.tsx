import { styled } from '@mui/material/styles';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MachineTest } from '#engine';
import { color } from '../app/theme/tokens.ts';
import { isObject, sameJson } from '../document/json.ts';
import type { TextEditor } from '../elements/text-editor.ts';
import { openJsonEditor } from '../rules/json-editor.ts';

const Frame = styled('div')({
  minWidth: 0,
  '& > p': { marginTop: 6, color: color.muted, fontSize: 12, lineHeight: '18px' },
  '& > p[data-broken]': { color: color.danger },
});

interface TestJsonProps {
  readonly test: MachineTest;
  readonly readOnly: boolean;
  readonly onChange: (test: MachineTest) => void;
}

/** A test as its text. What can be read applies as it is typed. */
export function TestJson({ test, readOnly, onChange }: TestJsonProps) {
  const { t } = useTranslation('play');
  const room = useRef<HTMLDivElement>(null);
  const editor = useRef<TextEditor>(undefined);
  const [isBroken, setBroken] = useState(false);
  const label = t('form.jsonLabel');
  const onType = (text: string): void => {
    const read = readObject(text);
    setBroken(read === undefined);
    if (read && !sameJson(read, test)) onChange(read);
  };
  // The editor lives longer than one rendering; it hears of the newest.
  const latest = useRef({ onType, test, readOnly });
  latest.current = { onType, test, readOnly };
  useEffect(() => {
    if (!room.current) return undefined;
    const { test: first, readOnly: isReadOnly } = latest.current;
    const opened = openJsonEditor({
      parent: room.current,
      text: textOf(first),
      label,
      isReadOnly,
      onType: (text) => latest.current.onType(text),
    });
    editor.current = opened;
    return () => opened.close();
  }, [label]);
  // Changed from elsewhere: shown, unless what is typed cannot be read yet.
  useEffect(() => {
    const open = editor.current;
    const shown = open && readObject(open.text());
    if (open && shown && !sameJson(shown, test)) open.show(textOf(test));
  }, [test]);
  return (
    <Frame>
      <div ref={room} />
      <p {...(isBroken ? { 'data-broken': '', role: 'alert' } : {})}>{isBroken ? t('form.jsonBroken') : t('form.jsonApplied')}</p>
    </Frame>
  );
}

function textOf(test: MachineTest): string {
  return JSON.stringify(test, null, 2);
}

function readObject(text: string): MachineTest | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return isObject(read) ? (read as unknown as MachineTest) : undefined;
  } catch {
    return undefined;
  }
}
