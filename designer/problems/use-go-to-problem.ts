import { useCallback } from 'react';
import type { Diagnostic } from '#engine';
import { useChart, useFlowPlace } from '../flow/flow-context.ts';
import { placeOf } from './problem-place.ts';

/** Views beside which the details of an element stand. */
const besideDetails: ReadonlySet<string> = new Set(['schedule', 'canvas', 'live']);

/** Leads to what a problem concerns, and to the field it can be put right in. */
export function useGoToProblem(): (problem: Diagnostic) => void {
  const chart = useChart();
  const { tab, go } = useFlowPlace();
  return useCallback(
    ({ pointer }) => {
      const place = placeOf(pointer, chart);
      const there = place.tab ?? (besideDetails.has(tab) ? undefined : 'canvas');
      go({ ...(there === undefined || there === tab ? {} : { tab: there }), element: place.element, field: place.field });
    },
    [chart, tab, go],
  );
}
