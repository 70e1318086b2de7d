import { useMay } from '../../app/session.ts';
import { useFlow } from '../flow-context.ts';
import { PublishAhead } from './publish-ahead.tsx';
import { PublishReach } from './publish-reach.tsx';
import { useCheck } from './use-check.ts';

/** Whom a new version of a strategy reaches, and, once nothing is wrong with it, what it does in the days ahead. */
export function FlowReach() {
  const { kind, id } = useFlow();
  const mayLook = useMay()('strategies.ahead');
  const isSound = useCheck().data?.diagnostics.every(({ severity }) => severity !== 'error') === true;
  if (kind !== 'strategy') return null;
  return (
    <>
      <PublishReach strategyId={id} />
      {isSound && mayLook && <PublishAhead strategyId={id} />}
    </>
  );
}
