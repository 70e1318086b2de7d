import { type ClockView, localDateAt } from '#engine';
import type { World } from '../../runtime.ts';
import { iso, known } from './wire.ts';

const SANDBOX_NOTICE = 'Sandbox: this is a practice date. Nothing leaves this machine.';

export function clockView({ settings, now }: World): ClockView {
  const { clock, installation } = settings;
  return known({
    mode: clock.mode,
    at: iso(now),
    on: localDateAt(now, installation.zone),
    zone: installation.zone,
    target: clock.mode === 'sandbox' && clock.target !== undefined ? iso(clock.target) : undefined,
    notice: clock.mode === 'sandbox' ? SANDBOX_NOTICE : undefined,
  }) as ClockView;
}
