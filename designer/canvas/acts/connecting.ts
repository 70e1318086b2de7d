import type { Trigger } from '#engine';
import type { Operation } from '../../document/operation.ts';
import type { Asked } from '../dialogs/connect-dialog.tsx';
import { ownName } from '../graph/ears.ts';
import { type ElementId, wayOf } from '../graph/element-id.ts';
import { chartNow, documentOf, type EditBase } from './edit-base.ts';
import { freshTimer } from './fresh-timer.ts';
import { sourceRefusal, targetRefusal } from './legal-targets.ts';
import { batch } from './placing.ts';
import { refOf } from './structure.ts';

/** Adds a path from a step, with the time it waits for when that is a new one. */
export function connect(base: EditBase, source: string, { target, trigger, time, guard }: Asked): void {
  const { stage, t, act } = base;
  const operations: Operation[] = [];
  let by: Trigger | undefined = trigger;
  if (!by && time) {
    const anchor = time.from === 'due' ? { anchor: 'account.oldestDueOn' } : {};
    const timer = freshTimer(documentOf(base), { ...anchor, offset: `P${time.days}D`, count: time.count });
    operations.push(timer.set);
    by = { kind: 'timer', name: timer.name };
  }
  if (!by) return;
  operations.push({ op: 'transition.add', source, trigger: by, target, ...(guard === undefined ? {} : { guard }) });
  const label = t('act.connect', { from: source === '' ? t('start') : ownName(source), to: ownName(target) });
  if (act(batch(operations, label), label)) stage.focus(`step:${source}`);
}

/** Leads a path, or where the flow begins, elsewhere. */
export function retarget(base: EditBase, way: ElementId, to: string): void {
  const { stage, t, act } = base;
  const label = t('act.retarget', { to: ownName(to) });
  const found = wayOf(way, chartNow(base));
  if (!found) return;
  if (act({ op: 'transition.retarget', ref: refOf(found), target: to }, label)) stage.focus(way);
}

/** Why a path from one box may not lead to another, in words. */
export function refusalWords({ stage, t }: EditBase, from: string, to: string): string | undefined {
  const { chart } = stage.graph;
  const source = chart.states.has(from) ? from : '';
  if (to.startsWith('note|')) return t('refused.note');
  const target = chart.states.has(to) ? to : '';
  const refusal = sourceRefusal(chart, source) ?? targetRefusal(chart, source, target);
  return refusal && t(`refused.${refusal.why}`, { name: refusal.name });
}
