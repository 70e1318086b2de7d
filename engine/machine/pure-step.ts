import { type AnyActorScope, type AnyMachineSnapshot, type AnyStateMachine, createActor } from 'xstate';

/** XState action as its pure functions return it. */
export interface StepAction {
  readonly type: string;
  readonly params?: unknown;
}

type Stepped = readonly [AnyMachineSnapshot, readonly StepAction[]];

/** A machine's pure functions. */
export interface PureSteps {
  begin(): Stepped;
  take(snapshot: AnyMachineSnapshot, event: { readonly type: string }): Stepped;
}

/**
 * What XState's `initialTransition` and `transition` do, around one actor that is never started. They make one
 * for each call, and each plays the machine's beginning before the event: that costs as much as the step itself,
 * and asks conditions of steps nobody is in, which would stand among the decisions.
 */
export function pureSteps(machine: AnyStateMachine): PureSteps {
  const self = createActor(machine);
  const record = (call: (scope: AnyActorScope) => unknown): Stepped => {
    const actions: StepAction[] = [];
    const nothing = (): void => {};
    const scope = {
      self,
      id: '',
      sessionId: '',
      system: self.system,
      defer: nothing,
      logger: nothing,
      stopChild: nothing,
      emit: nothing,
      actionExecutor: (action: StepAction) => actions.push(action),
    };
    return [call(scope as never) as AnyMachineSnapshot, actions];
  };
  return {
    begin: () => record((scope) => machine.getInitialSnapshot(scope as never, undefined as never)),
    take: (snapshot, event) => record((scope) => machine.transition(snapshot as never, event as never, scope as never)),
  };
}
