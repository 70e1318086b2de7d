import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StrategyAhead } from '#engine';
import { call } from '../../app/api/call.ts';
import type { CallError } from '../../app/api/call-error.ts';
import { FaultNote } from '../../elements/note.tsx';
import { useFlow, useFlowDocument } from '../flow-context.ts';
import { AheadAccounts, type AheadChoice } from './ahead-accounts.tsx';
import { AheadLate } from './ahead-late.tsx';
import { AheadTable } from './ahead-table.tsx';

/** The next days on the live book under this draft, against what is live; each figure opens its accounts. */
export function PublishAhead({ strategyId }: { readonly strategyId: string }) {
  const { t } = useTranslation('flow');
  const { store } = useFlow();
  const value = useFlowDocument((state) => state.value);
  const [chosen, setChosen] = useState<AheadChoice | undefined>(undefined);
  const { data, error, refetch } = useQuery<StrategyAhead, CallError>({
    queryKey: ['strategies.ahead', strategyId, value],
    queryFn: ({ signal }) => call('strategies.ahead', { params: { strategyId }, text: store.text() }, { signal }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <section>
      <h3>{t('ahead.title')}</h3>
      {error && <FaultNote error={error} of="load" onRetry={() => void refetch()} />}
      {!data && !error && <p role="status">{t('ahead.looking')}</p>}
      {data && (
        <>
          <AheadTable ahead={data} onChoose={setChosen} />
          <AheadLate ahead={data} onChoose={setChosen} />
          <p className="muted">
            {data.looked.factor > 1 && `${t('ahead.sampled', { accounts: data.looked.accounts, of: data.looked.of })} `}
            {data.entering.draft > 0 && `${t('ahead.entering', { count: data.entering.draft })} `}
            {data.on > 0 && `${t('ahead.stay', { count: data.on })} `}
            {data.held > 0 && `${t('ahead.held', { count: data.held })} `}
            {t('ahead.assumes')}
          </p>
          <AheadAccounts ahead={data} chosen={chosen} onClose={() => setChosen(undefined)} />
        </>
      )}
    </section>
  );
}
