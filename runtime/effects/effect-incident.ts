import type { Instant } from '#engine';
import type { EffectDocument } from '../store/flow-documents.ts';
import type { NewIncident } from '../store/incident-store.ts';

/** The incident about an effect that needs a person; there is one per effect, whatever has happened to it. */
export function incidentAbout(effect: EffectDocument, kind: 'notice' | 'effect', reason: string, at: Instant): NewIncident {
  const { _id, accountId, enrollmentId, written } = effect;
  const asker = written ? {} : { enrollmentId };
  return { _id: `effect:${_id}`, kind, accountId, ...asker, effectKey: _id, reason, openedAt: at };
}
