import { ReactFlowProvider } from '@xyflow/react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Registry } from '#engine';
import { addText } from '../app/text/text.ts';
import type { JsonObject } from '../document/json.ts';
import { type CanvasPaint, noPaint } from './canvas-paint.ts';
import { canvasText } from './canvas-text.ts';
import { createCanvasGraph } from './graph/canvas-graph.ts';
import type { ElementId } from './graph/element-id.ts';
import { PageNote } from './stage/page-note.tsx';
import { StageView } from './stage/stage-view.tsx';
import { useFolded } from './state/use-folded.ts';

addText('canvas', canvasText);

export interface FlowCanvasProps {
  /** A strategy or resolution path; it may be faulty. */
  readonly value: JsonObject;
  readonly registry: Registry;
  /** `edit` needs the children that do the editing; `view` only shows. */
  readonly mode: 'edit' | 'view';
  /** What the canvas is called to screen readers. */
  readonly label?: string;
  readonly paint?: CanvasPaint;
  /** An earlier version: steps and paths it has and `value` has not are drawn as no longer there. */
  readonly ghosts?: JsonObject | undefined;
  /** What is chosen, as the address names it; when it changes from outside the canvas goes there. */
  readonly chosen?: readonly ElementId[];
  readonly onChoose?: (elements: readonly ElementId[]) => void;
  /** Somebody wants to see the chosen element in full. */
  readonly onOpen?: (element: ElementId | undefined) => void;
  readonly onSay?: (words: string) => void;
  /** Under what folded levels and the part seen are kept on this device; without it they are not. */
  readonly memory?: string;
  /** Pixels at the left that something stands over; what is to be seen is shown beside it. */
  readonly inset?: number;
  readonly children?: ReactNode;
}

const nothing: readonly ElementId[] = [];

/** A strategy or resolution path as a drawing. Controlled by what it is given; nothing is read back from the drawing. */
export function FlowCanvas({ value, registry, mode, paint = noPaint, ghosts, memory, chosen = nothing, ...rest }: FlowCanvasProps) {
  const { t } = useTranslation('canvas');
  const [draw] = useState(createCanvasGraph);
  const [folded, fold] = useFolded(memory);
  const editable = mode === 'edit';
  const graph = useMemo(
    () => draw({ value, registry, collapsed: folded, paint, editable, ghosts }),
    [draw, value, registry, folded, paint, editable, ghosts],
  );
  if (!graph) return <PageNote title={t('cannotDraw.title')} words={t('cannotDraw.words')} />;
  return (
    <ReactFlowProvider>
      <StageView graph={graph} editable={editable} folded={folded} fold={fold} memory={memory} chosen={chosen} {...rest} />
    </ReactFlowProvider>
  );
}
