import { Handle, Position } from '@xyflow/react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Card } from '../graph/card.ts';
import { ENTRY, rowMiddle } from '../graph/flow-nodes.ts';
import { useHands } from '../state/canvas-ui.ts';

interface PortsProps {
  readonly id: string;
  readonly card: Card;
  /** Where the rows begin, from the top of the box. */
  readonly below: number;
  readonly connectable: boolean;
}

/**
 * Where ways begin and end. Only the one a new way is drawn from is xyflow's own; the others are plain elements of
 * the form it looks for, because each of its own listens to every move on the canvas.
 */
export const Ports = memo(function Ports({ id, card, below, connectable }: PortsProps) {
  return (
    <>
      {card.kind !== 'start' && <Port node={id} id="in" side="left" type="target" top={ENTRY} silent />}
      {card.kind !== 'start' && <Port node={id} id="back" side="right" type="target" top={ENTRY} silent />}
      {card.rows.map((row, index) => (
        <Port
          key={row.key}
          node={id}
          id={`r${index}`}
          side="right"
          type="source"
          top={below + rowMiddle(row)}
          leads={row.leads}
          silent={row.leads === 'stays'}
        />
      ))}
      <Port node={id} id="out" side="right" type="source" top={card.size.height / 2} silent />
      {connectable && card.kind !== 'end' && card.kind !== 'back' && <NewWay id={id} />}
    </>
  );
});

interface PortProps {
  readonly node: string;
  readonly id: string;
  readonly side: 'left' | 'right';
  readonly type: 'source' | 'target';
  readonly top: number;
  readonly leads?: string;
  readonly silent?: boolean;
}

function Port({ node, id, side, type, top, leads, silent = false }: PortProps) {
  return (
    <i
      className={`dc-port react-flow__handle react-flow__handle-${side} ${type} connectable connectableend`}
      data-handleid={id}
      data-nodeid={node}
      data-handlepos={side}
      data-id={`1-${node}-${id}-${type}`}
      {...(leads === undefined ? {} : { 'data-leads': leads })}
      {...(silent ? { 'data-silent': '' } : {})}
      style={{ top }}
    />
  );
}

function NewWay({ id }: { readonly id: string }) {
  const { t } = useTranslation('canvas');
  const { connectFrom } = useHands();
  return (
    <Handle
      id="new"
      type="source"
      position={Position.Bottom}
      className="dc-new"
      data-tip={t('newWay')}
      isConnectableEnd={false}
      onClick={() => connectFrom(id)}
    >
      <span>
        <svg className="dc-glyph" width={14} height={14} viewBox="0 0 16 16" aria-hidden="true">
          <path d="M3 8h9.5M9 4.5 12.5 8 9 11.5" />
        </svg>
      </span>
    </Handle>
  );
}
