import {
  type AccountSample,
  type Calendar,
  type DueTime,
  dueAt,
  type Facts,
  type Instant,
  isInside,
  isZone,
  type LocalDate,
  localDateAt,
  parseDuration,
  type Timer,
} from '#engine';
import type { Link, Stop } from './ladder.ts';
import type { Schedule, ScheduleRow } from './project-schedule.ts';
import { dueAnchors } from './when.ts';

/** When an account that pays nothing gets to a row. */
export interface NextDate {
  readonly on: LocalDate;
  readonly rolledFrom?: DueTime['rolledFrom'];
  /** The day lies behind it: it was passed, or will be at once. */
  readonly isPast: boolean;
  /** It stands here now. */
  readonly isHere: boolean;
  /** The day that was counted, where the step before comes only after it: then this one follows at once. */
  readonly overtaken?: LocalDate;
}

export interface SampleDates {
  readonly ofRow: ReadonlyMap<string, NextDate>;
  /** Nothing is past due yet: counted as if this coming due date were missed. */
  readonly assumed: LocalDate | undefined;
  /** The account is on this flow, but beside the ladder: the step it stands in. */
  readonly beside: string | undefined;
}

export interface DatesContext {
  readonly flowId: string;
  readonly sample: AccountSample;
  readonly calendars: ReadonlyMap<string, Calendar>;
}

/** The real dates of a sample account, row by row, if it pays nothing and nothing else happens. */
export function datesOf(schedule: Schedule, { flowId, sample, calendars }: DatesContext): SampleDates {
  const facts: Facts = sample.facts;
  const coming = facts[dueAnchors.coming];
  const assumed = facts[dueAnchors.past] === undefined && typeof coming === 'string' ? coming : undefined;
  const on = sample.enrollments.find((each) => each.definitionId === flowId);
  const here = on?.states[0];
  const { stops } = schedule.walk;
  const at = here === undefined ? -1 : stops.findIndex(({ state }) => isInside(here, state.path));
  const walk = new DatedWalk(
    {
      facts: {
        ...facts,
        ...(assumed === undefined ? {} : { [dueAnchors.past]: assumed }),
        'invoice.dueOn': facts['invoice.dueOn'] ?? dueOn(facts),
      },
      now: Date.parse(sample.at),
      zone: sample.zone,
      calendars,
    },
    schedule,
  );
  const since = here === undefined ? undefined : on?.since[here];
  walk.go(Date.parse(on?.startedAt ?? sample.at), at, since === undefined ? undefined : Date.parse(since));
  const ofRow = new Map(schedule.rows.flatMap((row) => walk.dateOf(row) ?? []).map((each) => [each.id, each.date]));
  return { ofRow, assumed, beside: at < 0 ? here : undefined };
}

function dueOn(facts: Facts): Facts[string] {
  return facts[dueAnchors.past] ?? facts[dueAnchors.coming];
}

interface Moment {
  readonly facts: Facts;
  readonly now: Instant;
  readonly zone: string;
  readonly calendars: ReadonlyMap<string, Calendar>;
}

/** When a stop is reached; what was counted, where that lies before the stop in front of it. */
interface Reached extends DueTime {
  readonly overtaken?: LocalDate;
}

/** The stops with the moments they are reached and left at. */
class DatedWalk {
  private readonly came = new Map<Stop, Reached>();
  private readonly goes = new Map<Stop, Reached>();
  private readonly entered = new Map<string, Instant>();
  private here = -1;
  private readonly moment: Moment;
  private readonly schedule: Schedule;

  constructor(moment: Moment, schedule: Schedule) {
    this.moment = moment;
    this.schedule = schedule;
  }

  /** Walks all stops. `here` is where the account stands since `since`; what comes before lies behind it. */
  go(started: Instant, here: number, since: Instant | undefined): void {
    this.here = here;
    let now: Instant | undefined = started;
    let reached: Reached | undefined = this.plain(started);
    for (const [index, stop] of this.schedule.walk.stops.entries()) {
      if (index === here && since !== undefined) [now, reached] = [since, this.plain(since)];
      if (reached) this.came.set(stop, reached);
      if (now !== undefined) this.enter(stop, now);
      const due: Reached | undefined = stop.goes && this.reached(this.due(stop.goes, stop, now), now);
      if (due) this.goes.set(stop, due);
      reached = due;
      now = due && Math.max(now ?? due.at, due.at, here < 0 ? this.moment.now : due.at);
    }
  }

  dateOf(row: ScheduleRow): { id: string; date: NextDate } | undefined {
    const { stops } = this.schedule.walk;
    const isOut = row.kind === 'decision' || row.kind === 'split';
    const index = row.kind === 'back' ? stops.length - 1 : stops.findIndex(({ state }) => isInside(state.path, row.path));
    const stop = stops[index];
    if (!stop) return undefined;
    const due = (isOut && row.when.follows !== 'start') || row.kind === 'back' ? this.goes.get(stop) : this.came.get(stop);
    if (!due) return undefined;
    const isHere = !isOut && row.kind !== 'level' && row.kind !== 'back' && index === this.here;
    const isPast = !isHere && (due.at < this.moment.now || index < this.here);
    return {
      id: row.id,
      date: {
        on: due.on,
        isPast,
        isHere,
        ...(due.rolledFrom ? { rolledFrom: due.rolledFrom } : {}),
        ...(due.overtaken ? { overtaken: due.overtaken } : {}),
      },
    };
  }

  private enter(stop: Stop, at: Instant): void {
    const names = stop.state.path.split('.');
    for (const index of names.keys()) {
      const path = names.slice(0, index + 1).join('.');
      if (!this.entered.has(path)) this.entered.set(path, at);
    }
  }

  /** A day that lies before the step in front of it is reached, still to come, is no day of its own. */
  private reached(due: DueTime | undefined, now: Instant | undefined): Reached | undefined {
    if (!due || now === undefined || due.at >= now || now <= this.moment.now) return due;
    const plain = this.plain(now);
    return plain && { ...plain, overtaken: due.on };
  }

  private due(link: Link, stop: Stop, now: Instant | undefined): DueTime | undefined {
    const trigger = link.branches[0]?.trigger;
    if (trigger?.kind === 'always') return now === undefined ? undefined : this.plain(now);
    const timer = trigger?.kind === 'timer' ? this.schedule.timers[trigger.name] : undefined;
    const enteredAt = link.source === stop.state.path ? now : this.entered.get(link.source);
    // What counts from a step nobody knows the date of has none either.
    if (!timer || (enteredAt === undefined && timer.anchor === undefined)) return undefined;
    return dueFor(timer, { ...this.moment, enteredAt: enteredAt ?? this.moment.now });
  }

  private plain(at: Instant): DueTime | undefined {
    const { zone } = this.moment;
    return Number.isFinite(at) && isZone(zone) ? { at, on: localDateAt(at, zone) } : undefined;
  }
}

/** When a timer fires; undefined when that cannot be told: no such date, or the timer is not finished yet. */
export function dueFor(timer: Timer, moment: Omit<Moment, 'now'> & { readonly enteredAt: Instant }): DueTime | undefined {
  const isKnown = timer.calendar === undefined || moment.calendars.has(timer.calendar);
  if (!isKnown || !parseDuration(timer.offset) || !isZone(timer.zone ?? moment.zone)) return undefined;
  return dueAt(timer, moment);
}
