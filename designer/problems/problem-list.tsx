import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import WarningAmberOutlined from '@mui/icons-material/WarningAmberOutlined';
import { styled } from '@mui/material/styles';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diagnostic } from '#engine';
import { color } from '../app/theme/tokens.ts';
import { VisuallyHidden } from '../elements/visually-hidden.ts';
import { useFlow, useFlowValue, useProblems } from '../flow/flow-context.ts';
import { AdoptAct } from '../play/adopt/adopt-act.tsx';
import { failingTests } from '../play/adopt/failing-tests.ts';
import { testsIn } from '../play/test-edits.ts';
import { QuietAct } from '../rules/row-control.ts';
import { FixButtons } from './fix-buttons.tsx';
import { problemKey } from './lint-messages.ts';
import { inOrder } from './problem-order.ts';
import { useGoToProblem } from './use-go-to-problem.ts';
import { useLintReport } from './use-lint.ts';
import { useProblemSubject, useProblemWords } from './use-problem-words.ts';
import './problems-texts.ts';

const SHOWN = 60;

const Frame = styled('div')({
  outline: 'none',
  '& > .calm': { display: 'flex', alignItems: 'center', gap: 8, padding: '14px 16px', fontSize: 13, color: color.secondary },
  '& > .calm svg': { color: color.success },
  '& > .adopt': { padding: '8px 16px 0', '&:empty': { display: 'none' } },
  '& > .note': { padding: '8px 16px 0', color: color.muted, fontSize: 12, lineHeight: '18px' },
});

const List = styled('ul')({
  padding: '4px 0 12px',
  '& > li': {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'start',
    gap: '2px 16px',
    padding: '4px 16px 4px 10px',
  },
  '& > li + li': { borderTop: `1px solid ${color.border}` },
  '& > li:hover': { background: color.sunken },
  '& button.go': {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    gap: 8,
    minWidth: 0,
    padding: '4px 6px',
    border: 0,
    background: 'none',
    fontSize: 13,
    lineHeight: '20px',
    textAlign: 'left',
    cursor: 'pointer',
  },
  '& button.go > svg': { marginTop: 1, color: color.dispute },
  '& [data-error] button.go > svg': { color: color.danger },
  '& .subject': { color: color.secondary, '&::first-letter': { textTransform: 'uppercase' } },
  '& .title': { fontWeight: 550, overflowWrap: 'anywhere' },
  '& .advice': { display: 'block', color: color.secondary },
  '& .fixes': { padding: '5px 0', maxWidth: 460, justifySelf: 'end' },
  '@container (max-width: 760px)': {
    '& > li': { gridTemplateColumns: 'minmax(0, 1fr)' },
    '& .fixes': { justifySelf: 'start', padding: '0 0 6px 34px' },
  },
});

/** Everything that is wrong with the flow as it stands, each with the way there and what can be done about it. */
export function ProblemList() {
  const { t } = useTranslation('problems');
  const problems = useProblems();
  const [showsAll, setShowsAll] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const ordered = inOrder(problems);
  const shown = showsAll ? ordered : ordered.slice(0, SHOWN);
  const failing = failingTests(problems);
  const hasErrors = ordered[0]?.severity === 'error';
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined || !(event.target instanceof HTMLElement) || !event.target.matches('.go')) return;
    const ways = [...(frame.current?.querySelectorAll<HTMLElement>('.go') ?? [])];
    ways[ways.indexOf(event.target) + by]?.focus();
    event.preventDefault();
  };
  return (
    <Frame ref={frame} tabIndex={-1} style={{ containerType: 'inline-size' }}>
      {problems.length === 0 && <Calm />}
      {hasErrors && <p className="note">{t('publish')}</p>}
      <div className="adopt">{failing.length > 1 && <AdoptAct places={failing} />}</div>
      {shown.length > 0 && (
        <List aria-label={t('list')} onKeyDown={onKeyDown}>
          {shown.map((problem) => (
            <ProblemLine key={problemKey(problem)} problem={problem} onFixed={() => frame.current?.focus()} />
          ))}
        </List>
      )}
      {shown.length < ordered.length && (
        <QuietAct type="button" onClick={() => setShowsAll(true)}>
          {t('more', { count: ordered.length - shown.length })}
        </QuietAct>
      )}
    </Frame>
  );
}

function ProblemLine({ problem, onFixed }: { readonly problem: Diagnostic; readonly onFixed: () => void }) {
  const { t } = useTranslation('problems');
  const subject = useProblemSubject()(problem);
  const { title, advice } = useProblemWords()(problem);
  const go = useGoToProblem();
  const isError = problem.severity === 'error';
  const tests = useFlowValue(testsIn);
  const [place] = failingTests([problem]);
  return (
    <li {...(isError ? { 'data-error': '' } : {})} data-problem={problem.code}>
      <button type="button" className="go" onClick={() => go(problem)}>
        {isError ? <ErrorOutlineOutlined aria-hidden /> : <WarningAmberOutlined aria-hidden />}
        <span>
          <VisuallyHidden>{t(isError ? 'error' : 'warning')}: </VisuallyHidden>
          <span className="title">{title}</span> <span className="subject">· {subject}</span>
          <span className="advice">{advice}</span>
        </span>
      </button>
      <div className="fixes">
        <FixButtons problem={problem} onFixed={onFixed} />
        {place !== undefined && <AdoptAct places={[place]} name={tests[place]?.name ?? ''} />}
      </div>
    </li>
  );
}

/** Nothing is wrong, or nobody knows yet. */
function Calm() {
  const { t } = useTranslation('problems');
  const { store } = useFlow();
  const { status, tests } = useLintReport(store);
  if (status === 'looking') return <p className="note">{t('looking')}</p>;
  if (status === 'failed') return <p className="note">{t('failed')}</p>;
  const words = tests === undefined ? t('none') : tests.total === 0 ? t('noneUntested') : t('noneTested', { count: tests.total });
  return (
    <p className="calm" role="status">
      <CheckCircleOutlined aria-hidden />
      {words}
    </p>
  );
}
