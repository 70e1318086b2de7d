import { useMemo } from 'react';
import type { Conditions } from '#engine';
import { isObject } from '../document/json.ts';
import { usesOfRules } from '../rules/rule-uses.ts';
import { RulesPanel } from '../rules/rules-panel.tsx';
import { useActOn, useChart, useFlow, useFlowPlace, useFlowValue, useProblems } from './flow-context.ts';

const RULE = 'rule:';
const none = {};

/** The named rules of the definition on the page. */
export function RulesView() {
  const { kind, id, registry, readOnly } = useFlow();
  const value = useFlowValue((each) => each['rules']);
  const rules = (isObject(value) ? value : none) as Readonly<Record<string, Conditions>>;
  const { transitions } = useChart();
  const uses = useMemo(() => usesOfRules(rules, transitions), [rules, transitions]);
  const { element, field, go } = useFlowPlace();
  const act = useActOn();
  return (
    <RulesPanel
      rules={rules}
      uses={uses}
      act={act}
      catalog={registry.catalog}
      currency={registry.currency}
      problems={useProblems()}
      selected={element?.startsWith(RULE) ? element.slice(RULE.length) : undefined}
      onSelect={(name) => go({ element: name === undefined ? undefined : `${RULE}${name}` })}
      onOpenUse={(use) =>
        use.kind === 'rule' ? go({ element: `${RULE}${use.name}` }) : go({ tab: 'canvas', element: `path:${use.transition.pointer}` })
      }
      readOnly={readOnly}
      focus={field}
      draftKey={`${kind}/${id}`}
    />
  );
}
