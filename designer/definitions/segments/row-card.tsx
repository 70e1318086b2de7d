import ArrowDownwardOutlined from '@mui/icons-material/ArrowDownwardOutlined';
import ArrowUpwardOutlined from '@mui/icons-material/ArrowUpwardOutlined';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import DragIndicatorOutlined from '@mui/icons-material/DragIndicatorOutlined';
import ExpandMoreOutlined from '@mui/icons-material/ExpandMoreOutlined';
import { styled } from '@mui/material/styles';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { SegmentPreview } from '#engine';
import { color, narrow } from '../../app/theme/tokens.ts';
import { moneyText } from '../../elements/money.tsx';
import { RowAct } from '../../elements/row-act.ts';
import { useFlow } from '../../flow/flow-context.ts';
import type { ListDrag } from '../../inspector/actions/use-list-drag.ts';
import { RowBody } from './row-body.tsx';
import { RowSentence } from './row-sentence.tsx';
import type { KeyedRow } from './segment-rows.ts';
import { StrategyChoice } from './strategy-choice.tsx';

const Head = styled('div')({
  display: 'grid',
  gridTemplateColumns: '26px 20px minmax(0, 1fr) 164px auto',
  alignItems: 'start',
  gap: 8,
  padding: '10px 12px 10px 8px',
  fontSize: 13,
  lineHeight: '20px',
  '& > .place': { paddingTop: 5, color: color.muted, fontVariantNumeric: 'tabular-nums', textAlign: 'right' },
  '& .toggle': {
    display: 'flex',
    alignItems: 'center',
    gap: 4,
    minHeight: 30,
    maxWidth: '100%',
    padding: 0,
    border: 0,
    background: 'none',
    fontSize: 14,
    fontWeight: 600,
    textAlign: 'left',
    cursor: 'pointer',
  },
  '& .toggle svg': { flex: 'none', fontSize: 18, color: color.muted, transition: 'transform 120ms' },
  '& .toggle[aria-expanded=true] svg': { transform: 'rotate(180deg)' },
  '& .figures': { paddingTop: 5, textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  '& .figures[data-old]': { opacity: 0.55 },
  '& .figures b': { fontWeight: 620 },
  '& .figures span': { display: 'block', color: color.secondary, fontSize: 12, lineHeight: '17px' },
  '& .strategy': { display: 'flex', alignItems: 'center', gap: 8, marginTop: 6, color: color.secondary },
  '& .strategy select': { width: 'auto', minWidth: 200, color: color.text },
  '& .acts': { display: 'flex' },
  '& button[aria-disabled=true]': { opacity: 0.4, cursor: 'default' },
  [narrow]: { gridTemplateColumns: '28px 20px minmax(0, 1fr)', '& > .wide': { gridColumn: 3 }, '& .figures': { textAlign: 'left' } },
});

export function handleId(key: string): string {
  return `segment-row-${key}`;
}

interface RowCardProps extends KeyedRow {
  readonly count: number;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  /** A pointer to lead the focus to, if it lies in this row. */
  readonly focus: string | undefined;
  readonly drag: ListDrag;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
  readonly counted: SegmentPreview['rows'][number] | undefined;
  readonly isOld: boolean;
}

/** One row: who fits, what becomes of them, and how many that are now. */
export function RowCard(props: RowCardProps) {
  const { rowKey, index, name, count, isOpen, onOpen, drag, onMove, onRemove, counted, isOld, row } = props;
  const { t } = useTranslation('segments');
  const { readOnly } = useFlow();
  const called = name === '' ? t('unnamed') : name;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (readOnly || !event.altKey || event.ctrlKey || event.metaKey) return;
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    // In a list of choices Alt with an arrow opens the list.
    if (by === 0 || event.target instanceof HTMLSelectElement) return;
    event.preventDefault();
    onMove(index + by);
  };
  return (
    <li
      data-row={props.id}
      data-field={`/rows/${index}`}
      aria-label={t('row', { number: index + 1, name: called })}
      {...(drag.over === index ? { 'data-over': '' } : {})}
      {...(readOnly ? {} : drag.row(index))}
      onKeyDown={onKeyDown}
    >
      <Head>
        {readOnly ? (
          <span />
        ) : (
          <RowAct
            type="button"
            id={handleId(rowKey)}
            aria-label={t('handle', { name: called, number: index + 1, count })}
            data-tip={`${t('handle', { name: called, number: index + 1, count })} · Alt+↑ Alt+↓`}
            style={{ cursor: 'grab' }}
            {...drag.handle(index)}
          >
            <DragIndicatorOutlined aria-hidden />
          </RowAct>
        )}
        <span className="place">{index + 1}</span>
        <div>
          <button
            type="button"
            className="toggle"
            aria-expanded={isOpen}
            aria-label={t('open', { name: called })}
            onClick={() => onOpen(!isOpen)}
          >
            <span>{called}</span>
            <ExpandMoreOutlined aria-hidden />
          </button>
          <RowSentence row={row} />
          <span className="strategy">
            <span aria-hidden>{t('strategy')}</span>
            <StrategyChoice index={index} name={called} row={row} />
          </span>
        </div>
        <Figures counted={counted} isOld={isOld} />
        {!readOnly && (
          <span className="acts wide">
            <RowAct
              type="button"
              aria-label={t('up', { name: called })}
              data-tip={t('up', { name: called })}
              aria-disabled={index === 0}
              onClick={() => onMove(index - 1)}
            >
              <ArrowUpwardOutlined aria-hidden />
            </RowAct>
            <RowAct
              type="button"
              aria-label={t('down', { name: called })}
              data-tip={t('down', { name: called })}
              aria-disabled={index === count - 1}
              onClick={() => onMove(index + 1)}
            >
              <ArrowDownwardOutlined aria-hidden />
            </RowAct>
            <RowAct
              type="button"
              aria-label={t('remove', { name: called })}
              data-tip={t('remove', { name: called })}
              aria-disabled={count === 1}
              onClick={() => count > 1 && onRemove()}
            >
              <DeleteOutlined aria-hidden />
            </RowAct>
          </span>
        )}
      </Head>
      {isOpen && <RowBody index={index} name={called} row={row} focus={props.focus} />}
    </li>
  );
}

function Figures({ counted, isOld }: { readonly counted: RowCardProps['counted']; readonly isOld: boolean }) {
  const { t } = useTranslation('segments');
  if (!counted) return <span className="figures wide">–</span>;
  const { accounts, overdue, takenBefore } = counted;
  return (
    <div className="figures wide" {...(isOld ? { 'data-old': '' } : {})}>
      <b>{t('preview.accounts', { count: accounts })}</b>
      <span>{overdue.length === 0 ? t('preview.nothing') : t('preview.overdue', { amount: overdue.map(moneyText).join(' + ') })}</span>
      {takenBefore > 0 && <span data-taken="">{t('preview.taken', { count: takenBefore })}</span>}
    </div>
  );
}
