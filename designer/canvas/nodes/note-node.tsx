import { type NodeProps, NodeResizer } from '@xyflow/react';
import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoxNode } from '../graph/flow-nodes.ts';
import { useHands, useMoment } from '../state/canvas-ui.ts';

/** A note: text that means nothing to the flow. */
export const NoteNode = memo(function NoteNode({ id, data, selected }: NodeProps<BoxNode>) {
  const { t } = useTranslation('canvas');
  const hands = useHands();
  const isWriting = useMoment((moment) => moment.writing === id);
  const { note } = data;
  if (!note) return null;
  return (
    <>
      {hands.editable && (
        <NodeResizer
          isVisible={selected && !isWriting}
          minWidth={120}
          minHeight={40}
          color="var(--dc-primary)"
          onResizeEnd={(_event, { x, y, width, height }) =>
            hands.resizeNote(note.id, { x: Math.round(x), y: Math.round(y), w: Math.round(width), h: Math.round(height) })
          }
        />
      )}
      <div className="dc-note" {...(data.ghost ? { 'data-ghost': '' } : {})}>
        {isWriting ? <NoteText id={note.id} text={note.text} label={t('noteText')} /> : note.text}
      </div>
    </>
  );
});

function NoteText({ id, text, label }: { readonly id: string; readonly text: string; readonly label: string }) {
  const { writeNote, moments } = useHands();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    area.current?.focus();
    area.current?.select();
  }, []);
  return (
    <textarea
      ref={area}
      className="nodrag nopan nowheel nokey"
      aria-label={label}
      defaultValue={text}
      onBlur={(event) => {
        moments.setState({ writing: undefined });
        if (event.target.value !== text) writeNote(id, event.target.value);
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Escape') return;
        const box = event.currentTarget.closest<HTMLElement>('.react-flow__node');
        event.currentTarget.blur();
        box?.focus();
      }}
    />
  );
}
