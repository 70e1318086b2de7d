import { useMoment } from '../state/canvas-ui.ts';

/** Says why something cannot be done while one is still trying. */
export function HintLine() {
  const hint = useMoment((moment) => moment.hint);
  return hint === undefined ? null : <div className="dc-hint">{hint}</div>;
}
