import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Diagnostic, QuickFix } from '#engine';
import { inAdvance } from '../app/in-advance.ts';
import { useActOn, useFlow } from '../flow/flow-context.ts';
import { problemKey } from './lint-messages.ts';
import { reportOn } from './linter.ts';
import './problems-texts.ts';

const load = () => import('./fix-now.ts');
inAdvance(load);

const none: readonly QuickFix[] = [];

/** What can be done about a problem with one act. */
export function useFixesOf(problem: Diagnostic): readonly QuickFix[] {
  const { store, readOnly } = useFlow();
  const fixes = useStore(reportOn(store), (report) => report.fixes.get(problemKey(problem)));
  return readOnly ? none : (fixes ?? none);
}

/** Does what a remedy says to the document as it is now; the person is told when it no longer fits. */
export function useApplyFix(): (problem: Diagnostic, fix: QuickFix) => Promise<boolean> {
  const { t } = useTranslation('problems');
  const { store, registry, refuse } = useFlow();
  const act = useActOn();
  return useCallback(
    async (problem, fix) => {
      const { fixNow } = await load();
      const operation = fixNow(problem, fix, store.getState().value, registry);
      if (operation) return act(operation, fix.label);
      refuse(t('outdated'));
      return false;
    },
    [t, store, registry, refuse, act],
  );
}
