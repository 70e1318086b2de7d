import { type Chart, nameWords } from '#engine';

/** An operation that cannot be done; the message is a sentence for the person who asked. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** Narrows `condition`, or refuses the operation with this sentence. */
export function allow(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new Refused(sentence);
}

/** A step as sentences call it: its innermost name in quotation marks; the flow as a whole is its start. */
export function called(path: string): string {
  return path === '' ? '“Start”' : `“${nameWords(path.split('.').at(-1) ?? path)}”`;
}

/** Refuses what is asked of a step that is not there, or of the flow as a whole as if it were one. */
export function allowStep(chart: Chart, path: string): void {
  allow(path !== '', 'The flow as a whole is no step.');
  allow(chart.states.has(path), `There is no step ${called(path)} any more.`);
}
