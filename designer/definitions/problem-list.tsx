import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import WarningAmberOutlined from '@mui/icons-material/WarningAmberOutlined';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { color } from '../app/theme/tokens.ts';
import { VisuallyHidden } from '../elements/visually-hidden.ts';
import { useProblems } from '../flow/flow-context.ts';
import { useWayTo } from '../flow/use-way-to.ts';
import { useProblemWords } from '../problems/use-problem-words.ts';

const Frame = styled('section')({
  padding: '8px 24px',
  borderBottom: `1px solid ${color.border}`,
  background: color.surface,
  fontSize: 13,
  lineHeight: '20px',
  '&[data-none]': { padding: 0, border: 0 },
  '& ul': { display: 'grid', gap: 4, maxHeight: 168, overflowY: 'auto' },
  '& li': { display: 'flex', gap: 8 },
  '& svg': { flex: 'none', marginTop: 2, fontSize: 16, color: color.danger },
  '& [data-severity=warning] svg': { color: color.dispute },
  '& a': { color: color.text, fontWeight: 550 },
  '& .fix': { color: color.secondary },
});

/** What is wrong with what one sees; each leads to its place. */
export function ProblemList() {
  const { t } = useTranslation('problems');
  const problems = useProblems();
  const words = useProblemWords();
  const wayTo = useWayTo();
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const counted = [
    errors > 0 ? t('errors', { count: errors }) : '',
    problems.length > errors ? t('warnings', { count: problems.length - errors }) : '',
  ];
  return (
    <Frame aria-label={t('label')} {...(problems.length === 0 ? { 'data-none': '' } : {})}>
      <VisuallyHidden role="status">{counted.filter(Boolean).join(', ') || t('none')}</VisuallyHidden>
      {problems.length > 0 && (
        <ul>
          {problems.map((problem) => {
            const { code, severity, pointer, message } = problem;
            const { title, advice } = words(problem);
            return (
              <li key={`${code} ${pointer} ${message}`} data-severity={severity}>
                {severity === 'error' ? <ErrorOutlineOutlined aria-hidden /> : <WarningAmberOutlined aria-hidden />}
                <span>
                  <VisuallyHidden>{`${t(`${severity}`)}: `}</VisuallyHidden>
                  <Link to={wayTo(pointer)} preventScrollReset replace>
                    {title}
                  </Link>{' '}
                  <span className="fix">{advice}</span>
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </Frame>
  );
}
