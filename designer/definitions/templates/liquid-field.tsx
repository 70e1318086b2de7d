import { styled } from '@mui/material/styles';
import { type Ref, useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { color } from '../../app/theme/tokens.ts';
import { useAddressPart } from '../../app/use-address-part.ts';
import { useFlow, useProblems } from '../../flow/flow-context.ts';
import { QuietAct } from '../../rules/row-control.ts';
import { faultLine, faultPlace } from './fault-place.ts';
import { type LiquidEditor, openLiquidEditor } from './liquid-editor.ts';
import { useOwnFields } from './use-own-fields.ts';
import { useSuggestionWords } from './use-suggestion-words.ts';

const Frame = styled('div')({
  display: 'grid',
  gap: 4,
  minWidth: 0,
  '& > .label': { fontSize: 13, fontWeight: 550, lineHeight: '20px' },
  '& > .help': { color: color.muted, fontSize: 12, lineHeight: '18px' },
  '& > ul': { display: 'grid', gap: 2, fontSize: 12.5, lineHeight: '20px' },
  '& > ul li': { paddingLeft: 10, borderLeft: `3px solid ${color.danger}` },
  '& .line': { fontWeight: 600 },
  '& .fix': { color: color.secondary },
  '& .cm-content': { minHeight: 'var(--least)' },
});

/** What others can do with the text: put something where the cursor is. */
export interface LiquidHandle {
  insert(text: string): void;
}

interface LiquidFieldProps {
  readonly label: string;
  readonly pointer: '/subject' | '/body';
  readonly value: string;
  readonly onType: (text: string) => void;
  readonly help?: string;
  /** A subject: one line, and no blocks. */
  readonly isLine?: boolean;
  readonly handle?: Ref<LiquidHandle>;
}

/** A text of a message with its faults, each at its line with what to do. */
export function LiquidField({ label, pointer, value, onType, help, isLine = false, handle }: LiquidFieldProps) {
  const { t } = useTranslation('templates');
  const { readOnly, store } = useFlow();
  const room = useRef<HTMLDivElement>(null);
  const editor = useRef<LiquidEditor>(undefined);
  const describe = useSuggestionWords();
  const own = useOwnFields();
  const all = useProblems();
  // Faults are found a moment after typing; places are looked for in the text they were found in.
  const faults = useMemo(() => {
    const text = store.getState().value[pointer.slice(1)];
    if (typeof text !== 'string') return [];
    return all.filter((each) => each.pointer === pointer).map((each) => ({ ...each, ...faultPlace(text, each) }));
  }, [all, pointer, store]);
  // The editor lives longer than one rendering; it hears of the newest.
  const latest = useRef({ onType, value, describe, own });
  latest.current = { onType, value, describe, own };

  useEffect(() => {
    if (!room.current) return undefined;
    const opened = openLiquidEditor({
      parent: room.current,
      text: latest.current.value,
      label,
      isReadOnly: readOnly,
      isLine,
      own: () => latest.current.own,
      describe: (suggestion) => latest.current.describe(suggestion),
      onType: (text) => latest.current.onType(text),
      onLeave: () => store.settle(),
    });
    editor.current = opened;
    return () => {
      editor.current = undefined;
      opened.close();
    };
  }, [label, isLine, readOnly, store]);

  useImperativeHandle(handle, () => ({ insert: (text) => editor.current?.insert(text) }), []);

  // Changed from elsewhere, or undone.
  useEffect(() => {
    const open = editor.current;
    if (open && open.text() !== value) open.show(value);
  }, [value]);

  useEffect(() => {
    editor.current?.mark(faults.map(({ from, to, message }) => ({ from, to, severity: 'error' as const, message })));
  }, [faults]);

  const [field] = useAddressPart('field');
  const isMeant = field === pointer;
  useEffect(() => {
    const [first] = faults;
    if (isMeant && first) editor.current?.goTo(first.from, first.to);
  }, [isMeant, faults]);
  return (
    <Frame style={{ ['--least' as string]: isLine ? 'auto' : '240px' }}>
      <span className="label">{label}</span>
      <div ref={room} data-field={pointer} />
      {faults.length > 0 && (
        <ul aria-label={label}>
          {faults.map(({ code, message, fix, line, from, to, instead }) => (
            <li key={`${code} ${message}`} data-fault={code}>
              {!isLine && <span className="line">{t('line', { line })}: </span>}
              {faultLine(message)} <span className="fix">{fix}</span>
              <QuietAct type="button" onClick={() => editor.current?.goTo(from, to)}>
                {t('goTo')}
              </QuietAct>
              {instead !== undefined && !readOnly && (
                <QuietAct type="button" onClick={() => editor.current?.replace(from, to, instead)}>
                  {t('replaceBy', { name: instead })}
                </QuietAct>
              )}
            </li>
          ))}
        </ul>
      )}
      {help !== undefined && <span className="help">{help}</span>}
    </Frame>
  );
}
