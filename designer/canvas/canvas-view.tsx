import { styled } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { color, narrow } from '../app/theme/tokens.ts';
import { useStored } from '../elements/use-stored.ts';
import { useFlow, useFlowPlace, useFlowValue } from '../flow/flow-context.ts';
import { CanvasEditor } from './canvas-editor.tsx';
import type { CanvasPaint } from './canvas-paint.ts';
import { FlowCanvas } from './flow-canvas.tsx';
import type { ElementId } from './graph/element-id.ts';
import { focusInspector } from './inspector-focus.ts';
import { useCanvasKeys } from './keys/use-canvas-keys.ts';
import { useProblemPaint } from './use-problem-paint.ts';

const Frame = styled('div')({
  height: '100%',
  minHeight: 320,
  background: color.background,
  // There the page is as high as its parts, so the drawing has a height of its own: most of the screen, never all of it.
  [narrow]: { height: 'clamp(260px, 72vh, 640px)', minHeight: 0 },
});

interface CanvasViewProps {
  /** Laid over the problems: where a play stands, what tests have seen. */
  readonly paint?: CanvasPaint;
}

/** The flow as a drawing that can be worked on; the same document the schedule shows. */
export function CanvasView({ paint }: CanvasViewProps) {
  const { t } = useTranslation('canvas');
  const { registry, readOnly, id, kind, announce } = useFlow();
  const value = useFlowValue((each) => each);
  const { element, selected, go } = useFlowPlace();
  const painted = useProblemPaint(paint);
  useCanvasKeys(!readOnly);
  const [side, setSide] = useStored('duecourse.canvas.side', 'on', ['on', 'off']);
  const hasSide = !useMediaQuery(narrow) && side === 'on' && !readOnly;

  const chosen = useMemo<readonly ElementId[]>(
    () => (selected.length > 0 ? selected.map((path) => `step:${path}`) : element === undefined ? [] : [element]),
    [selected, element],
  );
  const onChoose = useCallback(
    (elements: readonly ElementId[]) => {
      const paths = elements.flatMap((each) => (each.startsWith('step:') ? [each.slice(5)] : []));
      if (paths.length > 1) go({ selected: paths });
      else go({ element: elements[0], field: undefined });
    },
    [go],
  );
  return (
    <Frame>
      <FlowCanvas
        value={value}
        registry={registry}
        mode={readOnly ? 'view' : 'edit'}
        label={t('label')}
        paint={painted}
        chosen={chosen}
        onChoose={onChoose}
        onOpen={focusInspector}
        onSay={announce}
        memory={`${kind}.${id}`}
        inset={hasSide ? 244 : 0}
      >
        {!readOnly && <CanvasEditor showsSide={side === 'on'} onSide={() => setSide(side === 'on' ? 'off' : 'on')} />}
      </FlowCanvas>
    </Frame>
  );
}
