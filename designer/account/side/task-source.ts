import { useAnswer } from '../../app/api/use-answer.ts';
import { stepName } from '../../app/step-name.ts';

const PATH = /^[A-Za-z][\w-]*(?:\.[\w-]+)*$/;

/** Why a task is there: the strategy and step it came from, by their names, or the words it was given. */
export function useTaskSource(): (reason: string) => string {
  const { data } = useAnswer('definitions.list', {});
  return (reason) => {
    const [id = '', ...rest] = reason.split(': ');
    const strategy = data?.items.find((each) => each.id === id);
    const step = rest.join(': ');
    if (!strategy) return reason;
    return `${strategy.name}, ${PATH.test(step) ? stepName(step) : step}`;
  };
}
