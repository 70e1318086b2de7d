import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '#engine';

/** How the tests of the definition went. */
export function PublishTests({ report }: { readonly report: AnswerOf<'definitions.check'> }) {
  const { t } = useTranslation('flow');
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
          {missing && (missing.states + missing.transitions === 0 ? t('publish.covered') : t('publish.uncovered', missing))}
        </p>
      )}
    </section>
  );
}
