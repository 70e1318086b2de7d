import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { Diagnostic } from '#engine';
import { color } from '../app/theme/tokens.ts';
import { useChart } from '../flow/flow-context.ts';
import { addressOf } from '../flow/place-of-pointer.ts';
import { placeOf } from '../problems/problem-place.ts';
import { useProblemSubject, useProblemWords } from '../problems/use-problem-words.ts';

const SHOWN = 5;

const Frame = styled('div')({
  padding: '14px 24px 18px',
  fontSize: 13,
  lineHeight: '20px',
  '& h3': { fontSize: 14 },
  '& p': { color: color.secondary },
  '& ul': { margin: '6px 0' },
  '& li': { padding: '2px 0' },
  '& .where': { color: color.muted },
});

/** Why a draft cannot be played, with the way to what has to be put right. */
export function CannotPlay({ errors }: { readonly errors: readonly Diagnostic[] }) {
  const { t } = useTranslation('play');
  const chart = useChart();
  const { search } = useLocation();
  const said = useProblemWords();
  const subject = useProblemSubject();
  const problems = new URLSearchParams(search);
  problems.set('panel', 'problems');
  return (
    <Frame>
      <h3>{t('cannot.title')}</h3>
      <p>{t('cannot.words', { count: errors.length })}</p>
      <ul>
        {errors.slice(0, SHOWN).map((error) => (
          <li key={`${error.pointer} ${error.code}`}>
            <Link to={addressOf(placeOf(error.pointer, chart), search)}>{said(error).title}</Link>{' '}
            <span className="where">{subject(error)}</span>
          </li>
        ))}
      </ul>
      <p>
        {errors.length > SHOWN && `${t('cannot.more', { count: errors.length - SHOWN })}. `}
        <Link to={`?${problems}`}>{t('cannot.all')}</Link>
      </p>
    </Frame>
  );
}
