import AddOutlined from '@mui/icons-material/AddOutlined';
import DragIndicatorOutlined from '@mui/icons-material/DragIndicatorOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import type { Diagnostic } from '#engine';
import { color } from '../app/theme/tokens.ts';
import { RowAct } from '../elements/row-act.ts';
import type { NextDate } from './next-dates.ts';
import type { ScheduleRow } from './project-schedule.ts';
import { type MenuActId, menuActs, RowMenu } from './row-menu.tsx';
import { DateCell, RowProblems, WhenCell } from './row-parts.tsx';
import { tight } from './schedule-table.ts';
import { StepCell } from './step-cell.tsx';
import type { RungDrag } from './use-rung-drag.ts';
import { type ScheduleWords, stepWords } from './use-schedule-words.ts';

const INDENT = 20;

/** Stands on the line between two rows and shows when one of them is meant. */
const Plus = styled('button')({
  position: 'absolute',
  zIndex: 1,
  left: 2,
  bottom: -12,
  display: 'grid',
  placeItems: 'center',
  width: 24,
  height: 24,
  padding: 0,
  border: `1px solid ${color.outline}`,
  borderRadius: 12,
  background: color.surface,
  color: color.primary,
  cursor: 'pointer',
  opacity: 0,
  '& svg': { fontSize: 16 },
  'tr:hover > td > &, tr:focus-within > td > &, tr:hover > th > &, tr:focus-within > th > &': { opacity: 1 },
  '&:focus-visible': { opacity: 1 },
  '@media (hover: none)': { display: 'none' },
  [tight]: { display: 'none' },
});

interface StepRowProps {
  readonly row: ScheduleRow;
  readonly words: ScheduleWords;
  readonly date: NextDate | undefined;
  readonly nextLabel: string;
  readonly hasDates: boolean;
  readonly problems: readonly Diagnostic[];
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  readonly isStop: boolean;
  readonly isSameDay: boolean;
  readonly readOnly: boolean;
  readonly drag: RungDrag;
  readonly onSelect: () => void;
  readonly onAct: (id: MenuActId) => void;
}

/** One row of the schedule as a sentence: when, what, what ends it, and the next real date. */
export function StepRow(props: StepRowProps) {
  const { row, words, date, problems, isOpen, isSelected, isStop, readOnly, drag, onAct } = props;
  const { t } = useTranslation('schedule');
  const step = stepWords(row.path);
  const acts = menuActs(row, row.place?.run.items.length ?? 0);
  const canDrag = !readOnly && (acts.has('up') || acts.has('down'));
  const mark = drag.markOf(row.id);
  const isQuiet = row.kind === 'decision' || row.kind === 'split' || row.kind === 'back' || row.kind === 'regions';
  return (
    <tr
      data-row={row.id}
      tabIndex={isStop ? 0 : -1}
      aria-selected={isSelected}
      {...(isSelected ? { 'data-selected': '' } : {})}
      {...(row.kind === 'level' ? { 'data-level': '' } : {})}
      {...(isQuiet ? { 'data-quiet': '' } : {})}
      {...(drag.dragged === row.id ? { 'data-dragged': '' } : {})}
      {...(mark ? { 'data-mark': mark } : {})}
      {...(readOnly ? {} : drag.target(row))}
      onFocus={(event) => event.target === event.currentTarget && props.onSelect()}
      onDoubleClick={() => !readOnly && onAct('edit')}
    >
      <td style={{ position: 'relative' }}>
        <div style={{ paddingLeft: row.depth * INDENT }}>
          <WhenCell when={row.when} regions={row.regions.length} words={words} />
        </div>
        {!readOnly && acts.has('addAfter') && (
          <Plus
            type="button"
            tabIndex={-1}
            aria-label={t('steps.addAfter', { step })}
            data-tip={t('steps.addAfter', { step })}
            onClick={() => onAct('addAfter')}
          >
            <AddOutlined aria-hidden />
          </Plus>
        )}
      </td>
      <td>
        <StepCell row={row} words={words} />
        {props.isSameDay && <span className="detail">{t('steps.sameDay')}</span>}
        {row.when.config?.late !== undefined && row.when.config.late !== 'skip' && (
          <span className="detail">{t(`late.${row.when.config.late}`)}</span>
        )}
        <RowProblems problems={problems} />
      </td>
      <td className="sum" {...(row.ends.length > 0 ? { 'data-label': t('steps.ends') } : {})}>
        {row.ends.map(words.end).join(', ')}
      </td>
      {props.hasDates && (
        <td className="sum" {...(date ? { 'data-label': props.nextLabel } : {})}>
          <DateCell date={date} />
        </td>
      )}
      <td className="acts">
        {canDrag && (
          <span className="handle" aria-hidden draggable {...drag.handle(row)}>
            <DragIndicatorOutlined />
          </span>
        )}
        {!readOnly && (
          <>
            <RowAct
              type="button"
              tabIndex={-1}
              aria-expanded={isOpen}
              aria-label={`${t('menu.edit')}: ${step}`}
              data-tip={t('menu.edit')}
              onClick={() => onAct('edit')}
            >
              <EditOutlined aria-hidden />
            </RowAct>
            <RowMenu row={row} acts={acts} onAct={onAct} />
          </>
        )}
      </td>
    </tr>
  );
}
