import type { Facts } from '../facts/catalog.ts';
import type { Conditions } from '../model/conditions.ts';
import type { Segment, SegmentRow } from '../model/segment.ts';
import type { Registry } from '../registry/registry.ts';
import { compileFirstMatch } from '../rules/compile-rule.ts';

/** Finds the row of a segment definition that facts fall into: the first that matches; undefined for a hole. */
export type Segmenter = (facts: Facts) => SegmentRow | undefined;

export function compileSegment(segment: Segment, registry: Registry): Segmenter {
  const match = compileFirstMatch(
    segment.rows.map((row) => row.when as Conditions | undefined),
    registry.catalog,
  );
  return (facts) => segment.rows[match(facts)];
}
