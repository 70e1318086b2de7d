import { useCallback, useState } from 'react';
import type { Point } from '../../document/layout.ts';
import type { EditBase } from '../acts/edit-base.ts';
import { withFound } from '../acts/placing.ts';
import { boxIdOf } from '../graph/element-id.ts';
import { elkGraphOf, placesOf } from './elk-graph.ts';

interface Tidy {
  /** Lays out what is chosen when that is more than one box, else everything: one step of the history. */
  tidy(all?: boolean): void;
  readonly busy: boolean;
}

export function useTidy(base: () => EditBase): Tidy {
  const [busy, setBusy] = useState(false);
  const tidy = useCallback(
    (all = false) => {
      const { stage, session, t } = base();
      const { boxes, chart } = stage.graph;
      const ids = stage.chosen.flatMap((element) => boxIdOf(element) ?? []).filter((id) => chart.states.has(id));
      const levels = ids.length === 1 && chart.states.get(ids[0] ?? '')?.children.length ? inside(boxes, ids[0] ?? '') : ids;
      const chosen = all || levels.length < 2 ? undefined : new Set(levels);
      setBusy(true);
      import('./lay-out.ts')
        .then(({ layOut }) => layOut(elkGraphOf(boxes, chart, chosen)))
        .then((laid) => apply(base(), placesOf(laid, boxes, chosen)))
        .catch(() => session.refuse(t('said.layoutFailed')))
        .finally(() => setBusy(false));
    },
    [base],
  );
  return { tidy, busy };
}

function apply({ stage, act, t }: EditBase, places: ReadonlyMap<string, Point>): void {
  const known = new Map([...places].filter(([id]) => stage.graph.chart.states.has(id)));
  if (known.size > 0) act({ op: 'layout.apply', positions: withFound(stage.graph.boxes, known) }, t('act.tidy', { count: known.size }));
}

function inside(boxes: EditBase['stage']['graph']['boxes'], level: string): string[] {
  return boxes.filter(({ node }) => node.id.startsWith(`${level}.`)).map(({ node }) => node.id);
}
