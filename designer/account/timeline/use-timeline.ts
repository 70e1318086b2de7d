import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { AnswerOf, TimelineEntry } from '#engine';
import { call } from '../../app/api/call.ts';
import type { CallError } from '../../app/api/call-error.ts';
import { answerKey } from '../../app/api/use-answer.ts';
import { lookOf, type TimelineKind } from './kinds.ts';

type Page = AnswerOf<'timeline.list'>;

const PAGE = 40;
/** What is fetched at a time when something is searched, or only one kind of line is wanted. */
const SEARCHED_PAGE = 200;
const ENOUGH = 12;
const MOST_PAGES = 12;

export interface TimelineFilter {
  readonly search: string | undefined;
  readonly kind: TimelineKind;
}

export interface TimelineAnswer {
  readonly entries: readonly TimelineEntry[] | undefined;
  readonly error: CallError | null;
  readonly isFetchingMore: boolean;
  readonly hasMore: boolean;
  more(): void;
  again(): void;
}

/** The history of an account, newest first, a page after the other; a filter looks on until it has found some. */
export function useTimeline(accountId: string, { search, kind }: TimelineFilter): TimelineAnswer {
  const isNarrowed = search !== undefined || kind !== 'all';
  const limit = isNarrowed ? SEARCHED_PAGE : PAGE;
  const params = { accountId };
  const given = { limit, ...(search === undefined ? {} : { search }) };
  const query = useInfiniteQuery<Page, CallError, InfiniteData<Page, string | undefined>, readonly unknown[], string | undefined>({
    queryKey: answerKey('timeline.list', { params, query: given }),
    queryFn: ({ pageParam, signal }) =>
      call('timeline.list', { params, query: { ...given, ...(pageParam === undefined ? {} : { cursor: pageParam }) } }, { signal }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next,
  });
  const { data, hasNextPage, isFetching, fetchNextPage } = query;
  const entries = data?.pages.flatMap((page) => page.items).filter((entry) => kind === 'all' || lookOf(entry.type).kind === kind);
  const pages = data?.pages.length ?? 0;
  const looksOn = isNarrowed && hasNextPage && !isFetching && (entries?.length ?? 0) < ENOUGH && pages < MOST_PAGES;
  useEffect(() => {
    if (looksOn) void fetchNextPage();
  }, [looksOn, fetchNextPage]);
  return {
    entries,
    error: query.error,
    isFetchingMore: query.isFetchingNextPage || looksOn,
    hasMore: hasNextPage,
    more: () => void fetchNextPage(),
    again: () => void query.refetch(),
  };
}
