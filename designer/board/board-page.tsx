import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf, BoardRow } from '#engine';
import { useAnswer } from '../app/api/use-answer.ts';
import { useToday } from '../app/clock.ts';
import { addText } from '../app/text/text.ts';
import { dayInFull } from '../app/text/when.ts';
import { color, radius } from '../app/theme/tokens.ts';
import { FaultNote } from '../elements/note.tsx';
import { Page } from '../elements/page.tsx';
import { BoneTable, Loading } from '../elements/skeleton.tsx';
import { AbsenceDialog } from './absence-dialog.tsx';
import { settledRows } from './board-rows.ts';
import { BoardTable } from './board-table.tsx';
import { boardText } from './board-text.ts';
import { type AskedMove, MoveDialog } from './move-dialog.tsx';
import { MoveProgress, type Moving } from './move-progress.tsx';

addText('board', boardText);

const Sheet = styled('div')({
  border: `1px solid ${color.border}`,
  borderRadius: radius,
  background: color.surface,
  minWidth: 0,
});

/** Collectors and pools with what they have before them; work is moved and absences are set from here. */
export function BoardPage() {
  const { t } = useTranslation('board');
  const today = useToday();
  const { data, error, refetch } = useAnswer('board.get', {});
  return (
    <Page title={t('title')} note={t('note', { day: dayInFull(data?.on ?? today) })}>
      {error && !data && <FaultNote error={error} of="load" onRetry={() => void refetch()} />}
      {!data && !error && (
        <Sheet>
          <Loading>
            <BoneTable columns={[200, 60, 60, 60, 60, 60, 60, 110, 140]} rows={8} />
          </Loading>
        </Sheet>
      )}
      {data && <Rows board={data} />}
    </Page>
  );
}

type Asks = { readonly for: 'move'; readonly move: AskedMove } | { readonly for: 'absence'; readonly row: BoardRow };

function Rows({ board }: { readonly board: AnswerOf<'board.get'> }) {
  const [kept, keep] = useState(board.rows);
  const [asks, setAsks] = useState<Asks>();
  const [moving, setMoving] = useState<Moving>();
  const rows = settledRows(kept, board.rows);
  // Whoever is new has a place from now on.
  if (rows.length > kept.length) keep(rows);
  const close = (): void => setAsks(undefined);
  return (
    <>
      {moving && <MoveProgress key={moving.id} moving={moving} onClose={() => setMoving(undefined)} />}
      <Sheet>
        <BoardTable rows={rows} onMove={(move) => setAsks({ for: 'move', move })} onAbsence={(row) => setAsks({ for: 'absence', row })} />
      </Sheet>
      {asks?.for === 'move' && (
        <MoveDialog
          rows={rows}
          asked={asks.move}
          onClose={close}
          onStarted={(started) => {
            close();
            setMoving(started);
          }}
        />
      )}
      {asks?.for === 'absence' && (
        <AbsenceDialog row={asks.row} rows={rows} onClose={close} onDone={(move) => setAsks(move && { for: 'move', move })} />
      )}
    </>
  );
}
