import CloseOutlined from '@mui/icons-material/CloseOutlined';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../app/api/use-answer.ts';
import { color } from '../app/theme/tokens.ts';
import type { OutboxAddress } from './outbox-address.ts';

const Row = styled('search')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 8,
  padding: '10px 16px',
  fontSize: 13,
  '& label': { display: 'flex', alignItems: 'center', gap: 8, color: color.secondary },
  '& input': {
    height: 30,
    padding: '0 10px',
    border: `1px solid ${color.outline}`,
    borderRadius: 15,
    background: color.surface,
    color: color.text,
    fontSize: 13,
  },
});

/** When it was planned, and whose it is. */
export function OutboxFilter({ address }: { readonly address: OutboxAddress }) {
  const { t } = useTranslation('outbox');
  const { from, to, accountId, set } = address;
  return (
    <Row aria-label={t('filter.label')}>
      <label>
        {t('filter.from')}
        <input type="date" value={from ?? ''} max={to} onChange={(event) => set({ from: event.target.value }, false)} />
      </label>
      <label>
        {t('filter.to')}
        <input type="date" value={to ?? ''} min={from} onChange={(event) => set({ to: event.target.value }, false)} />
      </label>
      {accountId !== undefined && <OfAccount accountId={accountId} onDrop={() => set({ account: undefined })} />}
      {(from !== undefined || to !== undefined || accountId !== undefined) && (
        <Button onClick={() => set({ from: undefined, to: undefined, account: undefined })}>{t('filter.clear')}</Button>
      )}
    </Row>
  );
}

function OfAccount({ accountId, onDrop }: { readonly accountId: string; readonly onDrop: () => void }) {
  const { t } = useTranslation('outbox');
  const { data } = useAnswer('accounts.get', { params: { accountId } });
  return (
    <Button variant="outlined" endIcon={<CloseOutlined />} data-tip={t('filter.dropAccount')} onClick={onDrop}>
      {t('filter.account', { name: data?.name ?? accountId })}
    </Button>
  );
}
