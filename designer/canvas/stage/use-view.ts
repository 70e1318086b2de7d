import { useReactFlow, useStoreApi, type Viewport } from '@xyflow/react';
import { useCallback, useMemo } from 'react';
import type { Point } from '../../document/layout.ts';
import type { Box } from '../graph/boxes.ts';
import { absolute } from '../graph/flow-edges.ts';
import { keep, read } from '../state/use-folded.ts';

const READABLE = 0.72;
const FULL = 1;
/** At least as near as this when one is sent to a box. */
const NEAR = 0.75;
const EDGE = 32;
/** Height the bar below takes. */
const BAR = 44;

export const zooms = { least: 0.05, most: 2 } as const;

export interface View {
  /** Where one was the last time, or everything when that can be read, else the beginning. */
  begin(width: number, height: number): void;
  fit(): void;
  /** Brings a box into view, nearer when it could not be read; what is seen and can be read stays where it is. */
  show(id: string): void;
  /** Brings a box into view as large as it is; what is seen stays where it is. */
  reveal(id: string): void;
  remember(viewport: Viewport): void;
  /** The middle of what is seen, on the canvas. */
  middle(): Point;
}

/** What part of the canvas is seen; kept for this person on this device. */
export function useView(boxes: readonly Box[], memory: string | undefined, inset: number): View {
  const flow = useReactFlow();
  const key = memory === undefined ? undefined : `duecourse.canvas.view.${memory}`;
  const duration = useMemo(() => (window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 150), []);

  const begin = useCallback(
    (width: number, height: number) => {
      const kept = key === undefined ? null : (read(key) as Partial<Viewport> | null);
      if (kept && Number.isFinite(kept.x) && Number.isFinite(kept.y) && Number.isFinite(kept.zoom)) {
        void flow.setViewport(kept as Viewport);
        return;
      }
      void flow.setViewport(firstView(boxes, { width: width - inset, height }, inset));
    },
    [flow, boxes, key, inset],
  );

  const store = useStoreApi();
  const fit = useCallback(() => {
    const { width, height } = store.getState();
    void flow.setViewport(wholeView(boxes, { width: width - inset, height }, inset), { duration });
  }, [flow, store, boxes, inset, duration]);

  const bring = useCallback(
    (id: string, least: number) => {
      const place = absolute(boxes).get(id);
      if (!place) return;
      // Of a large level its head is what is looked for.
      const [width, height] = [Math.min(place.box.size.width, 640), Math.min(place.box.size.height, 320)];
      const { width: right, height: bottom, transform } = store.getState();
      const [left, top, now] = transform;
      const isSeen =
        now >= least &&
        left + place.x * now >= inset &&
        left + (place.x + width) * now <= right &&
        top + place.y * now >= 0 &&
        top + (place.y + height) * now <= bottom;
      if (isSeen) return;
      const zoom = Math.max(now, least);
      void flow.setCenter(place.x + width / 2 - inset / 2 / zoom, place.y + height / 2, { zoom, duration });
    },
    [flow, store, boxes, inset, duration],
  );
  const show = useCallback((id: string) => bring(id, NEAR), [bring]);
  const reveal = useCallback((id: string) => bring(id, zooms.least), [bring]);

  const remember = useCallback((viewport: Viewport) => keep(key, viewport), [key]);
  const middle = useCallback((): Point => {
    const { width, height, transform } = store.getState();
    const [x, y, zoom] = transform;
    return { x: Math.round(((width + inset) / 2 - x) / zoom), y: Math.round((height / 2 - y) / zoom) };
  }, [store, inset]);
  return useMemo(() => ({ begin, fit, show, reveal, remember, middle }), [begin, fit, show, reveal, remember, middle]);
}

interface Room {
  readonly width: number;
  readonly height: number;
}

/** Everything, when it can be read then; else the beginning. */
function firstView(boxes: readonly Box[], room: Room, inset: number): Viewport {
  const whole = wholeView(boxes, room, inset);
  if (whole.zoom >= READABLE) return whole;
  const { left, top, bottom } = extent(boxes);
  const zoom = Math.max(READABLE, Math.min(0.9, (room.height - 2 * EDGE) / (bottom - top)));
  return { x: inset + EDGE - left * zoom, y: EDGE - top * zoom, zoom };
}

/** Everything, in the middle of the room there is. */
function wholeView(boxes: readonly Box[], { width, height }: Room, inset: number): Viewport {
  const { left, top, right, bottom } = extent(boxes);
  const wanted = Math.min((width - 2 * EDGE) / (right - left), (height - 2 * EDGE - BAR) / (bottom - top), FULL);
  const zoom = Math.max(wanted, zooms.least);
  const spare = { x: width - (right - left) * zoom, y: height - BAR - (bottom - top) * zoom };
  return { x: inset + spare.x / 2 - left * zoom, y: Math.max(EDGE, spare.y / 2) - top * zoom, zoom };
}

function extent(boxes: readonly Box[]): { left: number; top: number; right: number; bottom: number } {
  const places = [...absolute(boxes).values()];
  return {
    left: Math.min(0, ...places.map(({ x }) => x)),
    top: Math.min(0, ...places.map(({ y }) => y)),
    right: Math.max(1, ...places.map(({ x, box }) => x + box.size.width)),
    bottom: Math.max(1, ...places.map(({ y, box }) => y + box.size.height)),
  };
}
