import type { ReactNode } from 'react';
import { DataTable, TableRoom } from '../elements/data-table.ts';
import { Panel } from '../elements/panel.tsx';

interface FigureColumn {
  readonly title: string;
  readonly tip?: string;
}

interface FigureTableProps {
  readonly title: string;
  readonly note?: string;
  /** What each row is about. */
  readonly of: string;
  readonly figures: readonly FigureColumn[];
  /** The rows. */
  readonly children: ReactNode;
}

/** Figures in rows, under what they are. */
export function FigureTable({ title, note, of, figures, children }: FigureTableProps) {
  return (
    <Panel title={title} {...(note === undefined ? {} : { note })} flush>
      <TableRoom>
        <DataTable data-dense="" aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{of}</th>
              {figures.map(({ title: what, tip }) => (
                <th key={what} scope="col" className="num" data-tip={tip}>
                  {what}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </DataTable>
      </TableRoom>
    </Panel>
  );
}
