import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BoardRow, type Holder, holderWord } from '#engine';
import { color } from '../app/theme/tokens.ts';
import { DataTable, TableRoom } from '../elements/data-table.ts';
import { Heads } from '../elements/heads.tsx';
import { BoardLine, Cash } from './board-line.tsx';
import { evenCount, rowKey, totalOf } from './board-rows.ts';
import type { AskedMove } from './move-dialog.tsx';

const Table = styled(DataTable)({
  minWidth: 900,
  '& tbody th, & tbody td': { paddingTop: 6, paddingBottom: 6 },
  '& tr[data-over] > *': { background: color.selected },
  '& .sum': { display: 'block' },
  '& tfoot th, & tfoot td': { paddingTop: 6, paddingBottom: 6 },
  '& .late a': { color: color.danger },
  '& .acts': { whiteSpace: 'nowrap', textAlign: 'right' },
});

interface BoardTableProps {
  readonly rows: readonly BoardRow[];
  readonly onMove: (move: AskedMove) => void;
  readonly onAbsence: (row: BoardRow) => void;
}

/** One row for each collector and pool. A number of open tasks is dragged onto another row to move some of them. */
export function BoardTable({ rows, onMove, onAbsence }: BoardTableProps) {
  const { t } = useTranslation('board');
  const { t: ofElements } = useTranslation('elements');
  const [dragged, setDragged] = useState<Holder>();
  const total = totalOf(rows);
  const most = Math.max(1, ...rows.map((row) => row.open));
  const drop = (to: BoardRow): void => {
    const from = rows.find((row) => dragged && rowKey(row) === holderWord(dragged));
    setDragged(undefined);
    if (from) onMove({ from: from.holder, to: to.holder, count: evenCount(from, to) });
  };
  return (
    <TableRoom>
      <Table aria-label={t('label')} data-sticky="">
        <Heads
          of={[
            t('column.who'),
            { figures: t('column.open') },
            { figures: t('column.late') },
            { figures: t('column.done') },
            { figures: t('column.calls') },
            { figures: t('column.reached') },
            { figures: t('column.promises') },
            { figures: t('column.cash') },
            { figures: t('column.acts') },
          ]}
        />
        <tbody>
          {rows.map((row) => (
            <BoardLine
              key={rowKey(row)}
              row={row}
              most={most}
              dragged={dragged}
              onDrag={setDragged}
              onDrop={() => drop(row)}
              onMove={() => onMove({ from: row.holder })}
              onAbsence={() => onAbsence(row)}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('total')}</th>
            <td className="num">{total.open}</td>
            <td className="num">{total.late}</td>
            <td className="num">{total.done}</td>
            <td className="num">{total.calls}</td>
            <td className="num">{total.reached}</td>
            <td className="num">{total.promises}</td>
            <td className="num">{total.cash.length === 0 ? ofElements('none') : <Cash of={total.cash} />}</td>
            <td />
          </tr>
        </tfoot>
      </Table>
    </TableRoom>
  );
}
