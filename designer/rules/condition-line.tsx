import { useTranslation } from 'react-i18next';
import { nameWords } from '#engine';
import { useBuilder } from './builder-context.ts';
import type { ConditionRow } from './condition-tree.ts';
import { BlankLine, NamedLine, OpaqueLine } from './other-lines.tsx';
import { QuietAct } from './row-control.ts';
import { RowFrame } from './row-frame.tsx';
import { ruleSentence } from './rule-sentence.ts';
import { TestLine } from './test-line.tsx';

/** A row that is no group, in the form of its kind. */
export function ConditionLine({ row }: { readonly row: Exclude<ConditionRow, { kind: 'group' }> }) {
  const { isReadOnly } = useBuilder();
  if (isReadOnly && row.kind !== 'opaque') return <ReadLine row={row} />;
  switch (row.kind) {
    case 'test':
      return <TestLine row={row} />;
    case 'named':
      return <NamedLine row={row} />;
    case 'blank':
      return <BlankLine row={row} />;
    case 'opaque':
      return <OpaqueLine row={row} />;
  }
}

/** A row as a sentence, where nothing may be changed. */
function ReadLine({ row }: { readonly row: ConditionRow }) {
  const { t } = useTranslation('rules');
  const builder = useBuilder();
  const { openRule, pointerOf } = builder;
  return (
    <RowFrame row={row}>
      <span data-field={pointerOf(row.id)}>{ruleSentence({ ...row, nots: row.nots % 2 }, builder)}</span>
      {row.kind === 'named' && openRule && (
        <QuietAct type="button" aria-label={t('row.openRule', { rule: nameWords(row.name) })} onClick={() => openRule(row.name)}>
          {t('row.open')}
        </QuietAct>
      )}
    </RowFrame>
  );
}
