import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { type StrategyAhead, type TouchKind, touchKinds } from '#engine';
import { useToday } from '../../app/clock.ts';
import { dayWords } from '../../app/text/when.ts';
import { color } from '../../app/theme/tokens.ts';
import { DataTable } from '../../elements/data-table.ts';
import type { AheadChoice } from './ahead-accounts.tsx';

const Room = styled('div')({ marginTop: 6, marginBottom: 12, overflowX: 'auto', border: `1px solid ${color.border}`, borderRadius: 6 });
const Table = styled(DataTable)({
  '& thead th': { borderTop: 0 },
  '& tbody td, & tbody th': { height: 32, padding: '0 6px', whiteSpace: 'nowrap' },
  '& .draft, & .live': { display: 'inline-block', minWidth: 24, padding: 0, textAlign: 'right' },
  '& .live': { minWidth: 32, color: color.muted },
  '& button': {
    minHeight: 24,
    border: 0,
    background: 'none',
    color: 'inherit',
    cursor: 'pointer',
    textDecoration: 'underline',
    textUnderlineOffset: 2,
  },
  '& .difference': { display: 'inline-block', minWidth: 28, color: color.muted },
  '& [data-different] .draft, & [data-different] .difference': { color: color.info, fontWeight: 600 },
});

interface AheadTableProps {
  readonly ahead: StrategyAhead;
  readonly onChoose: (choice: AheadChoice) => void;
}

/** What is asked for on each of the next days: under the draft, and beside it under what is live. */
export function AheadTable({ ahead, onChoose }: AheadTableProps) {
  const { t } = useTranslation('flow');
  const today = useToday();
  const kinds = touchKinds.filter((kind) => ahead.cells.some((cell) => cell.kind === kind));
  if (kinds.length === 0) return <p>{t('ahead.nothing')}</p>;
  return (
    <>
      <p>{ahead.version === undefined ? t('ahead.readFirst') : t('ahead.read', { version: ahead.version })}</p>
      <Room>
        <Table aria-label={t('ahead.title')}>
          <thead>
            <tr>
              <th scope="col">{t('ahead.what')}</th>
              {ahead.days.map((day) => (
                <th key={day} scope="col" className="num">
                  {dayWords(day, today)}
                </th>
              ))}
              <th scope="col" className="num">
                {t('ahead.allDays')}
              </th>
            </tr>
          </thead>
          <tbody>
            {kinds.map((kind) => (
              <tr key={kind}>
                <th scope="row">{t(`ahead.kind.${kind}`)}</th>
                {ahead.days.map((day) => (
                  <Cell key={day} ahead={ahead} day={day} kind={kind} onChoose={onChoose} />
                ))}
                <Cell ahead={ahead} kind={kind} onChoose={onChoose} />
              </tr>
            ))}
          </tbody>
        </Table>
      </Room>
    </>
  );
}

interface CellProps extends AheadTableProps {
  readonly kind: TouchKind;
  /** Missing: all days together. */
  readonly day?: string;
}

/** Under the draft, and in brackets under what is live; all days together also say the difference. */
function Cell({ ahead, day, kind, onChoose }: CellProps) {
  const { t } = useTranslation('flow');
  const { t: ofElements } = useTranslation('elements');
  const today = useToday();
  const cells = ahead.cells.filter((each) => each.kind === kind && (day === undefined || each.on === day));
  if (cells.length === 0) return <td className="num muted">{ofElements('none')}</td>;
  const [draft, live] = [sumOf(cells, 'draft'), sumOf(cells, 'live')];
  const isCompared = ahead.version !== undefined;
  const when = day === undefined ? t('ahead.together') : dayWords(day, today);
  const figure = (side: 'draft' | 'live', count: number) => {
    const shown = side === 'live' ? `(${count})` : count;
    if (count === 0) return <span className={side}>{shown}</span>;
    const title = t(`ahead.figure.${side}`, { kind: t(`ahead.kind.${kind}`), when, count, version: ahead.version ?? '' });
    const choose = (): void => onChoose({ kind, side, title, ...(day === undefined ? {} : { day }) });
    return (
      <button type="button" className={side} aria-label={title} data-tip={title} onClick={choose}>
        {shown}
      </button>
    );
  };
  return (
    <td className="num" {...(isCompared && draft !== live ? { 'data-different': '' } : {})}>
      {figure('draft', draft)}
      {isCompared && figure('live', live)}
      {isCompared && day === undefined && <span className="difference">{differenceWords(draft - live)}</span>}
    </td>
  );
}

function sumOf(cells: StrategyAhead['cells'], side: 'draft' | 'live'): number {
  return cells.reduce((sum, cell) => sum + cell[side], 0);
}

/** `+3`, `−2`, `=`. */
function differenceWords(difference: number): string {
  if (difference === 0) return '=';
  return difference > 0 ? `+${difference}` : `\u2212${-difference}`;
}
