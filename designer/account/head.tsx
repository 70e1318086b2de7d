import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { accountAddress } from '../app/accounts-address.ts';
import { useMay, useSession } from '../app/session.ts';
import { color } from '../app/theme/tokens.ts';
import { Flags } from '../elements/flag.tsx';
import { moneyText } from '../elements/money.tsx';
import { OpenedBy } from '../elements/opened-by.tsx';
import { useAccount } from './account-context.ts';
import { OpenDialog } from './steering/open-dialog.tsx';
import { TransferDialog } from './steering/transfer-dialog.tsx';

const Frame = styled('header')({
  display: 'grid',
  gap: 2,
  '& .name': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '2px 14px' },
  '& h1': { overflowWrap: 'anywhere' },
  '& .name > span': { flexWrap: 'wrap', rowGap: 0 },
  '& .about': { display: 'flex', flexWrap: 'wrap', gap: '0 6px', color: color.secondary, fontSize: 13, lineHeight: '20px' },
  '& .about > span:not(:last-child)::after': { content: '"·"', marginLeft: 6, color: color.muted },
  '& .about button': { minHeight: 0, height: 20, padding: '0 2px' },
  '& .back': { fontSize: 12, lineHeight: '18px' },
});

/** Who it is, whose it is, and what stands out. */
export function AccountHead() {
  const { t } = useTranslation('account');
  const account = useAccount();
  const { user } = useSession();
  const may = useMay();
  const mayGive = may('accounts.transfer') && (user.role !== 'collector' || account.owner?.id === user.id);
  const about = [
    account.number,
    t(`head.kind.${account.kind}`),
    account.segment,
    account.owner ? `${t('head.owner')}: ${account.owner.name}` : t('head.nobody'),
  ];
  return (
    <Frame>
      <Link className="back" to="/accounts">
        {t('head.back')}
      </Link>
      <div className="name">
        <h1>{account.name}</h1>
        <Flags flags={account.flags} />
        <span role="status">
          <OpenedBy accountId={account.id} />
        </span>
      </div>
      <p className="about">
        {about
          .filter((each) => each !== undefined)
          .map((each) => (
            <span key={each}>{each}</span>
          ))}
        <Parent />
        {mayGive && (
          <span>
            <OpenDialog label={t('steering.transfer.act')} of={TransferDialog} />
          </span>
        )}
      </p>
    </Frame>
  );
}

function Parent() {
  const { t } = useTranslation('account');
  const { parent } = useAccount();
  if (!parent) return null;
  const { open, overdue } = parent;
  const tip =
    open && overdue
      ? t('head.parentTip', { name: parent.name, count: parent.children, open: moneyText(open), overdue: moneyText(overdue) })
      : undefined;
  return (
    <span>
      <Link to={accountAddress(parent.id)} {...(tip === undefined ? {} : { 'data-tip': tip })}>
        {t('head.parent', { name: parent.name })}
      </Link>
    </span>
  );
}
