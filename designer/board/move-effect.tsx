import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '#engine';
import { DataTable } from '../elements/data-table.ts';
import { Heads } from '../elements/heads.tsx';
import { Money, moneyText } from '../elements/money.tsx';
import { LeftOutList } from '../worklist/left-out-list.tsx';
import { Accounts, Effect } from './move-look.ts';

/** What a move would change: who gets what, both before and after, and who is left out and why. */
export function MoveEffect({ preview }: { readonly preview: AnswerOf<'board.preview'> }) {
  const { t } = useTranslation('board');
  const { tasks, accounts, overdue, leftOut, lookedAt, from, to } = preview;
  return (
    <Effect role="status">
      <p>
        {accounts.length === 0
          ? t('move.nothing')
          : t('move.gets', {
              name: to.name,
              count: accounts.length,
              tasks: t('move.tasks', { count: tasks }),
              overdue: overdue.map(moneyText).join(' + '),
            })}
      </p>
      {accounts.length > 0 && (
        <>
          <DataTable aria-label={t('move.effect')} data-dense="">
            <Heads of={[t('move.effect'), { figures: t('move.before') }, { figures: t('move.after') }]} />
            <tbody>
              {[from, to].map(({ name, before, after }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td className="num">{before}</td>
                  <td className="num">{after}</td>
                </tr>
              ))}
            </tbody>
          </DataTable>
          <Accounts>
            <summary>{t('move.accounts')}</summary>
            <div>
              <DataTable aria-label={t('move.accounts')} data-dense="">
                <tbody>
                  {accounts.map((account) => (
                    <tr key={account.accountId}>
                      <th scope="row">{account.accountName}</th>
                      <td className="num">
                        <Money of={account.overdue} />
                      </td>
                      <td className="num">{t('move.days', { count: account.daysPastDue })}</td>
                      <td className="num">{t('move.tasks', { count: account.tasks })}</td>
                    </tr>
                  ))}
                </tbody>
              </DataTable>
            </div>
          </Accounts>
        </>
      )}
      {lookedAt !== undefined && <p>{t('move.lookedAt', { count: lookedAt })}</p>}
      {leftOut.length > 0 && (
        <div>
          {t('move.leftOut', { count: leftOut.length })}
          <LeftOutList of={leftOut} />
        </div>
      )}
    </Effect>
  );
}
