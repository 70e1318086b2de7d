import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStored } from '../../elements/use-stored.ts';
import type { CanvasGraph } from '../graph/canvas-graph.ts';
import { boxIdOf, type ElementId } from '../graph/element-id.ts';
import { useStageKeys } from '../keys/use-stage-keys.ts';
import { useWalkKeys } from '../keys/use-walk-keys.ts';
import { Surface } from '../look/surface.ts';
import { type CanvasHands, CanvasHandsContext, createMoments } from '../state/canvas-ui.ts';
import { type Stage, StageContext, type StageHandlers } from '../state/stage-context.ts';
import { useChoice } from '../state/use-choice.ts';
import { Drawing } from './drawing.tsx';
import { HintLine } from './hint-line.tsx';
import { useFocus } from './use-focus.ts';
import { useView } from './use-view.ts';
import { ViewTools } from './view-tools.tsx';

interface StageViewProps {
  readonly graph: CanvasGraph;
  readonly editable: boolean;
  readonly label?: string;
  readonly folded: ReadonlySet<string>;
  readonly fold: (level: string) => void;
  readonly memory: string | undefined;
  readonly chosen: readonly ElementId[];
  readonly onChoose?: (elements: readonly ElementId[]) => void;
  readonly onOpen?: (element: ElementId | undefined) => void;
  readonly onSay?: (words: string) => void;
  /** Room at the left that something stands over. */
  readonly inset?: number;
  readonly children?: ReactNode;
}

const silent = (): void => undefined;

/** The drawing with keyboard, choice and whatever works on it. */
export function StageView({
  graph,
  editable,
  label,
  folded,
  fold,
  memory,
  chosen: given,
  onChoose,
  onOpen,
  onSay = silent,
  inset = 0,
  children,
}: StageViewProps) {
  const { t } = useTranslation('canvas');
  const surface = useRef<HTMLDivElement>(null);
  const handlers = useRef<StageHandlers>(undefined);
  const [moments] = useState(createMoments);
  const { chosen, choose, now, arrivals } = useChoice(given, onChoose);
  const view = useView(graph.boxes, memory, inset);
  const { focus, entry, noteFocus } = useFocus(surface, graph, view, chosen);
  const open = useCallback(() => onOpen?.(now()[0]), [onOpen, now]);
  const walk = useWalkKeys({ graph, chosen, choose, focus, open, say: onSay });
  useStageKeys({ surface, handlers, walk, chosen, choose, fit: view.fit });

  const hands = useMemo(
    (): CanvasHands => ({
      moments,
      editable,
      fold,
      insertOn: (way, anchor) => handlers.current?.insertOn(way, anchor),
      connectFrom: (box) => handlers.current?.connectFrom(box),
      writeNote: (id, text) => handlers.current?.writeNote(id, text),
      resizeNote: (id, place) => handlers.current?.resizeNote(id, place),
    }),
    [moments, editable, fold],
  );
  const middle = view.middle;
  const show = useCallback(
    (element: ElementId) => {
      const box = boxOf(element, graph);
      if (box !== undefined) view.show(box);
    },
    [graph, view],
  );
  const stage = useMemo(
    (): Stage => ({ graph, moments, chosen, choose, now, focus, show, folded, fold, open, handlers, middle, surface }),
    [graph, moments, chosen, choose, now, focus, show, folded, fold, open, middle],
  );
  const [map, setMap] = useStored('duecourse.canvas.map', 'on', ['on', 'off']);
  const turnMap = useCallback(() => setMap(map === 'on' ? 'off' : 'on'), [map, setMap]);
  const arrived = arrivals === 0 ? undefined : chosen[0];
  return (
    <StageContext value={stage}>
      <CanvasHandsContext value={hands}>
        <Surface ref={surface} role="region" tabIndex={-1} aria-label={label ?? t('label')} onFocus={noteFocus}>
          <Drawing
            stage={stage}
            view={view}
            entry={entry}
            arrived={arrived === undefined ? undefined : boxOf(arrived, graph)}
            arrivals={arrivals}
            editable={editable}
            showsMap={map === 'on'}
          />
          <ViewTools showsMap={map === 'on'} onMap={turnMap} onFit={view.fit} />
          <HintLine />
          {children}
        </Surface>
      </CanvasHandsContext>
    </StageContext>
  );
}

/** The box to show for an element; of a way the one it leaves. */
function boxOf(element: ElementId, graph: CanvasGraph): string | undefined {
  return boxIdOf(element) ?? graph.edges.find((edge) => edge.id === element)?.source;
}
