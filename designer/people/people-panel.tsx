import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnswerOf, nameWords } from '#engine';
import { DataTable, TableRoom } from '../elements/data-table.ts';
import { Heads } from '../elements/heads.tsx';
import { Panel } from '../elements/panel.tsx';
import { AbilitiesDialog } from './abilities-dialog.tsx';

export type User = AnswerOf<'abilities.list'>['items'][number];

const Table = styled(DataTable)({ minWidth: 760, '& .units': { display: 'block', fontSize: 12, lineHeight: '18px' } });

interface PeoplePanelProps {
  readonly people: readonly User[];
  readonly skills: readonly string[];
  readonly pools: readonly string[];
}

/** Everybody who works on tasks, with what they can do. */
export function PeoplePanel({ people, skills, pools }: PeoplePanelProps) {
  const { t } = useTranslation('people');
  const { t: ofApp } = useTranslation('app');
  const { t: ofElements } = useTranslation('elements');
  const [changed, setChanged] = useState<User>();
  const listed = (words: readonly string[]): string => (words.length === 0 ? ofElements('none') : words.join(', '));
  return (
    <Panel title={t('people')} flush>
      <TableRoom>
        <Table aria-label={t('people')}>
          <Heads
            of={[
              ...(['who', 'role', 'seniority', 'skills', 'pools'] as const).map((column) => t(`column.${column}`)),
              { figures: t('column.acts') },
            ]}
          />
          <tbody>
            {people.map((user) => (
              <tr key={user.id}>
                <th scope="row">
                  {user.name}
                  {user.units && <span className="muted units">{t('units', { units: user.units.join(', ') })}</span>}
                </th>
                <td>{ofApp(`role.${user.role}`)}</td>
                <td>{t(`seniority.${user.abilities.seniority}`)}</td>
                <td>{listed(user.abilities.skills.map(nameWords))}</td>
                <td>{listed(user.abilities.pools)}</td>
                <td className="num">
                  <Button aria-label={t('changeLong', { name: user.name })} onClick={() => setChanged(user)}>
                    {t('change')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </TableRoom>
      {changed && <AbilitiesDialog user={changed} skills={skills} pools={pools} onClose={() => setChanged(undefined)} />}
    </Panel>
  );
}
