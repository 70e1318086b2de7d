import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { color } from '../../app/theme/tokens.ts';
import { Panel } from '../../elements/panel.tsx';
import { useAccount } from '../account-context.ts';
import { OpenTask } from './open-task.tsx';

const List = styled('ul')({
  '& > li': { padding: '10px 16px', borderTop: `1px solid ${color.border}` },
});
const Said = styled('p')({ padding: '0 16px 12px', color: color.secondary, fontSize: 13 });

/** Work on this account that waits for a person. */
export function OpenTasks() {
  const { t } = useTranslation('account');
  const { tasks } = useAccount();
  const [closed, setClosed] = useState<string>();
  const open = tasks.filter((task) => task.status === 'open');
  return (
    <Panel title={t('side.task.title')} flush>
      <div aria-live="polite">
        {open.length === 0 && closed === undefined && <Said>{t('side.task.none')}</Said>}
        {closed !== undefined && <Said>{t('side.task.done', { title: closed })}</Said>}
        {open.length > 0 && (
          <List>
            {open.map((task) => (
              <li key={task.id} data-task={task.id}>
                <OpenTask task={task} onClosed={() => setClosed(task.title)} />
              </li>
            ))}
          </List>
        )}
      </div>
    </Panel>
  );
}
