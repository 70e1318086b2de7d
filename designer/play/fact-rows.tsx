import AddOutlined from '@mui/icons-material/AddOutlined';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { choiceWords, type Fact, nameWords } from '#engine';
import { color } from '../app/theme/tokens.ts';
import { Choice, TextInput } from '../elements/field.tsx';
import { useFlow } from '../flow/flow-context.ts';
import { areaOf, factAreas } from '../rules/fact-list.ts';
import type { FactValues } from './event-draft.ts';
import { typedFact, untypedFact } from './typed-fact.ts';

const Row = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) minmax(72px, 120px) 32px',
  gap: 4,
  alignItems: 'center',
  '& select, & input': { fontSize: 13 },
});

const Rows = styled('div')({ display: 'grid', gap: 4, '& .wrong': { color: color.danger, fontSize: 12 } });

interface FactRowsProps {
  readonly label: string;
  readonly value: FactValues;
  readonly currency: string;
  readonly onChange: (value: FactValues) => void;
}

/** Data of an account with the values they are given here. */
export function FactRows({ label, value, currency, onChange }: FactRowsProps) {
  const { t } = useTranslation('play');
  const [isAdding, setAdding] = useState(false);
  const ids = Object.keys(value);
  const shows = isAdding || ids.length === 0;
  return (
    <Rows role="group" aria-label={label}>
      {ids.map((id) => (
        <FactRow
          key={id}
          id={id}
          value={value[id]}
          currency={currency}
          onChange={(next) => onChange({ ...value, [id]: next })}
          onRemove={() => onChange(Object.fromEntries(Object.entries(value).filter(([other]) => other !== id)))}
        />
      ))}
      {shows && (
        <FactChoice
          label={t('facts.fact')}
          besides={ids}
          onChoose={(fact) => {
            setAdding(false);
            onChange({ ...value, [fact.id]: firstValue(fact) });
          }}
        />
      )}
      {!shows && (
        <div>
          <Button startIcon={<AddOutlined />} onClick={() => setAdding(true)}>
            {t('facts.add')}
          </Button>
        </div>
      )}
    </Rows>
  );
}

function firstValue({ type, choices }: Fact): unknown {
  if (type === 'flag') return true;
  if (type === 'text') return choices?.[0] ?? '';
  return type === 'texts' ? [] : type === 'date' ? '' : 0;
}

interface FactRowProps {
  readonly id: string;
  readonly value: unknown;
  readonly currency: string;
  readonly onChange: (value: unknown) => void;
  readonly onRemove: () => void;
}

function FactRow({ id, value, currency, onChange, onRemove }: FactRowProps) {
  const { t } = useTranslation('play');
  const { registry } = useFlow();
  const fact = registry.catalog.fact(id);
  const name = fact?.label ?? id;
  return (
    <Row>
      <span data-cut="">{name}</span>
      <FactValueField fact={fact} name={name} value={value} currency={currency} onChange={onChange} />
      <IconButton aria-label={t('facts.remove', { name })} data-tip={t('facts.remove', { name })} onClick={onRemove}>
        <CloseOutlined />
      </IconButton>
    </Row>
  );
}

interface ValueProps {
  readonly fact: Fact | undefined;
  readonly name: string;
  readonly value: unknown;
  readonly currency: string;
  readonly onChange: (value: unknown) => void;
}

function FactValueField({ fact, name, value, currency, onChange }: ValueProps) {
  const { t } = useTranslation('play');
  const [text, setText] = useState(() => untypedFact(value, fact, currency));
  const isWrong = typedFact(text, fact, currency) === undefined;
  if (fact?.type === 'flag') {
    return (
      <Choice aria-label={name} value={String(value)} onChange={(event) => onChange(event.target.value === 'true')}>
        <option value="true">{t('facts.yes')}</option>
        <option value="false">{t('facts.no')}</option>
      </Choice>
    );
  }
  if (fact?.choices) {
    return (
      <Choice aria-label={name} value={String(value)} onChange={(event) => onChange(event.target.value)}>
        {fact.choices.map((choice) => (
          <option key={choice} value={choice}>
            {choiceWords(fact, choice)}
          </option>
        ))}
      </Choice>
    );
  }
  return (
    <TextInput
      aria-label={name}
      {...(isWrong ? { 'aria-invalid': true } : {})}
      type={fact?.type === 'date' ? 'date' : 'text'}
      autoComplete="off"
      value={text}
      {...(fact?.type === 'texts' ? { 'data-tip': t('facts.listHelp') } : {})}
      onChange={(event) => {
        setText(event.target.value);
        const typed = typedFact(event.target.value, fact, currency);
        if (typed !== undefined) onChange(typed);
      }}
    />
  );
}

interface FactChoiceProps {
  readonly label: string;
  readonly besides: readonly string[];
  readonly onChoose: (fact: Fact) => void;
}

/** Chooses among all data an account can have by itself. */
function FactChoice({ label, besides, onChoose }: FactChoiceProps) {
  const { t } = useTranslation('play');
  const { registry } = useFlow();
  const id = useId();
  const areas = factAreas(registry.catalog).filter(({ area }) => !['event', 'enrollment', 'invoice', 'dispute'].includes(area));
  return (
    <Choice
      id={id}
      aria-label={label}
      value=""
      onChange={(event) => {
        const fact = registry.catalog.fact(event.target.value);
        if (fact) onChoose(fact);
      }}
    >
      <option value="">{t('facts.choose')}</option>
      {areas.map(({ area, facts }) => (
        <optgroup key={area} label={nameWords(areaOf(facts[0]?.id ?? area))}>
          {facts
            .filter((fact) => !besides.includes(fact.id))
            .map((fact) => (
              <option key={fact.id} value={fact.id}>
                {fact.label}
              </option>
            ))}
        </optgroup>
      ))}
    </Choice>
  );
}
