import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { nameWords } from '#engine';
import { color, font, radius } from '../app/theme/tokens.ts';
import { useBuilder } from './builder-context.ts';
import { type BlankRow, createMint, type NamedRow, type OpaqueRow, rowOf } from './condition-tree.ts';
import { FactPicker } from './fact-picker.tsx';
import { Adornment, QuietAct, RowChoice } from './row-control.ts';
import { RowFrame } from './row-frame.tsx';
import { ruleSentence } from './rule-sentence.ts';
import { newTest } from './typed-value.ts';
import { usePartTies } from './use-part-ties.ts';

const Under = styled('p')({ flexBasis: '100%', color: color.secondary, fontSize: 12, lineHeight: '18px', overflowWrap: 'anywhere' });

/** A rule used by its name, with what it says. */
export function NamedLine({ row }: { readonly row: NamedRow }) {
  const { t } = useTranslation('rules');
  const builder = useBuilder();
  const { rules, change, nameOf, openRule } = builder;
  const ties = usePartTies(row);
  const name = nameOf(row.id);
  const said = Object.hasOwn(rules, row.name) ? rules[row.name] : undefined;
  return (
    <RowFrame row={row}>
      <Adornment>{t('row.rule')}</Adornment>
      <RuleChoice
        {...ties('data', t('name.rule', { row: name }))}
        data-first=""
        chosen={row.name}
        onChoose={(next) => change({ ...row, name: next }, 'rule')}
      />
      <RowChoice
        aria-label={t('name.holds', { row: name })}
        data-part="operator"
        value={row.nots % 2}
        onChange={(event) => change({ ...row, nots: Number(event.target.value) }, 'opposite')}
      >
        <option value={0}>{t('row.holds')}</option>
        <option value={1}>{t('row.holdsNot')}</option>
      </RowChoice>
      {openRule && said !== undefined && (
        <QuietAct type="button" aria-label={t('row.openRule', { rule: nameWords(row.name) })} onClick={() => openRule(row.name)}>
          {t('row.open')}
        </QuietAct>
      )}
      {said !== undefined && <Under>{ruleSentence(rowOf(said, createMint()), builder)}</Under>}
    </RowFrame>
  );
}

/** A condition not begun: its data, or its rule, is chosen first. */
export function BlankLine({ row }: { readonly row: BlankRow }) {
  const { t } = useTranslation('rules');
  const { catalog, change, fresh, nameOf } = useBuilder();
  const name = nameOf(row.id);
  return (
    <RowFrame row={row}>
      {row.of === 'data' ? (
        <FactPicker
          catalog={catalog}
          chosen={undefined}
          name={(chosen) => t('name.data', { row: name, chosen })}
          opensAtOnce={fresh === row.id}
          attributes={{ 'data-first': '', 'data-part': 'data' }}
          onChoose={(fact) => change({ kind: 'test', id: row.id, nots: row.nots, written: newTest(fact) }, 'data', 'operator')}
        />
      ) : (
        <>
          <Adornment>{t('row.rule')}</Adornment>
          <RuleChoice
            aria-label={t('name.rule', { row: name })}
            data-first=""
            chosen=""
            onChoose={(rule) => change({ kind: 'named', id: row.id, nots: row.nots, name: rule }, 'rule', 'first')}
          />
        </>
      )}
    </RowFrame>
  );
}

interface RuleChoiceProps extends Omit<React.ComponentProps<typeof RowChoice>, 'onChange' | 'value'> {
  readonly chosen: string;
  readonly onChoose: (name: string) => void;
}

function RuleChoice({ chosen, onChoose, ...others }: RuleChoiceProps) {
  const { t } = useTranslation('rules');
  const { usable } = useBuilder();
  return (
    <RowChoice {...others} value={chosen} onChange={(event) => onChoose(event.target.value)}>
      {chosen === '' && <option value="">{t('row.chooseRule')}</option>}
      {chosen !== '' && !usable.includes(chosen) && <option value={chosen}>{nameWords(chosen)}</option>}
      {usable.map((rule) => (
        <option key={rule} value={rule}>
          {nameWords(rule)}
        </option>
      ))}
    </RowChoice>
  );
}

const Kept = styled('div')({
  flexBasis: '100%',
  minWidth: 0,
  padding: '6px 10px',
  border: `1px solid ${color.border}`,
  borderRadius: radius,
  background: color.sunken,
  fontSize: 12,
  lineHeight: '18px',
  color: color.secondary,
  '& pre': {
    margin: '4px 0 0',
    maxHeight: 120,
    overflow: 'auto',
    fontFamily: font.mono,
    color: color.text,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
});

/** A part the builder has no form for: shown as it was written, and left so. */
export function OpaqueLine({ row }: { readonly row: OpaqueRow }) {
  const { t } = useTranslation('rules');
  const { openJson, isReadOnly, pointerOf } = useBuilder();
  return (
    <RowFrame row={row}>
      <Kept data-field={pointerOf(row.id)}>
        {t('row.opaque')}{' '}
        {!isReadOnly && (
          <QuietAct type="button" data-first="" onClick={() => openJson(row.id)}>
            {t('row.editJson')}
          </QuietAct>
        )}
        <pre>{JSON.stringify(row.written, null, 2)}</pre>
      </Kept>
    </RowFrame>
  );
}
