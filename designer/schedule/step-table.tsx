import AddOutlined from '@mui/icons-material/AddOutlined';
import Button from '@mui/material/Button';
import { Fragment, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyNote } from '../elements/note.tsx';
import { VisuallyHidden } from '../elements/visually-hidden.ts';
import { useFlow, useProblems } from '../flow/flow-context.ts';
import { AddStep } from './add-step.tsx';
import type { SampleDates } from './next-dates.ts';
import type { ScheduleRow } from './project-schedule.ts';
import { ScheduleTable } from './schedule-table.ts';
import type { Spot } from './step-edits.ts';
import { StepForm } from './step-form.tsx';
import { StepRow } from './step-row.tsx';
import { sameTimer } from './timer-names.ts';
import { problemsOfRows } from './use-problems.ts';
import { useRungDrag } from './use-rung-drag.ts';
import type { ScheduleActs } from './use-schedule-acts.ts';
import { useScheduleWords } from './use-schedule-words.ts';
import { type StepTable as Table, useStepTable } from './use-step-table.ts';

interface StepTableProps {
  readonly rows: readonly ScheduleRow[];
  readonly dates: SampleDates | undefined;
  readonly sampleName: string | undefined;
}

const OPEN = ' open';

/** The ladder: one row per step in the order an account that does not pay walks it. */
export function StepTable({ rows, dates, sampleName }: StepTableProps) {
  const { t } = useTranslation('schedule');
  const { readOnly } = useFlow();
  const problems = useProblems();
  const words = useScheduleWords();
  const table = useStepTable(rows);
  const drag = useRungDrag(table.moveTo);
  const faults = useMemo(() => problemsOfRows(rows, problems), [rows, problems]);
  const nextLabel = sampleName === undefined ? t('steps.nextNobody') : t('steps.next', { name: sampleName });
  const columns = dates ? 5 : 4;
  if (rows.length === 0) return <Empty table={table} readOnly={readOnly} />;
  return (
    <>
      <VisuallyHidden id="schedule-keys">{t('steps.keys')}</VisuallyHidden>
      <ScheduleTable role="grid" aria-label={t('steps.table')} aria-describedby="schedule-keys" onKeyDown={table.onKeyDown}>
        <colgroup>
          <col className="when" />
          <col />
          <col className="ends" />
          {dates && <col className="next" />}
          <col className="acts" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('steps.when')}</th>
            <th scope="col">{t('steps.what')}</th>
            <th scope="col">{t('steps.ends')}</th>
            {dates && (
              <th scope="col" className="cut" data-cut="">
                {nextLabel}
              </th>
            )}
            <th scope="col">
              <VisuallyHidden>{t('steps.acts')}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody ref={table.body}>
          {rows.map((row, index) => (
            // An open row stays what it is when it gets another name.
            <Fragment key={table.open === row.id ? OPEN : row.id}>
              {isAt(table.adding, 'before', row.id) && <AddRow table={table} columns={columns} isFirst={index === 0} />}
              <StepRow
                row={row}
                words={words}
                date={dates?.ofRow.get(row.id)}
                nextLabel={nextLabel}
                hasDates={dates !== undefined}
                problems={faults.get(row.id) ?? []}
                isOpen={table.open === row.id}
                isSelected={table.selected === row.id}
                isStop={table.stop === row.id}
                isSameDay={isSameDay(row, rows[index - 1])}
                readOnly={readOnly}
                drag={drag}
                onSelect={() => table.select(row)}
                onAct={(id) => table.act(row, id)}
              />
              {table.acts.result?.at === row.id && <Said acts={table.acts} columns={columns} />}
              {table.open === row.id && (
                <tr data-form="" data-plain="">
                  <td colSpan={columns}>
                    <StepForm row={row} acts={table.acts} onClose={table.close} onRenamed={table.renamed} />
                  </td>
                </tr>
              )}
              {isAt(table.adding, 'after', row.id) && <AddRow table={table} columns={columns} isFirst={false} />}
            </Fragment>
          ))}
          {table.acts.result && !rows.some((row) => row.id === table.acts.result?.at) && <Said acts={table.acts} columns={columns} />}
          {table.adding === 'end' && <AddRow table={table} columns={columns} isFirst={false} />}
          {!readOnly && table.adding === undefined && (
            <tr data-plain="">
              <td colSpan={columns}>
                <Button sx={{ marginLeft: '-8px' }} startIcon={<AddOutlined />} onClick={() => table.startAdding('end')}>
                  {t('steps.add')}
                </Button>
              </td>
            </tr>
          )}
        </tbody>
      </ScheduleTable>
    </>
  );
}

function isAt(adding: Spot | undefined, side: 'before' | 'after', id: string): boolean {
  return typeof adding === 'object' && adding.side === side && adding.id === id;
}

/** Two messages that come due at one moment: the engine sends the later one. */
function isSameDay(row: ScheduleRow, before: ScheduleRow | undefined): boolean {
  const { config } = row.when;
  if (!config || row.when.kind !== 'due' || !before?.when.config || !sameTimer(before.when.config, config)) return false;
  return [row, before].every((each) => each.actions.some(({ call }) => call.type === 'notice.send'));
}

function AddRow({ table, columns, isFirst }: { readonly table: Table; readonly columns: number; readonly isFirst: boolean }) {
  if (table.adding === undefined) return null;
  return (
    <tr data-form="" data-plain="">
      <td colSpan={columns}>
        <AddStep spot={table.adding} isFirst={isFirst} onAdd={table.addStep} onCancel={table.close} />
      </td>
    </tr>
  );
}

/** What was done, where it was done, with the way back. */
function Said({ acts, columns }: { readonly acts: ScheduleActs; readonly columns: number }) {
  const { t } = useTranslation('schedule');
  return (
    <tr data-said="">
      <td colSpan={columns}>
        <span className="said">
          {acts.result?.words}
          {acts.result?.words !== t('done.undone') && <Button onClick={acts.takeBack}>{t('done.undo')}</Button>}
        </span>
      </td>
    </tr>
  );
}

function Empty({ table, readOnly }: { readonly table: Table; readonly readOnly: boolean }) {
  const { t } = useTranslation('schedule');
  if (table.adding !== undefined) {
    return (
      <div style={{ padding: '0 16px' }}>
        <AddStep spot="end" isFirst onAdd={table.addStep} onCancel={table.close} />
      </div>
    );
  }
  return (
    <EmptyNote
      title={t('steps.emptyTitle')}
      {...(readOnly
        ? {}
        : {
            act: (
              <Button variant="contained" startIcon={<AddOutlined />} onClick={() => table.startAdding('end')}>
                {t('steps.addFirst')}
              </Button>
            ),
          })}
    >
      {readOnly ? t('steps.emptyReadOnly') : t('steps.empty')}
    </EmptyNote>
  );
}
