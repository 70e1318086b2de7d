import type { LocalDate } from '#engine';
import { useAnswer } from './api/use-answer.ts';

const wallDay = (): LocalDate => new Date().toISOString().slice(0, 10);

/** The business date where nobody may be signed in yet: then the wall's. */
export function useBusinessDay(): LocalDate {
  const { data } = useAnswer('session.get', {}, { enabled: false });
  return data?.clock.on ?? wallDay();
}
