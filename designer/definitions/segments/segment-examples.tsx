import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { accountAddress } from '../../app/accounts-address.ts';

/** Some of the accounts a figure stands for, each leading to its page. */
export function Examples({ of }: { readonly of: readonly { readonly id: string; readonly name: string }[] }) {
  const { t } = useTranslation('segments');
  if (of.length === 0) return null;
  return (
    <span className="muted" style={{ display: 'block' }}>
      {t('preview.example')}{' '}
      {of.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link to={accountAddress(id)}>{name}</Link>
        </span>
      ))}
    </span>
  );
}
