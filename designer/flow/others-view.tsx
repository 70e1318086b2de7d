import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { stateWords } from '#engine';
import { useSession } from '../app/session.ts';
import { color } from '../app/theme/tokens.ts';
import { VisuallyHidden } from '../elements/visually-hidden.ts';
import { useFlowPlace } from './flow-context.ts';
import { type Other, useCompany, useOthersAt } from './presence.ts';

const SHOWN = 4;

const Row = styled('ul')({
  display: 'flex',
  gap: 4,
  '& li': {
    display: 'grid',
    placeItems: 'center',
    minWidth: 26,
    height: 26,
    padding: '0 4px',
    border: `2px solid ${color.promise}`,
    borderRadius: 13,
    color: color.promise,
    fontSize: 10.5,
    fontWeight: 650,
  },
});

/** Who else has this open, by initials; in words for ears and in the tooltip. */
export function OthersView() {
  const { t } = useTranslation('flow');
  const { others } = useCompany();
  const wordsOf = useOtherWords();
  if (others.length === 0) return null;
  const more = others.slice(SHOWN);
  return (
    <Row aria-label={t('others.label')}>
      {others.slice(0, SHOWN).map((other) => (
        <li key={other.line} data-other={other.id} data-tip={wordsOf(other)}>
          <span aria-hidden>{initials(other.name)}</span>
          <VisuallyHidden>{wordsOf(other)}</VisuallyHidden>
        </li>
      ))}
      {more.length > 0 && <li data-tip={more.map(wordsOf).join(', ')}>{`+${more.length}`}</li>}
    </Row>
  );
}

const Strip = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '4px 12px',
  padding: '8px 16px',
  borderBottom: `1px solid ${color.border}`,
  borderLeft: `3px solid ${color.promise}`,
  background: color.sunken,
  fontSize: 12.5,
  lineHeight: '18px',
});

/** Says that somebody else is at what is open in the details; where that keeps one from changing it, one can take it over. */
export function OthersAtThis({ isHeld }: { readonly isHeld: boolean }) {
  const { t } = useTranslation('flow');
  const { element } = useFlowPlace();
  const here = useOthersAt(element);
  const { holder, takeOver } = useCompany();
  const nameOf = useNameOf();
  if (here.length === 0) return null;
  if (!isHeld || !holder)
    return <Strip role="status">{t('others.atThis', { count: here.length, names: here.map(nameOf).join(', ') })}</Strip>;
  return (
    <Strip role="status">
      <span style={{ flex: '1 1 180px' }}>{t('others.holds', { name: nameOf(holder) })}</span>
      <Button variant="outlined" size="small" onClick={takeOver}>
        {t('others.takeOver')}
      </Button>
    </Strip>
  );
}

function useNameOf(): (other: Other) => string {
  const { t } = useTranslation('flow');
  const { user } = useSession();
  return ({ id, name }) => (id === user.id ? t('others.you') : name);
}

function useOtherWords(): (other: Other) => string {
  const { t } = useTranslation('flow');
  const nameOf = useNameOf();
  return (other) => {
    const name = nameOf(other);
    const [kind = '', place = ''] = (other.element ?? '').split(/:(.*)/s);
    if (kind === 'step') return t('others.atStep', { name, step: stateWords(place) });
    return other.element === undefined ? t('others.here', { name }) : t('others.atSomething', { name });
  };
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.charAt(0).toUpperCase() ?? '').join('');
}
