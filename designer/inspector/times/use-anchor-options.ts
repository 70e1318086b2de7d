import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFlow, useFlowDefinition } from '../../flow/flow-context.ts';
import { dueAnchors } from '../../schedule/when.ts';
import type { ChoiceOption } from '../../settings/choice-setting.tsx';

/** The dates a time can count from: the due dates first, then all others the installation knows. */
export function useAnchorOptions(): readonly ChoiceOption[] {
  const { t } = useTranslation('inspector');
  const { registry } = useFlow();
  const flow = useFlowDefinition();
  const isInvoice = flow.kind === 'strategy' && flow.subject === 'invoice';
  return useMemo(() => {
    const due = isInvoice ? dueAnchors.invoice : dueAnchors.past;
    const first = [
      { id: due, label: t('timer.anchors.due') },
      { id: dueAnchors.coming, label: t('timer.anchors.next') },
    ];
    const others = [...registry.catalog.facts.values()]
      .filter(
        ({ id, type }) => (type === 'date' || type === 'instant') && !id.startsWith('event.') && id !== due && id !== dueAnchors.coming,
      )
      .map(({ id, label }) => ({ id, label: label.charAt(0).toUpperCase() + label.slice(1) }));
    return [...first, ...others];
  }, [registry, isInvoice, t]);
}
