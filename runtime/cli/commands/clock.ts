import { setTimeout as wait } from 'node:timers/promises';
import { DateTime } from 'luxon';
import { type AnswerOf, stateWords } from '#engine';
import type { ApiClient } from '../api-client.ts';
import { withServer } from '../with-server.ts';

/** `duecourse clock`: what day it is. */
export async function showClock(): Promise<void> {
  await withServer(async (api) => {
    const clock = await api.call('clock.get');
    process.stdout.write(
      `${clock.on} ${clock.mode === 'sandbox' ? '(sandbox)' : '(live)'} ${clock.zone}${clock.target === undefined ? '' : `, on its way to ${clock.target}`}\n`,
    );
  });
}

/** `duecourse clock advance`: lets the days pass, shows how far it is, and ends with what each step did. */
export async function advanceClock(by: string | undefined, options: { readonly to?: string }): Promise<void> {
  if ((by === undefined) === (options.to === undefined)) throw new Error('give either a number of days (P5D) or --to DATE');
  await withServer(async (api) => {
    const from = firstDay(await api.call('clock.get'));
    await api.call('clock.advance', { body: by === undefined ? { to: options.to ?? '' } : { by } });
    const on = await arrive(api);
    for (const line of stepLines(await api.call('reports.steps', { query: { from, to: on } }))) process.stdout.write(`${line}\n`);
  });
}

/** The first day that is not over yet: an advance leaves the clock at the end of a day that has been reported. */
function firstDay({ at, on, zone }: AnswerOf<'clock.get'>): string {
  const time = DateTime.fromISO(at, { zone });
  return time.hour === 23 && time.minute === 59 ? time.plus({ days: 1 }).toFormat('yyyy-MM-dd') : on;
}

async function arrive(api: ApiClient): Promise<string> {
  let shown = '';
  for (;;) {
    const clock = await api.call('clock.get');
    if (clock.on.slice(0, 7) !== shown) {
      shown = clock.on.slice(0, 7);
      process.stderr.write(`  ${clock.on}\n`);
    }
    if (clock.target === undefined) return clock.on;
    await wait(250);
  }
}

/** A table of the strategies' steps: how often each was entered, and what it caused. */
export function stepLines(report: AnswerOf<'reports.steps'>): string[] {
  const head = ['entered', 'asked', 'sent', 'cancelled', 'skipped', 'held', 'sealed', 'parked', 'tasks', 'promises'];
  const cells = (numbers: readonly number[]): string => numbers.map((number) => String(number).padStart(9)).join(' ');
  const rows = report.steps.map((step) => {
    const { asked, sent, cancelled, skipped, held, sealed, parked } = step.notices;
    const name = `${step.strategyId}: ${stateWords(step.state)}`;
    return `${name.slice(0, 52).padEnd(52)} ${cells([step.entered, asked, sent, cancelled, skipped, held, sealed, parked, step.tasks, step.promises])}`;
  });
  return [`${report.from} to ${report.to}`, `${''.padEnd(52)} ${head.map((name) => name.padStart(9)).join(' ')}`, ...rows];
}
