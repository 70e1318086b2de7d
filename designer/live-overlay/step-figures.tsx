import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Money as MoneyValue, stateWords } from '#engine';
import { DataTable, TableRoom } from '../elements/data-table.ts';
import { Money } from '../elements/money.tsx';
import { Panel } from '../elements/panel.tsx';
import type { LiveStep } from './live-figures.ts';
import { useLiveWords } from './use-live-words.ts';

interface StepFiguresProps {
  readonly steps: readonly LiveStep[];
  readonly ofInvoices: boolean;
  readonly addressOf: (state: string) => string;
}

/** The figures of the canvas as a table; a step leads to who is in it. */
export function StepFigures({ steps, ofInvoices, addressOf }: StepFiguresProps) {
  const { t } = useTranslation('liveFlow');
  const words = useLiveWords();
  return (
    <Panel title={t('steps.title')} flush>
      <TableRoom>
        <DataTable data-dense="" aria-label={t('steps.title')}>
          <thead>
            <tr>
              <th scope="col">{t('steps.step')}</th>
              <th scope="col" className="num">
                {t('steps.accounts')}
              </th>
              {ofInvoices && (
                <th scope="col" className="num">
                  {t('steps.invoices')}
                </th>
              )}
              <th scope="col" className="num">
                {t('steps.open')}
              </th>
              <th scope="col" className="num">
                {t('steps.overdue')}
              </th>
              <th scope="col" className="num" data-tip={t('steps.dwellTip')}>
                {t('steps.dwell')}
              </th>
              <th scope="col" className="num" data-tip={t('steps.parkedTip')}>
                {t('steps.parked')}
              </th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <tr key={step.state} data-live-step={step.state}>
                <th scope="row">
                  <Link
                    to={addressOf(step.state)}
                    data-tip={t('steps.see', { accounts: words.accounts(step.accounts), step: words.step(step.state) })}
                  >
                    {stateWords(step.state)}
                  </Link>
                </th>
                <td className="num">{words.count(step.accounts)}</td>
                {ofInvoices && <td className="num">{words.count(step.enrollments)}</td>}
                <Sums of={step.open} />
                <Sums of={step.overdue} />
                <td className="num">{words.span(step.medianDwellMs)}</td>
                <td className="num">{step.parked === 0 ? <span className="muted">{words.count(0)}</span> : words.count(step.parked)}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </TableRoom>
    </Panel>
  );
}

function Sums({ of }: { readonly of: readonly MoneyValue[] }) {
  return (
    <td className="num">
      {of.length === 0 ? (
        <Money of={undefined} />
      ) : (
        of.map((sum) => (
          <div key={sum.currency}>
            <Money of={sum} />
          </div>
        ))
      )}
    </td>
  );
}
