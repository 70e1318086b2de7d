import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page } from '../elements/page.tsx';

/** 404: says so, and the way on. */
export function AddressUnknown() {
  const { t } = useTranslation('app');
  return (
    <Page title={t('notFound.title')} note={t('notFound.words')}>
      <div>
        <Button component={Link} to="/portfolio" variant="outlined">
          {t('notFound.act')}
        </Button>
      </div>
    </Page>
  );
}
