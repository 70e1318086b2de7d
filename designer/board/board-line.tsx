import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type BoardRow, type Holder, holderWord } from '#engine';
import { useMay } from '../app/session.ts';
import { color } from '../app/theme/tokens.ts';
import { moneyText } from '../elements/money.tsx';
import { promisesAddress } from '../promises/promises-address.ts';
import { worklistAddress } from '../worklist/work-address.ts';
import { BoardWho } from './board-who.tsx';

const Open = styled('span')({
  display: 'inline-grid',
  justifyItems: 'end',
  gap: 3,
  minWidth: 56,
  padding: '2px 0',
  '&[draggable=true]': { cursor: 'grab' },
  '& .load': { display: 'block', width: 56, height: 4, borderRadius: 2, background: color.border, overflow: 'hidden' },
  '& .load > span': { display: 'block', height: '100%', background: color.primary },
});
const Nothing = styled('span')({ color: color.muted });

interface BoardLineProps {
  readonly row: BoardRow;
  /** The most open tasks any row has. */
  readonly most: number;
  readonly dragged: Holder | undefined;
  readonly onDrag: (holder: Holder | undefined) => void;
  readonly onDrop: () => void;
  readonly onMove: () => void;
  readonly onAbsence: () => void;
}

/** One collector or pool; each figure leads to its list where there is one. */
export function BoardLine({ row, most, dragged, onDrag, onDrop, onMove, onAbsence }: BoardLineProps) {
  const { t } = useTranslation('board');
  const may = useMay();
  const mayMove = may('board.preview');
  const [isOver, setOver] = useState(false);
  const { holder, name, open } = row;
  const heldBy = holderWord(holder);
  const isPerson = holder.kind === 'person';
  const takes = dragged !== undefined && holderWord(dragged) !== heldBy;
  const over = (event: DragEvent): void => {
    if (!takes) return;
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    onDrop();
  };
  const drag = (event: DragEvent): void => {
    event.dataTransfer.setData('text/plain', name);
    event.dataTransfer.effectAllowed = 'move';
    onDrag(holder);
  };
  return (
    <tr
      data-holder={heldBy}
      {...(isOver && takes ? { 'data-over': '' } : {})}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <th scope="row">
        <BoardWho row={row} />
      </th>
      <td className="num">
        <Open
          draggable={mayMove && open > 0}
          onDragStart={drag}
          onDragEnd={() => onDrag(undefined)}
          data-tip={t('tip.open', { count: row.accounts })}
        >
          <Figure count={open} to={worklistAddress({ view: 'everyone', heldBy })} label={t('list.open', { name, count: open })} />
          <span className="load" aria-hidden>
            <span style={{ width: `${(100 * open) / most}%` }} />
          </span>
        </Open>
      </td>
      <td className="num late" data-tip={t('tip.late', { count: row.lateAccounts })}>
        <Figure
          count={row.late}
          to={worklistAddress({ view: 'everyone', heldBy, late: true })}
          label={t('list.late', { name, count: row.late })}
        />
      </td>
      <td className="num">
        <Figure count={row.done} />
      </td>
      <td className="num">{isPerson ? <Figure count={row.calls} /> : <NoFigure />}</td>
      <td className="num" data-tip={t('tip.reached')}>
        {isPerson ? <Figure count={row.reached} /> : <NoFigure />}
      </td>
      <td className="num" data-tip={t('tip.promises')}>
        {isPerson ? (
          <Figure
            count={row.promises}
            to={promisesAddress({ view: 'made-today', by: holder.id })}
            label={t('list.promises', { name, count: row.promises })}
          />
        ) : (
          <NoFigure />
        )}
      </td>
      <td className="num" data-tip={t('tip.cash')}>
        {isPerson && row.cash.length > 0 ? <Cash of={row.cash} /> : <NoFigure />}
      </td>
      <td className="acts">
        {mayMove && open > 0 && (
          <Button aria-label={t('acts.moveLong', { name })} onClick={onMove}>
            {t('acts.move')}
          </Button>
        )}
        {isPerson && may('absences.set') && (
          <Button aria-label={t('acts.absenceLong', { name })} onClick={onAbsence}>
            {t('acts.absence')}
          </Button>
        )}
      </td>
    </tr>
  );
}

interface FigureProps {
  readonly count: number;
  readonly to?: string;
  readonly label?: string;
}

function Figure({ count, to, label }: FigureProps) {
  if (count === 0) return <Nothing>0</Nothing>;
  if (to === undefined) return count;
  return (
    <Link to={to} aria-label={label} draggable={false}>
      {count}
    </Link>
  );
}

/** Nobody could have any, or nothing came. */
function NoFigure() {
  const { t } = useTranslation('elements');
  return <Nothing>{t('none')}</Nothing>;
}

/** Amounts, a line for each currency. */
export function Cash({ of }: { readonly of: BoardRow['cash'] }) {
  return of.map((sum) => (
    <span className="sum" key={sum.currency}>
      {moneyText(sum)}
    </span>
  ));
}
