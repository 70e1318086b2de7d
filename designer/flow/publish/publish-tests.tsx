import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AnswerOf } from '#engine';
import { useWayTo } from '../use-way-to.ts';

interface PublishTestsProps {
  readonly report: AnswerOf<'definitions.check'>;
  readonly onLead: () => void;
}

/** How the tests of the definition went, and what they do not come to; that leads to where it is seen. */
export function PublishTests({ report, onLead }: PublishTestsProps) {
  const { t } = useTranslation('flow');
  const toTests = useWayTo('tests')('/tests');
  const { tests, coverage } = report;
  const missing = coverage && { states: coverage.states.missing.length, transitions: coverage.transitions.missing.length };
  return (
    <section>
      <h3>{t('publish.tests')}</h3>
      {tests.total === 0 && <p>{t('publish.testsNone')}</p>}
      {tests.total > 0 && tests.failed > 0 && (
        <p className="bad">{t('publish.testsFailed', { failed: tests.failed, count: tests.total })}</p>
      )}
      {tests.total > 0 && tests.failed === 0 && (
        <p>
          <span className="good">{t('publish.testsPassed', { count: tests.total })}</span>{' '}
          {missing && missing.states + missing.transitions === 0 && t('publish.covered')}
          {missing && missing.states + missing.transitions > 0 && (
            <Link to={toTests} onClick={onLead}>
              {t('publish.uncovered', {
                steps: t('publish.steps', { count: missing.states }),
                paths: t('publish.paths', { count: missing.transitions }),
              })}
            </Link>
          )}
        </p>
      )}
    </section>
  );
}
