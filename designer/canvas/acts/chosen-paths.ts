import { isInside } from '#engine';
import { type ElementId, pathsOf } from '../graph/element-id.ts';

/** The states among elements as paths, without those that lie in another of them. */
export function copyablePaths(elements: readonly ElementId[]): string[] {
  const paths = pathsOf(elements);
  return paths.filter((path) => !paths.some((other) => other !== path && isInside(path, other)));
}
