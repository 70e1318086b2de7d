import { styled } from '@mui/material/styles';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkRow } from '#engine';
import { useAct } from '../app/api/use-act.ts';
import { useMay } from '../app/session.ts';
import { useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { color } from '../app/theme/tokens.ts';
import { DataTable, TableRoom } from '../elements/data-table.ts';
import { Heads } from '../elements/heads.tsx';
import { FaultNote } from '../elements/note.tsx';
import { BulkBar } from './bulk-bar.tsx';
import type { Line } from './listed-rows.ts';
import { SnoozeDialog } from './snooze-dialog.tsx';
import type { StartedAct } from './use-started-acts.ts';
import { WhyDialog } from './why-dialog.tsx';
import type { WorkFilter } from './work-address.ts';
import { WorkLine } from './work-row.tsx';

/** Reasons need room to be read; where there is none the table scrolls. */
const Table = styled(DataTable)({
  minWidth: 960,
  '& .choose': { width: 40, paddingRight: 0, '& input': { width: 16, height: 16 } },
  '& thead .choose': { background: color.sunken, borderTop: `1px solid ${color.border}`, borderBottom: `1px solid ${color.border}` },
});

interface WorkTableProps {
  readonly lines: readonly Line[];
  readonly filter: WorkFilter;
  readonly onSaid: (words: string) => void;
  readonly onStarted: (act: StartedAct) => void;
}

/** The rows with what can be done from them; arrow keys go from row to row, Enter opens one, W says why it is there. */
export function WorkTable({ lines, filter, onSaid, onStarted }: WorkTableProps) {
  const { t } = useTranslation('worklist');
  const [asks, setAsks] = useState<{ readonly for: 'why' | 'snooze'; readonly row: WorkRow }>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const mayChoose = useMay()('bulk.start');
  const isByInvoice = filter.by === 'invoice';
  // What is done is done with accounts, of which several rows may be invoices.
  const there = [...new Map(lines.flatMap(({ row, isGone }) => (isGone ? [] : [[row.accountId, row] as const]))).values()];
  const picked = there.filter((row) => chosen.has(row.accountId));
  const claim = useAct('work.claim', { refreshes: ['work.list', 'work.invoices'] });
  const close = (): void => setAsks(undefined);
  useShortcut('j', t('keys.down'), focusFirstRow);
  const acts = {
    isBusy: claim.isBusy,
    onChoose: (row: WorkRow, isChosen: boolean) => setChosen(withOne(chosen, row.accountId, isChosen)),
    onWhy: (row: WorkRow) => setAsks({ for: 'why', row }),
    onSnooze: (row: WorkRow) => setAsks({ for: 'snooze', row }),
    onClaim: (row: WorkRow) => {
      onSaid('');
      claim.act({ params: { accountId: row.accountId }, body: {} });
    },
  };
  return (
    <>
      {claim.error && <FaultNote error={claim.error} of="act" />}
      <TableRoom>
        <Table aria-label={t('label')} data-sticky="" data-fixed="">
          <colgroup>
            {mayChoose && <col style={{ width: 40 }} />}
            <col style={{ width: '22%' }} />
            <col style={{ width: 124 }} />
            <col style={{ width: 56 }} />
            <col />
            <col style={{ width: 128 }} />
            <col style={{ width: 84 }} />
            <col style={{ width: 168 }} />
          </colgroup>
          <Heads
            of={[
              t(isByInvoice ? 'column.invoice' : 'column.account'),
              { figures: t(isByInvoice ? 'column.open' : 'column.overdue') },
              { figures: t('column.days') },
              t('column.reasons'),
              t('column.due'),
              { figures: t('column.points') },
              { figures: t('column.acts') },
            ]}
            before={
              mayChoose && (
                <td className="choose">
                  <input
                    type="checkbox"
                    aria-label={t('bulk.all')}
                    checked={there.length > 0 && picked.length === there.length}
                    onChange={(event) => setChosen(new Set(event.target.checked ? there.map((row) => row.accountId) : []))}
                  />
                </td>
              )
            }
          />
          <tbody onKeyDown={moveFocus}>
            {lines.map((line) => (
              <WorkLine
                key={line.invoice?.invoiceId ?? line.row.accountId}
                line={line}
                filter={filter}
                acts={acts}
                {...(mayChoose ? { isChosen: chosen.has(line.row.accountId) } : {})}
              />
            ))}
          </tbody>
        </Table>
      </TableRoom>
      <BulkBar rows={picked} onClear={() => setChosen(new Set())} onStarted={onStarted} />
      {asks?.for === 'why' && <WhyDialog row={asks.row} onClose={close} />}
      {asks?.for === 'snooze' && (
        <SnoozeDialog
          row={asks.row}
          onClose={close}
          onDone={(words) => {
            close();
            onSaid(words);
          }}
        />
      )}
    </>
  );
}

function withOne(chosen: ReadonlySet<string>, id: string, isIn: boolean): ReadonlySet<string> {
  return new Set(isIn ? [...chosen, id] : [...chosen].filter((each) => each !== id));
}

const links = 'tbody .account > a';

function focusFirstRow(): void {
  document.querySelector<HTMLAnchorElement>(links)?.focus();
}

function moveFocus(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const row = (event.target as Element).closest('tr');
  if (event.key === 'w') {
    row?.querySelector<HTMLButtonElement>('button.points')?.click();
    return;
  }
  const by = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  if (by === undefined) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>(links.replace('tbody ', ''))];
  const next = all[all.indexOf(row?.querySelector<HTMLAnchorElement>('.account > a') as HTMLAnchorElement) + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
