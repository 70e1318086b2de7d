import { styled } from '@mui/material/styles';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { color } from '../app/theme/tokens.ts';
import { isObject, type JsonObject, sameJson } from '../document/json.ts';
import { printJson } from '../document/print-json.ts';
import { Panel } from '../elements/panel.tsx';
import type { TextEditor } from '../elements/text-editor.ts';
import { useActOn, useFlow, useFlowValue, useProblems } from '../flow/flow-context.ts';
import { openJsonEditor } from '../rules/json-editor.ts';
import { rangeOfPointer } from '../rules/pointer-range.ts';

const Frame = styled('div')({
  padding: '16px 24px 40px',
  '& .fault': { marginTop: 6, color: color.danger, fontSize: 12 },
  '& .cm-scroller': { maxHeight: 'calc(100vh - 300px) !important' },
});

/** The whole definition as its text. What can be read applies as it is typed; what cannot stays and is said. */
export function TextView() {
  const { t } = useTranslation('definitions');
  const { store, readOnly, kind, id } = useFlow();
  const act = useActOn();
  const value = useFlowValue((each) => each);
  const problems = useProblems();
  const room = useRef<HTMLDivElement>(null);
  const editor = useRef<TextEditor>(undefined);
  const [fault, setFault] = useState<string>();
  const label = t('text.label');

  const onType = (text: string): void => {
    const read = objectIn(text);
    if (typeof read === 'string') setFault(read === '' ? t('text.notObject') : read);
    else if (read['kind'] !== kind || read['id'] !== id) setFault(t('text.otherKind'));
    else {
      setFault(undefined);
      if (!sameJson(read, store.getState().value)) act({ op: 'document.replace', value: read }, t('did.text'), { key: 'text' });
    }
  };
  // The editor lives longer than one rendering; it hears of the newest.
  const latest = useRef(onType);
  latest.current = onType;

  useEffect(() => {
    if (!room.current) return undefined;
    const opened = openJsonEditor({
      parent: room.current,
      text: store.text(),
      label,
      isReadOnly: readOnly,
      onType: (text) => latest.current(text),
    });
    editor.current = opened;
    return () => {
      editor.current = undefined;
      opened.close();
    };
  }, [store, label, readOnly]);

  // Changed from elsewhere, or undone: shown, unless a text stands there that cannot be read.
  useEffect(() => {
    const open = editor.current;
    if (!open) return;
    const shown = objectIn(open.text());
    if (typeof shown !== 'string' && !sameJson(shown, value)) open.show(printJson(value));
  }, [value]);

  useEffect(() => {
    const open = editor.current;
    if (!open) return;
    const text = open.text();
    open.mark(
      problems.map(({ pointer, severity, message }) => ({
        ...rangeOfPointer(text, pointer),
        severity: severity === 'error' ? ('error' as const) : ('warning' as const),
        message,
      })),
    );
  }, [problems]);

  return (
    <Frame>
      <Panel title={label} note={t('text.note')}>
        <div ref={room} />
        {fault !== undefined && (
          <p className="fault" role="alert">
            {t('text.broken', { fault })}
          </p>
        )}
      </Panel>
    </Frame>
  );
}

/** The object a text holds; why it holds none, empty when it is another value. */
function objectIn(text: string): JsonObject | string {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : '';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}
