import { hasErrors, type SegmentPreview } from '#engine';
import type { CallError } from '../../app/api/call-error.ts';
import { useAnswer } from '../../app/api/use-answer.ts';
import { useMay } from '../../app/session.ts';
import { useSettled } from '../../elements/use-settled.ts';
import { useFlowValue, useProblems } from '../../flow/flow-context.ts';

const SETTLES_MS = 400;

export interface PreviewOfSegment {
  readonly preview: SegmentPreview | undefined;
  /** Something has been changed since; a newer one is on its way. */
  readonly isOld: boolean;
  readonly isFaulty: boolean;
  readonly error: CallError | null;
  readonly retry: () => void;
}

/** What becomes of the book with the rows as they stand. Not asked while something is wrong with them. */
export function useSegmentPreview(): PreviewOfSegment {
  const may = useMay()('segments.preview');
  const now = JSON.stringify(useFlowValue((value) => value));
  const text = useSettled(now, SETTLES_MS);
  const isFaulty = hasErrors(useProblems().filter(({ code }) => code !== 'test.failed'));
  const { data, error, isFetching, refetch } = useAnswer(
    'segments.preview',
    { text },
    { enabled: may && !isFaulty && text === now, keepsPrevious: true },
  );
  const isRefused = error?.code === 'definition.refused';
  return {
    preview: data,
    isOld: isFetching || text !== now || isFaulty,
    isFaulty: isFaulty || isRefused,
    error: isRefused ? null : error,
    retry: () => void refetch(),
  };
}
