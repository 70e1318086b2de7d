import type { Resolution } from '#engine';
import { usePublished } from '../../app/published.ts';

export interface DisputeReason {
  readonly id: string;
  /** The resolution path that takes it. */
  readonly path: string;
}

/** The reasons the published resolution paths take, each once. */
export function useDisputeReasons(): readonly DisputeReason[] {
  const paths: readonly Resolution[] = usePublished('resolution');
  const all = paths.flatMap(({ name, reasons }) => (reasons ?? []).map((id) => ({ id, path: name })));
  return all.filter((reason, index) => all.findIndex((each) => each.id === reason.id) === index).sort((a, b) => (a.id < b.id ? -1 : 1));
}
