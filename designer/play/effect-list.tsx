import CloseOutlined from '@mui/icons-material/CloseOutlined';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { nameWords } from '#engine';
import { color, radius } from '../app/theme/tokens.ts';
import { Choice } from '../elements/field.tsx';
import { inPlace } from '../elements/in-place.ts';
import { useFlow } from '../flow/flow-context.ts';

const Frame = styled('span')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 4,
  alignItems: 'center',
  '& .chip': {
    display: 'inline-flex',
    alignItems: 'center',
    height: 26,
    paddingLeft: 8,
    border: `1px solid ${color.border}`,
    borderRadius: radius,
    background: color.hover,
    fontSize: 12.5,
  },
  '& .chip > button': {
    display: 'grid',
    placeItems: 'center',
    width: 24,
    height: 24,
    padding: 0,
    border: 0,
    background: 'none',
    cursor: 'pointer',
  },
  '& .chip svg': { fontSize: 14 },
  '& select': { width: 150, height: 28, minHeight: 28, padding: '0 4px', fontSize: 12.5 },
});

interface EffectListProps {
  readonly label: string;
  readonly placeholder: string;
  readonly types: readonly string[];
  readonly onChange: (types: string[]) => void;
}

/** Kinds of actions in order; each can be taken out, more are added behind. */
export function EffectList({ label, placeholder, types, onChange }: EffectListProps) {
  const { t } = useTranslation('play');
  const { registry } = useFlow();
  const nameOf = (type: string): string => registry.effects.get(type)?.label ?? nameWords(type);
  return (
    <Frame role="group" aria-label={label}>
      {inPlace(types).map(({ place, item }) => (
        <span className="chip" key={place}>
          {nameOf(item)}
          <button
            type="button"
            aria-label={t('form.removeEffect', { name: nameOf(item) })}
            onClick={() => onChange([...types].toSpliced(Number(place), 1))}
          >
            <CloseOutlined aria-hidden />
          </button>
        </span>
      ))}
      <Choice aria-label={placeholder} value="" onChange={(event) => onChange([...types, event.target.value])}>
        <option value="">{placeholder}</option>
        {[...registry.effects.values()].map(({ type, label: name }) => (
          <option key={type} value={type}>
            {name}
          </option>
        ))}
      </Choice>
    </Frame>
  );
}
