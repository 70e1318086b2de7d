import type { TimelineEntry } from '#engine';
import type { TimelineDocument } from '../../store/flow-documents.ts';
import type { Store } from '../../store/store.ts';
import { readEntries } from '../../store/timeline-store.ts';

/** Where a page of the timeline ends: the line after which the next one begins. */
export type TimelineCursor = { readonly at: number; readonly order: number };

const BATCH = 500;
/** A search gives up for this page after so many lines; the next page goes on there. */
const LONGEST_SEARCH = 20 * BATCH;

/** A page of lines, newest first: those whose words hold `wanted`, however far back they are. */
export async function timelinePage(
  store: Store,
  accountId: string,
  page: { readonly limit: number; readonly before: TimelineCursor | undefined; readonly wanted: string | undefined },
  lineOf: (entry: TimelineDocument) => TimelineEntry,
): Promise<{ items: TimelineEntry[]; next?: TimelineCursor }> {
  const { limit, wanted } = page;
  const size = wanted === undefined ? limit : BATCH;
  const items: TimelineEntry[] = [];
  let last = page.before;
  for (let seen = 0; seen < LONGEST_SEARCH; seen += size) {
    const entries = await readEntries(store, accountId, { limit: size + 1, before: last });
    for (const [index, entry] of entries.slice(0, size).entries()) {
      last = { at: entry.at, order: entry.order };
      const line = lineOf(entry);
      if (wanted === undefined || line.words.toLowerCase().includes(wanted)) items.push(line);
      if (items.length === limit) return { items, ...(index + 1 < entries.length ? { next: last } : {}) };
    }
    if (entries.length <= size) return { items };
  }
  return { items, ...(last ? { next: last } : {}) };
}
