import { useTranslation } from 'react-i18next';
import { type EvenProposal, nameWords } from '#engine';
import { DataTable } from '../elements/data-table.ts';
import { Heads } from '../elements/heads.tsx';
import { Money } from '../elements/money.tsx';
import { LeftOutList } from '../worklist/left-out-list.tsx';
import { Accounts, Effect } from './move-look.ts';

interface EvenEffectProps {
  readonly proposal: EvenProposal;
  readonly nameOf: (id: string) => string;
}

/** What evening out would change: everybody's open tasks before and after, what goes where, and what stays and why. */
export function EvenEffect({ proposal, nameOf }: EvenEffectProps) {
  const { t } = useTranslation('board');
  const { members, moves, tasks, leftOut, absent, step, isCut } = proposal;
  const count = moves.reduce((sum, { accounts }) => sum + accounts.length, 0);
  const after = members.map((member) => member.after);
  const isStuck = !isCut && members.length > 1 && Math.max(...after) - Math.min(...after) > Math.max(1, step);
  return (
    <Effect role="status">
      <p>{count === 0 ? t('even.nothing') : t('even.gives', { count, tasks: t('move.tasks', { count: tasks }) })}</p>
      <DataTable aria-label={t('move.effect')} data-dense="">
        <Heads of={[t('even.member'), { figures: t('move.before') }, { figures: t('move.after') }]} />
        <tbody>
          {members.map(({ id, name, seniority, skills, before, after: then }) => (
            <tr key={id}>
              <th scope="row">
                {name} <span className="muted">{[t(`even.seniority.${seniority}`), ...skills.map(nameWords)].join(', ')}</span>
              </th>
              <td className="num">{before}</td>
              <td className="num">{then}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {moves.length > 0 && (
        <Accounts>
          <summary>{t('even.accounts')}</summary>
          <div>
            <DataTable aria-label={t('even.accounts')} data-dense="">
              <tbody>
                {moves.flatMap(({ from, to, accounts }) =>
                  accounts.map((account) => (
                    <tr key={`${from} ${account.accountId}`}>
                      <th scope="row">
                        {account.accountName}
                        <span className="muted path">{t('even.path', { from: nameOf(from), to: nameOf(to) })}</span>
                      </th>
                      <td className="num">
                        <Money of={account.overdue} />
                      </td>
                      <td className="num">{t('move.tasks', { count: account.tasks })}</td>
                    </tr>
                  )),
                )}
              </tbody>
            </DataTable>
          </div>
        </Accounts>
      )}
      {isStuck && <span>{t('even.stuck')}</span>}
      {isCut && <span>{t('even.cut')}</span>}
      {absent.length > 0 && <span>{t('even.absent', { names: absent.join(', ') })}</span>}
      {leftOut.length > 0 && (
        <div>
          {t('move.leftOut', { count: leftOut.length })}
          <LeftOutList of={leftOut} />
        </div>
      )}
    </Effect>
  );
}
