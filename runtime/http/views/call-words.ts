import { type ContactPolicy, callRulesOf, nameWords } from '#engine';
import type { World } from '../../runtime.ts';

/**
 * A call in one line: whom it went to, who was reached, what was said. What an outcome is called is read from the
 * policies of today; one they do not have any more stands by its id.
 */
export function callWords(type: string, data: Readonly<Record<string, unknown>>, world: Pick<World, 'published'>): string {
  const said = (name: string): string => (typeof data[name] === 'string' ? (data[name] as string) : '');
  const names = outcomeNames(world);
  const nameOf = (id: string): string => names.get(id) ?? nameWords(id);
  // Closing a call task by hand tells an outcome in people's own words.
  if (said('reached') === '') return `Call made: ${said('outcome')}`;
  const outcome = said('answer') === '' ? nameOf(said('reached')) : `${nameOf(said('reached'))}, ${lower(nameOf(said('answer')))}`;
  if (type === 'call.corrected') return `Call corrected: ${outcome}, not ${lower(nameOf(said('was')))}`;
  const person = said('name');
  const number = said('number') === '' ? '' : ` (${said('number')})`;
  const whom = data['direction'] === 'in' ? `Call from ${person || 'the customer'}` : `Call to ${person || 'the customer'}`;
  const mark = said('notPermitted') === '' ? '' : ` — not permitted: ${said('notPermitted')}`;
  return `${whom}${number}: ${outcome}${mark}`;
}

/** What a task came to: the name of a call's outcome, or people's own words. */
export function taskOutcomeWords(outcome: string, world: Pick<World, 'published'>): string {
  return outcomeNames(world).get(outcome) ?? outcome;
}

function outcomeNames({ published }: Pick<World, 'published'>): ReadonlyMap<string, string> {
  const policies = published.definitions.filter((each): each is ContactPolicy => each.kind === 'contact-policy');
  const lists = [undefined, ...policies].map(callRulesOf).flatMap(({ reached, answers }) => [...reached, ...answers]);
  return new Map(lists.map(({ id, name }) => [id, name]));
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
