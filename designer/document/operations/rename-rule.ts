import { nameWords } from '#engine';
import type { FlowDraft } from '../flow-draft.ts';
import { allowName } from '../fresh-name.ts';
import type { RenameRule } from '../operation.ts';
import { withKey } from '../record.ts';
import { allow } from '../refused.ts';
import { renameInConditions, renameInGuards } from '../rule-names.ts';

export function renameRule(flow: FlowDraft, { name, to }: RenameRule): void {
  const rules = flow.rules ?? {};
  allow(Object.hasOwn(rules, name), `There is no condition called “${nameWords(name)}” any more.`);
  if (name === to) return;
  allowName(to);
  allow(!Object.hasOwn(rules, to), `There already is a condition called “${nameWords(to)}”.`);
  const renamed = new Map([[name, to]]);
  flow.rules = withKey(rules, name, to);
  for (const rule of Object.values(flow.rules)) renameInConditions(rule, renamed);
  renameInGuards(flow.machine, renamed);
}
