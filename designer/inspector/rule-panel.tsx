import { useTranslation } from 'react-i18next';
import { type Conditions, nameWords } from '#engine';
import { useChart, useFlow, useFlowDefinition, useFlowPlace } from '../flow/flow-context.ts';
import { createMint, rowOf } from '../rules/condition-tree.ts';
import { ruleSentence } from '../rules/rule-sentence.ts';
import { usesOfRules } from '../rules/rule-uses.ts';
import { useOptions } from '../rules/use-options.ts';
import { GoButton, Said, Section } from './panel-parts.tsx';
import { UsedBy } from './paths/used-by.tsx';

/** A rule as far as it matters beside the flow: what it says and who uses it. It is written under Rules. */
export function RulePanel({ name, rule }: { readonly name: string; readonly rule: Conditions }) {
  const { t } = useTranslation('inspector');
  const { registry } = useFlow();
  const { go } = useFlowPlace();
  const optionsOf = useOptions();
  const { rules = {} } = useFlowDefinition();
  const uses = usesOfRules(rules, useChart().transitions).get(name) ?? [];
  const words = ruleSentence(rowOf(rule, createMint()), { ...registry, optionsOf });
  const others = uses.flatMap((use) => (use.kind === 'rule' ? [use.name] : []));
  return (
    <>
      <Section title={t('rule.says')}>
        <Said>{t('path.ruleSays', { words })}</Said>
        <GoButton type="button" onClick={() => go({ tab: 'rules', element: `rule:${name}` })}>
          {t('rule.open')}
        </GoButton>
      </Section>
      <UsedBy of="rule" ways={uses.flatMap((use) => (use.kind === 'path' ? [use.transition] : []))} />
      {others.length > 0 && (
        <Section title={t('rule.usedBy')}>
          <ul>
            {others.map((other) => (
              <li key={other}>
                <GoButton type="button" onClick={() => go({ element: `rule:${other}` })}>
                  {nameWords(other)}
                </GoButton>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
