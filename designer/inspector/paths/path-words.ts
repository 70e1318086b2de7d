import { useTranslation } from 'react-i18next';
import { type ChartTransition, effectWords, guardWords, stateWords, triggerWords } from '#engine';
import { useFlow, useFlowDefinition } from '../../flow/flow-context.ts';
import '../inspector-texts.ts';

interface PathSaid {
  /** What sets it off. */
  readonly when: string;
  /** Its condition; of one without among several `otherwise`. */
  readonly condition: string | undefined;
  readonly doing: readonly string[];
  /** Where it leads. */
  readonly target: string;
}

/** Says paths in parts. */
export function usePathWords(): (way: ChartTransition, isElse?: boolean) => PathSaid {
  const { t } = useTranslation('inspector');
  const { registry } = useFlow();
  const { timers = {} } = useFlowDefinition();
  return (way, isElse = false) => ({
    when: triggerWords(way.trigger, registry, timers),
    condition:
      way.guard === undefined
        ? isElse
          ? t('paths.else')
          : undefined
        : t('paths.if', { condition: guardWords(way.guard, { registry, timers }) }),
    doing: way.actions.map((call) => effectWords(call, registry)),
    target: targetWords(way),
  });

  function targetWords({ source, target }: ChartTransition): string {
    if (target === null) return t('paths.to', { step: t('paths.unknown') });
    if (target === undefined) return t('paths.stay');
    return target === source ? t('paths.again') : t('paths.to', { step: stateWords(target) });
  }
}
