import { useTranslation } from 'react-i18next';
import type { JsonObject } from '../document/json.ts';
import './flow-texts.ts';
import type { EditedKind } from './kinds.ts';
import { type Imported, readImport } from './read-import.ts';

type Read = { readonly ok: true; readonly value: JsonObject; readonly name: string } | { readonly ok: false; readonly reason: string };

/** Reads a file as a definition of a kind; the reason it cannot be is in words. */
export function useReadImport(kind: EditedKind): (text: string) => Read {
  const { t } = useTranslation('flow');
  const why = (read: Exclude<Imported, { ok: true }>): string => {
    if (read.problem === 'unread') return read.detail;
    return read.problem === 'kind' ? t('import.kind', { kind: read.kind, wanted: kind }) : t('import.notObject');
  };
  return (text) => {
    const read = readImport(text, kind);
    return read.ok ? read : { ok: false, reason: t('import.fault', { reason: why(read) }) };
  };
}
