import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import WarningAmberOutlined from '@mui/icons-material/WarningAmberOutlined';
import { styled } from '@mui/material/styles';
import type { Diagnostic } from '#engine';
import { color } from '../app/theme/tokens.ts';
import { useChart, useProblems } from '../flow/flow-context.ts';
import { FixButtons } from '../problems/fix-buttons.tsx';
import { problemKey } from '../problems/lint-messages.ts';
import { inOrder } from '../problems/problem-order.ts';
import { placeOf } from '../problems/problem-place.ts';
import { useProblemWords } from '../problems/use-problem-words.ts';

const List = styled('ul')({
  display: 'grid',
  gap: 8,
  padding: '0 16px 12px',
  fontSize: 13,
  lineHeight: '20px',
  '& > li': { display: 'grid', gridTemplateColumns: '18px minmax(0, 1fr)', gap: '4px 8px' },
  '& > li > svg': { marginTop: 1, fontSize: 18, color: color.dispute },
  '& > li[data-error] > svg': { color: color.danger },
  '& b': { fontWeight: 550 },
  '& .fixes': { gridColumn: 2 },
});

/** What is wrong with the element that is open, and what can be done about it. */
export function ElementProblems({ element }: { readonly element: string }) {
  const chart = useChart();
  const problems = inOrder(useProblems()).filter(({ pointer }) => placeOf(pointer, chart).element === element);
  if (problems.length === 0) return null;
  return (
    <List>
      {problems.map((problem) => (
        <Line key={problemKey(problem)} problem={problem} />
      ))}
    </List>
  );
}

function Line({ problem }: { readonly problem: Diagnostic }) {
  const { title, advice } = useProblemWords()(problem);
  const isError = problem.severity === 'error';
  return (
    <li {...(isError ? { 'data-error': '' } : {})}>
      {isError ? <ErrorOutlineOutlined aria-hidden /> : <WarningAmberOutlined aria-hidden />}
      <span>
        <b>{title}.</b> {advice}
      </span>
      <div className="fixes">
        <FixButtons problem={problem} />
      </div>
    </li>
  );
}
