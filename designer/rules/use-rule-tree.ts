import { useRef, useState } from 'react';
import type { Conditions } from '#engine';
import { conditionsOf, createMint, rowOf } from './condition-tree.ts';
import type { Tree } from './tree-edit.ts';
import { matchedTree } from './tree-match.ts';

export interface RuleTree {
  readonly tree: Tree;
  readonly mint: () => string;
  /** Shows the tree, and says what rule it is now. */
  set(tree: Tree): Conditions | undefined;
}

/** The rows over a rule that lives elsewhere: what changes there is taken over, rows keep their ids. */
export function useRuleTree(value: Conditions | undefined): RuleTree {
  const mint = useRef(createMint()).current;
  const [shown, setShown] = useState(() => ({ value, tree: value === undefined ? undefined : rowOf(value, mint) }));
  let { tree } = shown;
  if (shown.value !== value) {
    tree = matchedTree(value, tree, mint);
    setShown({ value, tree });
  }
  return {
    tree,
    mint,
    set(next) {
      setShown({ value, tree: next });
      return conditionsOf(next);
    },
  };
}
