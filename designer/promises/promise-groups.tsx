import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AnswerOf, PromiseGroup } from '#engine';
import { broad, color, radius } from '../app/theme/tokens.ts';
import { DataTable, TableRoom } from '../elements/data-table.ts';
import { Heads } from '../elements/heads.tsx';
import { moneyText } from '../elements/money.tsx';
import { type PromisesFilter, promisesAddress } from './promises-address.ts';

const Pair = styled('div')({
  display: 'grid',
  gap: 16,
  gridTemplateColumns: 'minmax(0, 1fr)',
  alignItems: 'start',
  [broad]: { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' },
});
const Sheet = styled('section')({
  border: `1px solid ${color.border}`,
  borderRadius: radius,
  background: color.surface,
  '& h2': { padding: '10px 16px', fontSize: 14 },
  '& .sum': { display: 'block' },
});

interface PromiseGroupsProps {
  readonly filter: PromisesFilter;
  readonly lists: AnswerOf<'promises.list'>;
}

/** What the list adds up to for each collector and each team; a name narrows the list to it. */
export function PromiseGroups({ filter, lists }: PromiseGroupsProps) {
  const { t } = useTranslation('promises');
  if (lists.owners.length === 0) return null;
  const { view } = filter;
  return (
    <Pair>
      <Groups
        title={t('group.owners')}
        column={t('column.owner')}
        groups={lists.owners}
        nameless={t('group.noOwner')}
        to={(owner) => promisesAddress({ view, owner })}
      />
      <Groups
        title={t('group.units')}
        column={t('column.unit')}
        groups={lists.units}
        nameless={t('group.noUnit')}
        to={(unit) => promisesAddress({ view, unit })}
      />
    </Pair>
  );
}

interface GroupsProps {
  readonly title: string;
  /** What stands in the first column. */
  readonly column: string;
  readonly groups: readonly PromiseGroup[];
  readonly nameless: string;
  readonly to: (id: string) => string;
}

function Groups({ title, column, groups, nameless, to }: GroupsProps) {
  const { t } = useTranslation('promises');
  return (
    <Sheet aria-label={title}>
      <h2>{title}</h2>
      <TableRoom>
        <DataTable aria-label={title}>
          <Heads of={[column, { figures: t('group.count') }, { figures: t('group.promised') }, { figures: t('group.received') }]} />
          <tbody>
            {groups.map(({ id, name, count, sums }) => (
              <tr key={id ?? ''}>
                <th scope="row">
                  <Link to={to(id ?? 'none')}>{name ?? nameless}</Link>
                </th>
                <td className="num">{count}</td>
                <td className="num">
                  {sums.map(({ promised }) => (
                    <span className="sum" key={promised.currency}>
                      {moneyText(promised)}
                    </span>
                  ))}
                </td>
                <td className="num">
                  {sums.map(({ received }) => (
                    <span className="sum" key={received.currency}>
                      {moneyText(received)}
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </TableRoom>
    </Sheet>
  );
}
