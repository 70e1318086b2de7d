import SearchOutlined from '@mui/icons-material/SearchOutlined';
import { styled } from '@mui/material/styles';
import { type KeyboardEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Catalog, type Fact, type FactType, nameWords } from '#engine';
import { color, radius } from '../app/theme/tokens.ts';
import { areaOf, factAreas } from './fact-list.ts';
import { rulesText } from './rules-text.ts';

const Box = styled('div')({
  display: 'flex',
  flexDirection: 'column',
  width: 'min(400px, calc(100vw - 32px))',
  maxHeight: 'min(460px, 70vh)',
  fontSize: 13,
  '& .search': { position: 'relative', flex: 'none', padding: 8, borderBottom: `1px solid ${color.border}` },
  '& .search svg': { position: 'absolute', left: 16, top: 16, fontSize: 17, color: color.muted, pointerEvents: 'none' },
  '& input': {
    width: '100%',
    height: 32,
    padding: '0 8px 0 30px',
    border: `1px solid ${color.outline}`,
    borderRadius: radius,
    background: color.surface,
    '&::placeholder': { color: color.muted, opacity: 1 },
    '&:focus-visible': { outline: `2px solid ${color.primary}`, outlineOffset: -1, borderRadius: radius },
  },
  '& .said': { padding: '10px 14px', color: color.secondary },
  '& [role=listbox]': { overflowY: 'auto', padding: '4px 0' },
  '& .area': { padding: '8px 14px 2px', color: color.muted, fontSize: 12, fontWeight: 550 },
  '& [role=option]': { display: 'block', padding: '4px 14px', cursor: 'pointer' },
  '& [role=option][data-active]': { background: color.selected },
  '& .line': { display: 'flex', gap: 12, alignItems: 'baseline' },
  '& .line > b': { flex: 1, minWidth: 0, fontWeight: 500 },
  '& [aria-selected=true] b': { fontWeight: 650, color: color.primary },
  '& .type': { color: color.muted, fontSize: 12, whiteSpace: 'nowrap' },
  '& .about': { color: color.secondary, fontSize: 12, lineHeight: '17px' },
});

interface FactMenuProps {
  readonly catalog: Catalog;
  readonly chosen: string | undefined;
  readonly like: { readonly type: FactType; readonly besides: string } | undefined;
  readonly onChoose: (fact: Fact) => void;
}

/** The data there is, by what it is about, with the words that explain it; typing narrows it. */
export function FactMenu({ catalog, chosen, like, onChoose }: FactMenuProps) {
  const { t } = useTranslation('rules');
  const list = useId();
  const box = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState('');
  const areas = useMemo(() => factAreas(catalog, { search, ...(like ? { like } : {}) }), [catalog, search, like]);
  const facts = areas.flatMap((area) => area.facts);
  const [active, setActive] = useState(chosen ?? facts[0]?.id);
  const current = facts.find(({ id }) => id === active) ?? facts[0];

  useLayoutEffect(() => {
    const option = current && box.current?.querySelector(`[data-fact="${CSS.escape(current.id)}"]`);
    option?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const step = (by: number): void => {
    const index = current ? facts.indexOf(current) : -1;
    setActive(facts[Math.min(facts.length - 1, Math.max(0, index + by))]?.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const by = steps[event.key];
    if (by !== undefined) step(by);
    else if (event.key === 'Enter') current && onChoose(current);
    else return;
    event.preventDefault();
  };

  return (
    <Box ref={box}>
      <div className="search">
        <SearchOutlined aria-hidden />
        <input
          // biome-ignore lint/a11y/noAutofocus: whoever opens the list goes on by typing
          autoFocus
          role="combobox"
          aria-label={t('picker.search')}
          aria-expanded
          aria-controls={list}
          aria-autocomplete="list"
          {...(current ? { 'aria-activedescendant': `${list}-${current.id}` } : {})}
          placeholder={t('picker.search')}
          autoComplete="off"
          spellCheck={false}
          value={search}
          onChange={(event) => {
            setSearch(event.target.value);
            setActive(undefined);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {like && <p className="said">{t('picker.ofType', { type: t(`type.${like.type}`) })}</p>}
      {facts.length === 0 && (
        <p className="said" role="status">
          {t('picker.none', { search })}
        </p>
      )}
      <div id={list} role="listbox" aria-label={t('picker.label')}>
        {areas.map(({ area, facts: members }) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a listbox
          <div key={area} role="group" aria-labelledby={`${list}-of-${area}`}>
            <div className="area" id={`${list}-of-${area}`}>
              <AreaName area={area} />
            </div>
            {members.map((fact) => (
              <FactOption
                key={fact.id}
                id={`${list}-${fact.id}`}
                fact={fact}
                isChosen={fact.id === chosen}
                isActive={fact === current}
                onPoint={() => setActive(fact.id)}
                onPick={() => onChoose(fact)}
              />
            ))}
          </div>
        ))}
      </div>
    </Box>
  );
}

interface FactOptionProps {
  readonly id: string;
  readonly fact: Fact;
  readonly isChosen: boolean;
  readonly isActive: boolean;
  readonly onPoint: () => void;
  readonly onPick: () => void;
}

function FactOption({ id, fact, isChosen, isActive, onPoint, onPick }: FactOptionProps) {
  const { t } = useTranslation('rules');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the search field
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      data-fact={fact.id}
      {...(isActive ? { 'data-active': '' } : {})}
      onPointerMove={onPoint}
      onClick={onPick}
    >
      <span className="line">
        <b>{fact.label}</b>
        <span className="type">{t(`type.${fact.type}`)}</span>
      </span>
      {fact.description !== '' && <span className="about">{fact.description}</span>}
    </div>
  );
}

/** What the data of an area is about; a connector's own areas by their name. */
function AreaName({ area }: { readonly area: string }) {
  const { t } = useTranslation('rules');
  return isKnownArea(area) ? t(`area.${area}`) : nameWords(areaOf(area));
}

function isKnownArea(area: string): area is keyof typeof rulesText.area {
  return Object.hasOwn(rulesText.area, area);
}
