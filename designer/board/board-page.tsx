import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf, BoardRow } from '#engine';
import { useAnswer } from '../app/api/use-answer.ts';
import { useToday } from '../app/clock.ts';
import { useMay } from '../app/session.ts';
import { addText } from '../app/text/text.ts';
import { dayInFull } from '../app/text/when.ts';
import { color, radius } from '../app/theme/tokens.ts';
import { FaultNote } from '../elements/note.tsx';
import { Page } from '../elements/page.tsx';
import { BoneTable, Loading } from '../elements/skeleton.tsx';
import { BulkProgress } from '../worklist/bulk-progress.tsx';
import { type StartedAct, useStartedActs } from '../worklist/use-started-acts.ts';
import { AbsenceDialog } from './absence-dialog.tsx';
import { settledRows } from './board-rows.ts';
import { BoardTable } from './board-table.tsx';
import { boardText } from './board-text.ts';
import { EvenDialog } from './even-dialog.tsx';
import { type AskedMove, MoveDialog } from './move-dialog.tsx';

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
  const pools = useMay()('even.preview') ? (data?.pools ?? []) : [];
  const client = useQueryClient();
  const [isEvening, setEvening] = useState(false);
  const started = useStartedActs('board');
  /** Proposes anew: the work has changed since it was last asked for. */
  const evenOut = (): void => {
    void client.invalidateQueries({ queryKey: ['even.preview'] });
    setEvening(true);
  };
  return (
    <Page
      title={t('title')}
      note={t('note', { day: dayInFull(data?.on ?? today) })}
      actions={
        pools.length > 0 && (
          <Button variant="outlined" onClick={evenOut}>
            {t('even.open')}
          </Button>
        )
      }
    >
      {error && !data && <FaultNote error={error} of="load" onRetry={() => void refetch()} />}
      {!data && !error && (
        <Sheet>
          <Loading>
            <BoneTable columns={[200, 60, 60, 60, 60, 60, 60, 110, 140]} rows={8} />
          </Loading>
        </Sheet>
      )}
      {started.acts.map((act) => (
        <BulkProgress key={act.id} act={act} onClose={() => started.close(act.id)} />
      ))}
      {data && <Rows board={data} onStarted={started.add} />}
      {isEvening && (
        <EvenDialog
          pools={pools}
          onClose={() => setEvening(false)}
          onStarted={(acts) => {
            setEvening(false);
            started.add(...acts);
          }}
        />
      )}
    </Page>
  );
}

type Asks = { readonly for: 'move'; readonly move: AskedMove } | { readonly for: 'absence'; readonly row: BoardRow };

interface RowsProps {
  readonly board: AnswerOf<'board.get'>;
  readonly onStarted: (act: StartedAct) => void;
}

function Rows({ board, onStarted }: RowsProps) {
  const [kept, keep] = useState(board.rows);
  const [asks, setAsks] = useState<Asks>();
  const rows = settledRows(kept, board.rows);
  // Whoever is new has a place from now on.
  if (rows.length > kept.length) keep(rows);
  const close = (): void => setAsks(undefined);
  return (
    <>
      <Sheet>
        <BoardTable rows={rows} onMove={(move) => setAsks({ for: 'move', move })} onAbsence={(row) => setAsks({ for: 'absence', row })} />
      </Sheet>
      {asks?.for === 'move' && (
        <MoveDialog
          rows={rows}
          asked={asks.move}
          onClose={close}
          onStarted={(act) => {
            close();
            onStarted(act);
          }}
        />
      )}
      {asks?.for === 'absence' && (
        <AbsenceDialog row={asks.row} rows={rows} onClose={close} onDone={(move) => setAsks(move && { for: 'move', move })} />
      )}
    </>
  );
}
