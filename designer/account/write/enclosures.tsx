import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { color } from '../../app/theme/tokens.ts';
import { useAccount } from '../account-context.ts';
import { InvoicePicker, openInvoices } from '../record/invoice-picker.tsx';
import type { WriteDraft } from './draft.ts';

const Frame = styled('fieldset')({
  display: 'grid',
  gap: 8,
  minWidth: 0,
  '& > legend': { padding: 0, marginBottom: 4, fontWeight: 550 },
  '& .tick': { display: 'flex', gap: 8, alignItems: 'center', minHeight: 28, cursor: 'pointer' },
  '& .tick input': { width: 16, height: 16, accentColor: color.primary },
});

interface EnclosuresProps {
  readonly draft: Pick<WriteDraft, 'hasStatement' | 'invoiceIds'>;
  readonly onChange: (part: Partial<WriteDraft>) => void;
  readonly fault: string | undefined;
}

/** What goes with a message: the statement, and copies of open invoices. */
export function Enclosures({ draft, onChange, fault }: EnclosuresProps) {
  const { t } = useTranslation('account');
  const invoices = openInvoices(useAccount());
  return (
    <Frame>
      <legend>{t('write.attach')}</legend>
      <label className="tick">
        <input type="checkbox" checked={draft.hasStatement} onChange={(event) => onChange({ hasStatement: event.target.checked })} />
        {t('write.statement')}
      </label>
      {invoices.length > 0 && (
        <InvoicePicker invoices={invoices} chosen={draft.invoiceIds} onChange={(invoiceIds) => onChange({ invoiceIds })} fault={fault} />
      )}
    </Frame>
  );
}
