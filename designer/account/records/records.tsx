import { styled } from '@mui/material/styles';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { color, radius } from '../../app/theme/tokens.ts';
import { useAddressPart } from '../../app/use-address-part.ts';
import { TabLinks } from '../../elements/tab-links.tsx';
import { useAccount } from '../account-context.ts';
import { AttachmentTable } from './attachment-table.tsx';
import { DisputeTable } from './dispute-table.tsx';
import { InvoiceTable } from './invoice-table.tsx';
import { PaymentTable } from './payment-table.tsx';
import { PromiseTable } from './promise-table.tsx';
import { TaskTable } from './task-table.tsx';

const tabs = ['invoices', 'payments', 'promises', 'disputes', 'tasks', 'attachments'] as const;
type Tab = (typeof tabs)[number];

const tables: Readonly<Record<Tab, ComponentType>> = {
  invoices: InvoiceTable,
  payments: PaymentTable,
  promises: PromiseTable,
  disputes: DisputeTable,
  tasks: TaskTable,
  attachments: AttachmentTable,
};

const Sheet = styled('section')({
  background: color.surface,
  border: `1px solid ${color.border}`,
  borderRadius: radius,
  minWidth: 0,
  '& > nav': { padding: '0 8px' },
});

/** The records of the account, a tab each; the address says which. */
export function Records() {
  const { t } = useTranslation('account');
  const account = useAccount();
  const { search } = useLocation();
  const [wanted] = useAddressPart('tab');
  const current = tabs.find((tab) => tab === wanted) ?? 'invoices';
  const Table = tables[current];
  const counts: Readonly<Record<Tab, number>> = {
    invoices: account.standing.openInvoices,
    payments: account.payments.length,
    promises: account.promises.length,
    disputes: account.disputes.length,
    tasks: account.tasks.length,
    attachments: account.attachments.total,
  };
  const to = (tab: Tab): string => {
    const next = new URLSearchParams(search);
    if (tab === 'invoices') next.delete('tab');
    else next.set('tab', tab);
    return `?${next}`;
  };
  return (
    <Sheet aria-label={t('records.label')}>
      <TabLinks
        label={t('records.label')}
        current={current}
        tabs={tabs.map((id) => ({ id, label: t(`records.tabs.${id}`), count: counts[id], to: to(id) }))}
      />
      <Table />
    </Sheet>
  );
}
