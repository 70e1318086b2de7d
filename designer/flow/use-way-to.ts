import { useLocation } from 'react-router';
import { placeOf } from '../problems/problem-place.ts';
import { type FlowTab, useChartIfAny } from './flow-context.ts';
import { addressOf } from './place-of-pointer.ts';

/** The address of a place of the definition on its own page; of a flow on the tab given, where the place is on no other. */
export function useWayTo(tab?: FlowTab): (pointer: string) => string {
  const chart = useChartIfAny();
  const { search } = useLocation();
  return (pointer) => {
    if (chart) return addressOf({ ...(tab === undefined ? {} : { tab }), ...placeOf(pointer, chart) }, search);
    const next = new URLSearchParams(search);
    next.set('tab', 'edit');
    next.set('field', pointer);
    return `?${next}`;
  };
}
