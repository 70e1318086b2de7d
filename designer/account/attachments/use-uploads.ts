import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AttachmentPlace, type AttachmentView, attachmentEndings, attachmentKindOf, fileName } from '#engine';
import { CallError } from '../../app/api/call-error.ts';
import { sessionWatch } from '../../app/api/session-watch.ts';
import { upload } from '../../app/api/upload.ts';
import { sizeWords } from '../../app/text/size-words.ts';
import { useFaultWords } from '../../elements/fault-words.ts';
import { accountAnswers, useAccount } from '../account-context.ts';

/** A file on its way, or one that was not taken. */
export interface Upload {
  readonly key: string;
  readonly name: string;
  /** From 0 to 1. */
  readonly sent: number;
  /** Why it was not attached, and what to do. */
  readonly fault?: string;
}

export interface Uploads {
  readonly list: readonly Upload[];
  readonly isSending: boolean;
  add(files: readonly File[]): void;
  /** Stops one that is on its way, or takes a fault out of view. */
  drop(key: string): void;
}

/** Where files go; without a place they wait for the form they were chosen in. */
export interface UploadPlace {
  readonly of: AttachmentPlace;
  readonly id: string;
}

/** Sends files, all at a time, each with how far it is; what is not taken stays with its name until it is dismissed. */
export function useUploads(place: UploadPlace | undefined, onTaken: (file: AttachmentView) => void): Uploads {
  const { id: accountId, attachments } = useAccount();
  const client = useQueryClient();
  const faultOf = useUploadFault(attachments.limit);
  const [list, setList] = useState<readonly Upload[]>([]);
  const stops = useRef(new Map<string, AbortController>());
  const change = (key: string, part: Partial<Upload>): void =>
    setList((before) => before.map((each) => (each.key === key ? { ...each, ...part } : each)));
  const drop = (key: string): void => {
    stops.current.get(key)?.abort();
    setList((before) => before.filter((each) => each.key !== key));
  };
  const send = async (key: string, file: File): Promise<void> => {
    const stop = new AbortController();
    stops.current.set(key, stop);
    const input = { params: { accountId }, query: { name: file.name, ...place } };
    const options = { signal: stop.signal, onProgress: (sent: number) => change(key, { sent }) };
    try {
      const taken = await upload('attachments.add', input, file, options);
      drop(key);
      onTaken(taken);
      if (place) await Promise.all(accountAnswers.map((route) => client.invalidateQueries({ queryKey: [route] })));
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      sessionWatch.hear(error);
      change(key, { fault: faultOf.answered(error) });
    }
  };
  const add = (files: readonly File[]): void => {
    const begun = files.map((file) => ({ file, key: crypto.randomUUID(), fault: faultOf.seen(file) }));
    setList((before) => [
      // Another try at a file takes the place of the one before.
      ...before.filter(({ fault, name }) => fault === undefined || !begun.some((each) => fileName(each.file.name) === name)),
      ...begun.map(({ file, key, fault }) => ({ key, name: fileName(file.name), sent: 0, ...(fault === undefined ? {} : { fault }) })),
    ]);
    for (const { file, key, fault } of begun) if (fault === undefined) void send(key, file);
  };
  return { list, isSending: list.some(({ fault }) => fault === undefined), add, drop };
}

/** What is wrong with a file, seen before it is sent or answered afterwards, and what to do about it. */
function useUploadFault(limit: number) {
  const { t } = useTranslation('account');
  const words = useFaultWords();
  const todo: Readonly<Record<string, string>> = {
    'attachment.kind_refused': t('attachments.todo.kind', { endings: attachmentEndings.join(', ') }),
    'attachment.too_large': t('attachments.todo.large'),
    'attachment.empty': t('attachments.todo.empty'),
    'attachment.not_what_it_says': t('attachments.todo.lie'),
  };
  return {
    seen: (file: File): string | undefined => {
      const sizes = { size: sizeWords(file.size), limit: sizeWords(limit) };
      if (file.size > limit) return `${t('attachments.fault.large', sizes)} ${todo['attachment.too_large']}`;
      if (file.size === 0) return `${t('attachments.fault.empty')} ${todo['attachment.empty']}`;
      if (!attachmentKindOf(fileName(file.name))) return `${t('attachments.fault.kind')} ${todo['attachment.kind_refused']}`;
      return undefined;
    },
    answered: (error: CallError): string => `${words(error)} ${todo[error.code] ?? t('attachments.todo.again')}`,
  };
}
