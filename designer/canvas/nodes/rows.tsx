import { memo } from 'react';
import { type CardRow, room } from '../graph/card.ts';
import { cutTo } from '../graph/text-width.ts';
import { Glyph } from '../look/glyph.tsx';

interface RowsProps {
  readonly rows: readonly CardRow[];
  /** The words above what holds at any time; only on the card where everything begins. */
  readonly section?: string | undefined;
}

/** The ways out of a box: what sets each off, on what condition, in which order. */
export const Rows = memo(function Rows({ rows, section }: RowsProps) {
  const firstOwn = rows.findIndex((row) => row.kind !== 'begin');
  return (
    <div className="dc-rows">
      {rows.map((row, index) => (
        <div key={row.key}>
          {section !== undefined && index === firstOwn && index > 0 && <div className="dc-section">{section}</div>}
          <Row row={row} />
        </div>
      ))}
    </div>
  );
});

function Row({ row }: { readonly row: CardRow }) {
  const { lead, leadLines, condition, acts, order, kind, leads, pointer, height } = row;
  const number = order === undefined ? null : <i className="dc-order">{order}</i>;
  return (
    <div
      className="dc-row"
      style={{ height }}
      data-leads={leads}
      {...(pointer === '' ? {} : { 'data-way': pointer })}
      {...(lead === undefined && condition === undefined ? {} : { 'data-tip': [lead, condition, acts].filter(Boolean).join('\n') })}
    >
      {lead !== undefined && (
        <>
          <Glyph name={kind} />
          <span className="dc-lead" data-lines={leadLines}>
            {cutTo(lead, leadLines === 2 ? room.row * 1.8 : room.row + 8, room.size)}
          </span>
        </>
      )}
      {condition !== undefined && (
        <span>
          {number}
          {cutTo(condition, room.row - (order === undefined ? 0 : 20), room.size)}
        </span>
      )}
      {acts !== undefined && <span className="dc-acts">{cutTo(acts, room.row, room.size)}</span>}
    </div>
  );
}
