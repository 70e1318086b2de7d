import AddOutlined from '@mui/icons-material/AddOutlined';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useTranslation } from 'react-i18next';
import { stateWords, type TestExpectation } from '#engine';
import { Choice, Field, TextInput } from '../elements/field.tsx';
import { inPlace } from '../elements/in-place.ts';
import { useChart } from '../flow/flow-context.ts';
import { EffectList } from './effect-list.tsx';
import { RowsFrame } from './rows-frame.ts';
import { withField } from './with-field.ts';

interface ExpectRowsProps {
  readonly rows: readonly TestExpectation[];
  readonly today: string;
  readonly onChange: (rows: TestExpectation[]) => void;
}

/** What must be so at the end of a day, or at a time of it. */
export function ExpectRows({ rows, today, onChange }: ExpectRowsProps) {
  const { t } = useTranslation('play');
  return (
    <RowsFrame>
      {inPlace(rows).map(({ place, item: row }, index) => (
        <ExpectRow
          key={place}
          row={row}
          number={index + 1}
          onChange={(next) => onChange(rows.toSpliced(index, 1, next))}
          onRemove={() => onChange(rows.toSpliced(index, 1))}
        />
      ))}
      <div>
        <Button startIcon={<AddOutlined />} onClick={() => onChange([...rows, { on: rows.at(-1)?.on ?? today }])}>
          {t('form.addRow')}
        </Button>
      </div>
    </RowsFrame>
  );
}

interface ExpectRowProps {
  readonly row: TestExpectation;
  readonly number: number;
  readonly onChange: (row: TestExpectation) => void;
  readonly onRemove: () => void;
}

function ExpectRow({ row, number, onChange, onRemove }: ExpectRowProps) {
  const { t } = useTranslation('play');
  const removeWords = t('form.removeRow', { number });
  return (
    <fieldset className="row" aria-label={t('tests.failure.row', { row: number })}>
      <Field label={t('form.on')}>
        {(ties) => <TextInput {...ties} type="date" value={row.on} onChange={(event) => onChange({ ...row, on: event.target.value })} />}
      </Field>
      <Field label={t('form.at')}>
        {(ties) => (
          <TextInput
            {...ties}
            type="time"
            data-tip={t('form.endOfDay')}
            value={row.at ?? ''}
            onChange={(event) => onChange(withField(row, 'at', event.target.value || undefined))}
          />
        )}
      </Field>
      <Field label={t('form.state')}>{(ties) => <StateChoice {...ties} row={row} onChange={onChange} />}</Field>
      <Field label={t('form.ended')}>
        {(ties) => (
          <Choice
            {...ties}
            value={row.ended === undefined ? '' : String(row.ended)}
            onChange={({ target }) => onChange(withField(row, 'ended', target.value === '' ? undefined : target.value === 'true'))}
          >
            <option value="">{t('form.endedAny')}</option>
            <option value="true">{t('form.endedYes')}</option>
            <option value="false">{t('form.endedNo')}</option>
          </Choice>
        )}
      </Field>
      <Field label={t('form.effects')}>
        {(ties) => (
          <Choice
            {...ties}
            value={row.effects === undefined ? '' : 'these'}
            onChange={({ target }) => onChange(withField(row, 'effects', target.value === '' ? undefined : []))}
          >
            <option value="">{t('form.effectsAny')}</option>
            <option value="these">{t('form.effectsThese')}</option>
          </Choice>
        )}
      </Field>
      {row.effects !== undefined && (
        <div className="wide">
          {row.effects.length === 0 && `${t('form.effectsNone')} `}
          <EffectList
            label={t('form.effects')}
            placeholder={t('form.addEffect')}
            types={row.effects}
            onChange={(effects) => onChange({ ...row, effects })}
          />
        </div>
      )}
      <IconButton className="remove" aria-label={removeWords} data-tip={removeWords} onClick={onRemove}>
        <CloseOutlined />
      </IconButton>
    </fieldset>
  );
}

interface StateChoiceProps extends Omit<React.ComponentProps<typeof Choice>, 'onChange'> {
  readonly row: TestExpectation;
  readonly onChange: (row: TestExpectation) => void;
}

/** The step it must be in. Several at once, as side by side, are kept as they are until another is chosen. */
function StateChoice({ row, onChange, ...ties }: StateChoiceProps) {
  const { t } = useTranslation('play');
  const chart = useChart();
  const written = Array.isArray(row.state) ? row.state.join(' ') : (row.state ?? '');
  const paths = [...chart.states.values()].flatMap(({ path, type }) => (path === '' || type === 'history' ? [] : path));
  const isListed = written === '' || paths.includes(written);
  return (
    <Choice
      {...ties}
      value={written}
      onChange={({ target }) => onChange(withField(row, 'state', target.value === '' ? undefined : target.value))}
    >
      <option value="">{t('form.anyState')}</option>
      {!isListed && <option value={written}>{[row.state ?? []].flat().map(stateWords).join(', ')}</option>}
      {paths.map((path) => (
        <option key={path} value={path}>
          {stateWords(path)}
        </option>
      ))}
    </Choice>
  );
}
