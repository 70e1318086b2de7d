import { useTranslation } from 'react-i18next';
import { DataTable, TableRoom } from '../../elements/data-table.ts';
import { Heads } from '../../elements/heads.tsx';
import { EmptyNote } from '../../elements/note.tsx';
import { Day } from '../../elements/when.tsx';
import { useAccount } from '../account-context.ts';

/** All work on the account, closed work included. */
export function TaskTable() {
  const { t } = useTranslation('account');
  const { t: ofElements } = useTranslation('elements');
  const { tasks } = useAccount();
  if (tasks.length === 0) return <EmptyNote title={t('records.task.none')}>{t('records.task.noneWords')}</EmptyNote>;
  return (
    <TableRoom>
      <DataTable aria-label={t('records.tabs.tasks')}>
        <Heads of={[t('records.task.title'), t('records.task.due'), t('records.task.who'), t('records.task.state')]} />
        <tbody>
          {tasks.map((task) => (
            <tr key={task.id}>
              <th scope="row" data-tip={task.reason}>
                {task.title}
              </th>
              <td className="when">{task.dueOn === undefined ? ofElements('none') : <Day on={task.dueOn} />}</td>
              <td className="quiet">
                {task.assignee?.name ?? (task.pool === undefined ? ofElements('none') : t('records.task.pool', { pool: task.pool }))}
              </td>
              <td className={task.status === 'open' ? '' : 'muted'}>
                {t(`records.task.status.${task.status}`)}
                {task.outcome !== undefined && `: ${task.outcome}`}
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </TableRoom>
  );
}
