import { useSearchParams } from 'react-router';
import { type AttachmentPlace, attachmentPlaces } from '#engine';

/** What of the account has its files shown, and which of them; it stands in the address. */
export interface ShownFiles {
  readonly place: AttachmentPlace;
  readonly id: string;
  readonly fileId?: string | undefined;
}

/** The files that are shown, and the way to show others or none. */
export function useShownFiles(): readonly [ShownFiles | undefined, (shown: ShownFiles | undefined) => void] {
  const [params, setParams] = useSearchParams();
  const [, wanted, id] = /^(\w+)~(.+)$/.exec(params.get('files') ?? '') ?? [];
  const place = attachmentPlaces.find((each) => each === wanted);
  const shown = place === undefined || id === undefined ? undefined : { place, id, fileId: params.get('file') ?? undefined };
  const set = (next: ShownFiles | undefined): void =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        after.delete('files');
        after.delete('file');
        if (next) after.set('files', `${next.place}~${next.id}`);
        if (next?.fileId !== undefined) after.set('file', next.fileId);
        return after;
      },
      { replace: true, preventScrollReset: true },
    );
  return [shown, set];
}
