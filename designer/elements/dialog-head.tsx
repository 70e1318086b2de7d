import CloseOutlined from '@mui/icons-material/CloseOutlined';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';

const Head = styled('div')({
  display: 'flex',
  alignItems: 'flex-start',
  gap: 12,
  padding: '16px 12px 8px 20px',
  '& h2': { flex: 1, minWidth: 0, paddingTop: 3 },
});

/** The head of a dialog or side panel: what it is, and the way out. */
export function DialogHead({ id, title, onClose }: { readonly id: string; readonly title: string; readonly onClose: () => void }) {
  const { t } = useTranslation('elements');
  return (
    <Head>
      <h2 id={id}>{title}</h2>
      <IconButton onClick={onClose} aria-label={t('close')} data-tip={t('close')}>
        <CloseOutlined />
      </IconButton>
    </Head>
  );
}
