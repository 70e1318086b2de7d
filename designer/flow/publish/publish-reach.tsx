import { useTranslation } from 'react-i18next';
import type { AnswerOf, Money } from '#engine';
import { useAnswer } from '../../app/api/use-answer.ts';
import { moneyText } from '../../elements/money.tsx';
import { FaultNote } from '../../elements/note.tsx';

/** Which segments lead to a strategy, who is on it, and who would come onto it tonight. */
export function PublishReach({ strategyId }: { readonly strategyId: string }) {
  const { t } = useTranslation('flow');
  const { data, error, refetch } = useAnswer('strategies.feeding', { params: { strategyId } });
  return (
    <section>
      <h3>{t('publish.feeding')}</h3>
      {error && !data && <FaultNote error={error} of="load" onRetry={() => void refetch()} />}
      {data && <Reach feeding={data} />}
    </section>
  );
}

/** The same in words. */
export function Reach({ feeding }: { readonly feeding: AnswerOf<'strategies.feeding'> }) {
  const { t } = useTranslation('flow');
  const { rows, now, tonight } = feeding;
  const money = (amounts: readonly Money[]): string =>
    amounts.length === 0 ? t('publish.nothingOverdue') : amounts.map(moneyText).join(' + ');
  return (
    <>
      <p>{rows.length === 0 ? t('publish.fedByNobody') : t('publish.fedBy', { rows: rows.map(({ name }) => `“${name}”`).join(', ') })}</p>
      {now.accounts > 0 && <p>{t('publish.inside', { count: now.accounts, overdue: money(now.overdue) })}</p>}
      {tonight.entering.length === 0 && <p>{t('publish.tonightNobody')}</p>}
      {tonight.entering.length > 0 && (
        <>
          <p>{t('publish.tonight')}</p>
          <ul className="list">
            {tonight.entering.map((part) => (
              <li key={`${part.from} ${part.strategy?.id}`}>
                {t(`publish.from.${part.from}`, { count: part.accounts, overdue: money(part.overdue), name: part.strategy?.name ?? '' })}
                <span className="muted"> – {part.examples.map(({ name }) => name).join(', ')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {tonight.staying.map(({ strategy, accounts }) => (
        <p key={strategy.id}>{t('publish.staying', { count: accounts, name: strategy.name })}</p>
      ))}
    </>
  );
}
