import { useTranslation } from 'react-i18next';
import { type BoardRow, type Holder, holderWord } from '#engine';
import { Choice, type ControlTies } from '../elements/field.tsx';
import { rowKey } from './board-rows.ts';

interface HolderChoiceProps {
  readonly ties: ControlTies;
  readonly rows: readonly BoardRow[];
  /** Who is not offered. */
  readonly but: Holder;
  /** The holder in a word; empty: nobody yet. */
  readonly value: string;
  readonly onChange: (word: string) => void;
  readonly autoFocus?: boolean;
}

/** A person or a pool to give work to. */
export function HolderChoice({ ties, rows, but, value, onChange, autoFocus = false }: HolderChoiceProps) {
  const { t } = useTranslation('board');
  const offered = rows.filter((row) => rowKey(row) !== holderWord(but));
  return (
    <Choice {...ties} autoFocus={autoFocus} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{t('move.choose')}</option>
      {(['person', 'pool'] as const).map((kind) => (
        <optgroup key={kind} label={t(kind === 'person' ? 'move.people' : 'move.pools')}>
          {offered
            .filter((row) => row.holder.kind === kind)
            .map((row) => (
              <option key={rowKey(row)} value={rowKey(row)}>
                {row.name}
              </option>
            ))}
        </optgroup>
      ))}
    </Choice>
  );
}
