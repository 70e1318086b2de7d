import type { TFunction } from 'i18next';
import type { Chart } from '#engine';
import type { JsonObject } from '../../document/json.ts';
import type { ActOn, FlowSession } from '../../flow/flow-context.ts';
import type { Stage } from '../state/stage-context.ts';
import { copyablePaths } from './chosen-paths.ts';

/** What everything that changes the flow from the canvas works with. */
export interface EditBase {
  readonly session: FlowSession;
  readonly act: ActOn;
  readonly stage: Stage;
  readonly t: TFunction<'canvas'>;
}

export function documentOf({ session }: EditBase): JsonObject {
  return session.store.getState().value;
}

export function chartNow({ stage }: EditBase): Chart {
  return stage.graph.chart;
}

/** The steps that are chosen, without those that lie in another that is. */
export function chosenPaths({ stage }: EditBase): string[] {
  return copyablePaths(stage.chosen);
}
