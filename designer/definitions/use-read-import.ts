import { useTranslation } from 'react-i18next';
import type { JsonObject } from '../document/json.ts';
import type { PlainKind } from './kinds.ts';
import { readImport } from './read-import.ts';

type Read = { readonly ok: true; readonly value: JsonObject; readonly name: string } | { readonly ok: false; readonly reason: string };

/** Reads a file as a definition of a kind; the reason it cannot be is in words. */
export function useReadImport(kind: PlainKind): (text: string) => Read {
  const { t } = useTranslation('definitions');
  return (text) => {
    const read = readImport(text, kind);
    if (read.ok) return read;
    const why =
      read.problem === 'json'
        ? read.detail
        : read.problem === 'kind'
          ? t('importKind', { kind: read.kind, wanted: kind })
          : t('importUnread');
    return { ok: false, reason: t('importFault', { reason: why }) };
  };
}
