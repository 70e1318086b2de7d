import { nameWords } from '#engine';
import { useAnswer } from './api/use-answer.ts';

/** Names of strategies, templates and the rest by their ids; words made of the id until they are known. */
export function useDefinitionNames(): (id: string) => string {
  const { data } = useAnswer('definitions.list', {});
  return (id) => data?.items.find((each) => each.id === id)?.name ?? nameWords(id);
}
