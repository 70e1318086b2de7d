import { usePublished } from './published.ts';

/** The rows of the published segments, in their order: what accounts can be told apart by. */
export function useSegmentRows(): readonly { readonly id: string; readonly name: string }[] {
  return usePublished('segment').flatMap(({ rows }) => rows.map(({ id, name }) => ({ id, name })));
}
