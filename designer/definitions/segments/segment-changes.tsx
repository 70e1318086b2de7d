import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SegmentPreview } from '#engine';
import { accountsAddress } from '../../app/accounts-address.ts';
import { moneyText } from '../../elements/money.tsx';
import { Examples } from './segment-examples.tsx';
import type { KeyedRow } from './segment-rows.ts';
import { useRowNames } from './use-row-names.ts';

interface ChangesProps {
  readonly preview: SegmentPreview;
  readonly rows: readonly KeyedRow[];
}

const Changes = styled('section')({
  '& .then': { display: 'block' },
  '& p + ul:not(:empty)': { marginBottom: 8 },
  '& li': { marginTop: 4 },
});

type Lead = NonNullable<SegmentPreview['changes']>['leads'][number];

/** Against what is published: who comes into another row, who is led to another strategy, and what becomes of them. */
export function SegmentChanges({ preview: { changes }, rows }: ChangesProps) {
  const { t } = useTranslation('segments');
  const nameOf = useRowNames(rows);
  if (!changes) return null;
  const led = changes.leads.reduce((sum, { accounts }) => sum + accounts, 0);
  return (
    <Changes data-changes={changes.accounts} data-led={led}>
      <h3>{t('preview.changes', { version: changes.version })}</h3>
      <p>{changes.accounts === 0 ? t('preview.same') : t('preview.changed', { count: changes.accounts })}</p>
      <ul className="list">
        {changes.rows.map(({ from, to, accounts, example }) => (
          <li key={`${from} ${to}`}>
            {t('preview.change', { count: accounts, from: nameOf(from), to: nameOf(to) })}
            <Examples of={[example]} />
          </li>
        ))}
      </ul>
      <p>{led === 0 ? t('preview.ledNobody') : t('preview.led', { count: led })}</p>
      <ul className="list">
        {changes.leads.map((lead) => (
          <LeadLine key={`${lead.row} ${lead.from?.id} ${lead.to?.id}`} lead={lead} name={nameOf(lead.row)} />
        ))}
      </ul>
    </Changes>
  );
}

/** Those of one row, from which strategy to which, and what becomes of those who run on the old one. */
function LeadLine({ lead, name }: { readonly lead: Lead; readonly name: string }) {
  const { t } = useTranslation('segments');
  const { row, from, to, accounts, open, sameRow, switching, staying, idle, examples } = lead;
  const amount = open.map(moneyText).join(' + ') || '0';
  const goesOn = [
    switching > 0 && t(to ? 'preview.switching' : 'preview.takenOff', { count: switching }),
    staying > 0 && t(row === undefined ? 'preview.stayingAlone' : 'preview.staying', { count: staying }),
    idle > 0 && to !== undefined && t('preview.idle', { count: idle }),
  ].filter((each) => each !== false);
  return (
    <li data-lead={row ?? ''}>
      <b>{name}</b>{' '}
      {t('preview.lead', {
        count: accounts,
        amount,
        from: from?.name ?? t('preview.noStrategy'),
        to: to?.name ?? t('preview.noStrategy'),
      })}
      {goesOn.map((each) => (
        <span key={each} className="then">
          {each}
        </span>
      ))}
      {sameRow && row !== undefined && (
        <Link className="then" to={accountsAddress({ segment: row })}>
          {t('preview.seeRow', { count: accounts, row: name })}
        </Link>
      )}
      <Examples of={examples} />
    </li>
  );
}
