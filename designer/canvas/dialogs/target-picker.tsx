import { styled } from '@mui/material/styles';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { stateWords } from '#engine';
import { color, radius } from '../../app/theme/tokens.ts';
import { SearchMenu } from '../../elements/search-menu.tsx';

export interface PickTarget {
  readonly path: string;
  readonly name?: string;
  /** Why it cannot be chosen, in words. */
  readonly refusal?: string | undefined;
}

const Room = styled('div')({
  display: 'grid',
  height: 232,
  border: `1px solid ${color.border}`,
  borderRadius: radius,
});

interface TargetPickerProps {
  readonly label: string;
  readonly targets: readonly PickTarget[];
  readonly chosen: string | undefined;
  readonly onChoose: (path: string) => void;
}

/** Chooses a step from those there are; what cannot be chosen says why. */
export function TargetPicker({ label, targets, chosen, onChoose }: TargetPickerProps) {
  const { t } = useTranslation('canvas');
  const options = useMemo(
    () => targets.map(({ path, name, refusal }) => ({ id: path, label: name ?? stateWords(path), refusal })),
    [targets],
  );
  return (
    <Room>
      <SearchMenu
        label={label}
        placeholder={t('connect.search')}
        options={options}
        chosen={chosen}
        follows
        onChoose={({ id }) => onChoose(id)}
      />
    </Room>
  );
}
