import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import { styled } from '@mui/material/styles';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conditions, Diagnostic } from '#engine';
import { color } from '../app/theme/tokens.ts';
import { sameJson } from '../document/json.ts';
import type { TextEditor, TextFault } from '../elements/text-editor.ts';
import { openJsonEditor } from './json-editor.ts';
import { rangeOfPointer } from './pointer-range.ts';
import { readRule, ruleText } from './rule-json.ts';
import type { JsonDraft } from './use-json-draft.ts';

const Frame = styled('div')({
  minWidth: 0,
  '& > p': { display: 'flex', gap: 5, marginTop: 6, color: color.muted, fontSize: 12, lineHeight: '18px' },
  '& > p[data-broken]': { color: color.danger },
  '& > p svg': { fontSize: 15, marginTop: 1.5, flex: 'none' },
});

interface JsonViewProps {
  readonly value: Conditions | undefined;
  readonly onChange: (next: Conditions | undefined) => void;
  readonly pointer: string;
  readonly faults: readonly Diagnostic[];
  readonly readOnly: boolean;
  readonly draft: JsonDraft;
  /** A pointer whose place the cursor is brought to. */
  readonly jumpsTo: string | undefined;
}

/** A rule as its text. What can be read applies as it is typed; what cannot is kept and said. */
export function JsonView({ value, onChange, pointer, faults, readOnly, draft, jumpsTo }: JsonViewProps) {
  const { t } = useTranslation('rules');
  const room = useRef<HTMLDivElement>(null);
  const editor = useRef<TextEditor>(undefined);
  const label = t('json.label');
  const broken = draft.text === undefined ? undefined : readRule(draft.text);
  const brokenWords =
    broken === undefined || broken.ok ? undefined : broken.problem === 'notRule' ? t('json.notRule') : `${sentence(broken.detail)}.`;

  const onType = (text: string): void => {
    const reading = readRule(text);
    if (!reading.ok) {
      draft.keep(text);
      return;
    }
    if (draft.text !== undefined) draft.discard();
    if (!sameJson(reading.value, value)) onChange(reading.value);
  };
  // The editor lives longer than one rendering; it hears of the newest.
  const latest = useRef({ onType, value, text: draft.text, readOnly });
  latest.current = { onType, value, text: draft.text, readOnly };

  useEffect(() => {
    if (!room.current) return undefined;
    const { value: first, text = ruleText(first), readOnly: isReadOnly } = latest.current;
    const opened = openJsonEditor({ parent: room.current, text, label, isReadOnly, onType: (typed) => latest.current.onType(typed) });
    editor.current = opened;
    return () => {
      editor.current = undefined;
      opened.close();
    };
  }, [label]);

  useEffect(() => editor.current?.setReadOnly(readOnly), [readOnly]);

  // Changed from elsewhere: shown, unless a text is kept that cannot be applied.
  useEffect(() => {
    const open = editor.current;
    if (!open || latest.current.text !== undefined) return;
    const shown = readRule(open.text());
    if (!shown.ok || !sameJson(shown.value, value)) open.show(ruleText(value));
  }, [value]);

  useEffect(() => {
    const open = editor.current;
    if (!open) return;
    open.mark(brokenWords === undefined ? faults.flatMap((fault) => marked(fault, pointer, open.text())) : []);
    if (broken && !broken.ok && brokenWords !== undefined) open.mark([{ ...broken.range, severity: 'error', message: brokenWords }]);
  }, [faults, pointer, broken, brokenWords]);

  useEffect(() => {
    const open = editor.current;
    if (!open || jumpsTo === undefined) return;
    const { from, to } = rangeOfPointer(open.text(), jumpsTo.slice(pointer.length));
    open.goTo(from, to);
  }, [jumpsTo, pointer]);

  return (
    <Frame>
      <div ref={room} />
      {brokenWords === undefined ? (
        !readOnly && <p>{t('json.applied')}</p>
      ) : (
        <p data-broken="" role="alert">
          <ErrorOutlineOutlined aria-hidden />
          <span>{t('json.broken', { fault: brokenWords })}</span>
        </p>
      )}
    </Frame>
  );
}

function marked(fault: Diagnostic, base: string, text: string): TextFault[] {
  if (fault.pointer !== base && !fault.pointer.startsWith(`${base}/`)) return [];
  const { from, to } = rangeOfPointer(text, fault.pointer.slice(base.length));
  return [{ from, to, severity: fault.severity === 'error' ? 'error' : 'warning', message: fault.message }];
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
