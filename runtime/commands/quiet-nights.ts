import { createHash } from 'node:crypto';
import type { Standing } from '#engine';
import { productVersion } from '../project-folder.ts';
import type { World } from '../runtime.ts';
import type { AccountDocument } from '../store/account-documents.ts';
import type { QuietNights } from '../store/night-store.ts';
import { lookAtNight, nightIn } from './turn-night.ts';

/** How many nights are looked ahead: each costs an evaluation now and saves a read and an evaluation then. */
const AHEAD = 7;

/**
 * Looks at the nights that follow one that was just turned, as if they were here: how long do they make no
 * difference but the date? It holds until something is written to the account, or to what it is judged by.
 * `account`: as the night has left it. Undefined when the very next night may make a difference.
 */
export function quietNightsAfter(account: AccountDocument, world: World): QuietNights | undefined {
  let through: string | undefined;
  let then = account;
  for (const night of nightsAfter(world, account.zone)) {
    const { standing, segment, eventful } = lookAtNight(then, night);
    const moved = segment.row !== then.segment.row || segment.strategy !== then.segment.strategy || segment.name !== then.segment.name;
    if (eventful || moved || !differsByDateAlone(then.standing, standing)) break;
    through = standing.asOf;
    then = { ...then, standing, lastNightOn: standing.asOf };
  }
  return through === undefined ? undefined : { through, under: nightsUnder(world) };
}

/** Names what nights are judged by: what is published, the organization's settings, this release of the product. */
export function nightsUnder(world: World): string {
  const known = names.get(world);
  if (known !== undefined) return known;
  const { publishedStamp, installation } = world.settings;
  const judgedBy = JSON.stringify([productVersion(), publishedStamp, installation]);
  const name = createHash('sha256').update(judgedBy).digest('base64url').slice(0, 16);
  names.set(world, name);
  return name;
}

const names = new WeakMap<World, string>();
const following = new WeakMap<World, Map<string, readonly World[]>>();

/** The worlds of the nights that follow in a zone: the same for thousands of accounts of one run. */
function nightsAfter(world: World, zone: string): readonly World[] {
  const known = following.get(world) ?? new Map<string, readonly World[]>();
  following.set(world, known);
  const nights = known.get(zone) ?? comingNights(world, zone);
  known.set(zone, nights);
  return nights;
}

function comingNights(world: World, zone: string): World[] {
  const nights: World[] = [];
  for (let last = world; nights.length < AHEAD; ) {
    last = { ...world, now: nightIn(last, zone).nextNightAt.getTime() };
    nights.push(last);
  }
  return nights;
}

function differsByDateAlone(before: Standing, after: Standing): boolean {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Standing>;
  keys.delete('asOf');
  return [...keys].every((key) => before[key] === after[key]);
}
