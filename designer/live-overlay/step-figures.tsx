import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Money as MoneyValue, stateWords } from '#engine';
import { Money } from '../elements/money.tsx';
import { FigureTable } from './figure-table.tsx';
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
  const figures = [
    { title: t('steps.accounts') },
    ...(ofInvoices ? [{ title: t('steps.invoices') }] : []),
    { title: t('steps.open') },
    { title: t('steps.overdue') },
    { title: t('steps.dwell'), tip: t('steps.dwellTip') },
    { title: t('steps.parked'), tip: t('steps.parkedTip') },
  ];
  return (
    <FigureTable title={t('steps.title')} of={t('steps.step')} figures={figures}>
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
    </FigureTable>
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
