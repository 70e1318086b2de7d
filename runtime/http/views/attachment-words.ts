import type { AttachmentPlace } from '#engine';

const places: Readonly<Record<AttachmentPlace, (number: string) => string>> = {
  account: () => '',
  invoice: (number) => `invoice ${number}`,
  dispute: (number) => `the dispute on invoice ${number}`,
  note: () => 'a note',
  payment: () => 'a payment',
};

/** That a file was attached or removed, in one line. */
export function attachmentWords(type: string, data: Readonly<Record<string, unknown>>): string {
  const { place, number = '' } = (data['of'] ?? {}) as { readonly place?: AttachmentPlace; readonly number?: string };
  const what = place === undefined ? '' : places[place](number);
  const [done, to] = type === 'attachment.removed' ? ['removed', 'from'] : ['attached', 'to'];
  return [String(data['name'] ?? 'A file'), done, ...(what === '' ? [] : [to, what])].join(' ');
}
