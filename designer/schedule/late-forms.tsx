import { type ComponentProps, lazy } from 'react';
import { inAdvance } from '../app/in-advance.ts';
import { Arriving } from '../flow/arriving.tsx';

// The forms that open in the rows come after the rows.
const load = {
  add: async () => ({ default: (await import('./add-step.tsx')).AddStep }),
  step: async () => ({ default: (await import('./step-form.tsx')).StepForm }),
  standing: async () => ({ default: (await import('./standing-form.tsx')).StandingForm }),
} as const;
inAdvance(...Object.values(load));

const LateAddStep = lazy(load.add);
const LateStepForm = lazy(load.step);
const LateStandingForm = lazy(load.standing);

export function AddStep(props: ComponentProps<typeof LateAddStep>) {
  return (
    <Arriving>
      <LateAddStep {...props} />
    </Arriving>
  );
}

export function StepForm(props: ComponentProps<typeof LateStepForm>) {
  return (
    <Arriving>
      <LateStepForm {...props} />
    </Arriving>
  );
}

export function StandingForm(props: ComponentProps<typeof LateStandingForm>) {
  return (
    <Arriving>
      <LateStandingForm {...props} />
    </Arriving>
  );
}
