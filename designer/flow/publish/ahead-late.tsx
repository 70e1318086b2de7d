import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { effectWords, type StrategyAhead, stateWords } from '#engine';
import { useFlow } from '../flow-context.ts';
import type { AheadChoice } from './ahead-accounts.tsx';

interface AheadLateProps {
  readonly ahead: StrategyAhead;
  readonly onChoose: (choice: AheadChoice) => void;
}

/** Accounts that are past several steps already when they come, and those nobody can judge: what becomes of them. */
export function AheadLate({ ahead, onChoose }: AheadLateProps) {
  const { t } = useTranslation('flow');
  const { registry } = useFlow();
  const said = (calls: StrategyAhead['late'][number]['does']): string => calls.map((each) => effectWords(each, registry)).join(', ');
  const where = (states: readonly string[]): string => states.map(stateWords).join(', ');
  return (
    <>
      {ahead.late.length > 0 && (
        <>
          <h3>{t('ahead.late')}</h3>
          <ul className="list">
            {ahead.late.map((group) => (
              <li key={group.group}>
                <Button
                  className="count"
                  onClick={() => onChoose({ group: group.group, title: t('ahead.lateCount', { count: group.accounts }) })}
                >
                  {t('ahead.lateCount', { count: group.accounts })}
                </Button>{' '}
                {t('ahead.lateGo', { passed: where(group.passed), lands: where(group.lands) })}{' '}
                {group.does.length > 0 && `${t('ahead.lateDoes', { what: said(group.does) })} `}
                {group.left.length > 0 && t('ahead.lateLeft', { what: said(group.left) })}
              </li>
            ))}
          </ul>
        </>
      )}
      {ahead.faults.length > 0 && (
        <>
          <h3>{t('ahead.faults')}</h3>
          <ul className="list">
            {ahead.faults.map((group) => (
              <li key={group.group}>
                <Button className="count" onClick={() => onChoose({ group: group.group, title: group.reason })}>
                  {t('ahead.lateCount', { count: group.accounts })}
                </Button>{' '}
                {group.reason}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
