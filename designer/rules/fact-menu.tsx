import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Catalog, type Fact, type FactType, nameWords } from '#engine';
import { SearchMenu } from '../elements/search-menu.tsx';
import { factAreas } from './fact-list.ts';
import { rulesText } from './rules-text.ts';

interface FactMenuProps {
  readonly catalog: Catalog;
  readonly chosen: string | undefined;
  readonly like: { readonly type: FactType; readonly besides: string } | undefined;
  readonly onChoose: (fact: Fact) => void;
}

/** The data there is, by what it is about, with the words that explain it; typing narrows it. */
export function FactMenu({ catalog, chosen, like, onChoose }: FactMenuProps) {
  const { t } = useTranslation('rules');
  const options = useMemo(
    () =>
      factAreas(catalog, like).flatMap(({ area, facts }) =>
        facts.map((fact) => ({
          id: fact.id,
          label: fact.label,
          about: fact.description,
          note: t(`type.${fact.type}`),
          words: fact.id,
          group: isKnownArea(area) ? t(`area.${area}`) : nameWords(area),
          fact,
        })),
      ),
    [catalog, like, t],
  );
  return (
    <SearchMenu
      label={t('picker.search')}
      options={options}
      chosen={chosen}
      title={like && t('picker.ofType', { type: t(`type.${like.type}`) })}
      onChoose={({ fact }) => onChoose(fact)}
    />
  );
}

/** Connectors' own areas go by their name. */
function isKnownArea(area: string): area is keyof typeof rulesText.area {
  return Object.hasOwn(rulesText.area, area);
}
