import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Badge } from '../elements/badge.ts';
import { definitionAddress, type PlainKind } from '../flow/kinds.ts';
import { type DefinitionColumn, type DefinitionGroup, type DefinitionItem, DefinitionTable } from './definition-table.tsx';
import { forceOf, usePublishedAll } from './use-published-all.ts';
import { type Use, usedKey } from './uses.ts';

const SHOWN = 3;

interface PlainTableProps {
  readonly kind: PlainKind;
  readonly items: readonly DefinitionItem[];
  readonly groups?: readonly DefinitionGroup[];
  readonly extra?: readonly DefinitionColumn[];
}

/** Definitions without steps: of each who uses it, or whether it is in force where only one can be. */
export function PlainTable({ kind, items, groups, extra = [] }: PlainTableProps) {
  const { t } = useTranslation('definitions');
  const { uses, inForce } = usePublishedAll();
  const isForced = kind === 'segment' || kind === 'aging' || kind === 'ranking' || kind === 'contact-policy';
  const usedBy: DefinitionColumn = {
    title: t('column.uses'),
    width: '24%',
    cell: ({ id }) => (isForced ? <Force force={forceOf(kind, id, inForce)} /> : <UseLinks uses={uses.get(usedKey(kind, id)) ?? []} />),
  };
  return <DefinitionTable kind={kind} items={items} groups={groups} columns={[...extra, usedBy]} />;
}

function Force({ force }: { readonly force: ReturnType<typeof forceOf> }) {
  const { t } = useTranslation('definitions');
  return force === undefined ? <span className="none">{t('notInForce')}</span> : <Badge>{t(`force.${force}`)}</Badge>;
}

/** Who refers to it, by name. */
function UseLinks({ uses }: { readonly uses: readonly Use[] }) {
  const { t } = useTranslation('definitions');
  if (uses.length === 0) return <span className="none">{t('unused')}</span>;
  return (
    <ul>
      {uses.slice(0, SHOWN).map(({ kind, id, name }) => {
        const address = definitionAddress(kind, id);
        return <li key={usedKey(kind, id)}>{address === undefined ? name : <Link to={address}>{name}</Link>}</li>;
      })}
      {uses.length > SHOWN && (
        <li className="none" data-tip={uses.map(({ name }) => name).join(', ')}>
          {t('more', { count: uses.length - SHOWN })}
        </li>
      )}
    </ul>
  );
}
