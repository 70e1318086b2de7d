import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { WayEdge } from '../graph/flow-edges.ts';
import { corners, middleOf, pathThrough } from '../graph/route.ts';
import { useHands, useMoment } from '../state/canvas-ui.ts';

/** A way from step to step. Its words stand where it begins; under the pointer and when chosen it says them itself. */
export const WayLine = memo(function WayLine({ id, data, selected, sourceX, sourceY, targetX, targetY }: EdgeProps<WayEdge>) {
  const isHovered = useMoment((moment) => moment.hovered === id);
  if (!data) return null;
  const { back, lane, via, dashed, ghost, paint } = data;
  const points = corners({ from: { x: sourceX, y: sourceY }, to: { x: targetX, y: targetY }, back, lane, via });
  const path = pathThrough(points);
  const kind = ghost ? ' dc-way-ghost' : dashed ? ' dc-way-dashed' : '';
  return (
    <>
      <path
        className={`react-flow__edge-path${kind}`}
        d={path}
        {...(paint?.tone === undefined ? {} : { 'data-paint': paint.tone })}
        {...(paint?.width === undefined ? {} : { style: { strokeWidth: paint.width } })}
      />
      <path className="react-flow__edge-interaction" d={path} fill="none" strokeOpacity={0} strokeWidth={24} />
      {(isHovered || selected || paint?.badge !== undefined) && (
        <EdgeLabelRenderer>
          <WayTools id={id} data={data} active={isHovered || selected === true} at={middleOf(points)} />
        </EdgeLabelRenderer>
      )}
    </>
  );
});

interface WayToolsProps {
  readonly id: string;
  readonly data: NonNullable<WayEdge['data']>;
  readonly active: boolean;
  readonly at: { readonly x: number; readonly y: number };
}

function WayTools({ id, data, active, at }: WayToolsProps) {
  const { t } = useTranslation('canvas');
  const { editable, insertOn, moments } = useHands();
  const { words, order, paint, dashed, ghost } = data;
  const said = order === undefined ? words : `${order}. ${words}`;
  return (
    <div
      className="dc-way-tools nodrag nopan"
      style={{ transform: `translate(-50%, -50%) translate(${at.x}px, ${at.y}px) scale(var(--grow, 1))` }}
      onPointerEnter={() => moments.setState({ hovered: id })}
      onPointerLeave={() => moments.setState({ hovered: undefined })}
    >
      {paint?.badge !== undefined && (
        <span className="dc-flow" {...(paint.words === undefined ? {} : { 'data-tip': paint.words })}>
          {paint.badge}
        </span>
      )}
      {active && said !== '' && <span data-cut>{said}</span>}
      {active && editable && !dashed && !ghost && id.startsWith('path:') && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('insertHere')}
          data-tip={t('insertHere')}
          onClick={(event) => insertOn(id, event.currentTarget)}
        >
          <svg width={14} height={14} viewBox="0 0 16 16" aria-hidden="true">
            <path d="M8 2.5v11M2.5 8h11" stroke="currentColor" strokeWidth="2" fill="none" strokeLinecap="round" />
          </svg>
        </button>
      )}
    </div>
  );
}
