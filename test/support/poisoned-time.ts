/** What the engine may never ask for: the time and chance. */
class PoisonedCall extends Error {
  override readonly name = 'PoisonedCall';
}

const realDate = Date;
const real = { dateNow: Date.now, random: Math.random, performanceNow: performance.now };

/**
 * Makes `Date.now()`, `new Date()`, `Date()`, `Math.random()` and `performance.now()` throw when a file of `engine/`
 * calls them. Libraries and test tools still get the truth. Answers what undoes it.
 */
export function poisonTime(): () => void {
  Date.now = function now() {
    refuseEngine('Date.now()', now);
    return real.dateNow.call(realDate);
  };
  Math.random = function random() {
    refuseEngine('Math.random()', random);
    return real.random();
  };
  performance.now = function now() {
    refuseEngine('performance.now()', now);
    return real.performanceNow.call(performance);
  };
  const poisoned = new Proxy(realDate, {
    construct: function construct(target, given, newTarget) {
      if (given.length === 0) refuseEngine('new Date()', construct);
      return Reflect.construct(target, given, newTarget) as object;
    },
    apply: function apply(target, self, given) {
      refuseEngine('Date()', apply);
      return Reflect.apply(target, self, given) as string;
    },
  });
  globalThis.Date = poisoned;
  Object.defineProperty(realDate.prototype, 'constructor', { value: poisoned, configurable: true, writable: true });
  return () => {
    Object.assign(realDate, { now: real.dateNow });
    Math.random = real.random;
    performance.now = real.performanceNow;
    globalThis.Date = realDate;
    Object.defineProperty(realDate.prototype, 'constructor', { value: realDate, configurable: true, writable: true });
  };
}

function refuseEngine(what: string, above: (...given: never[]) => unknown): void {
  const file = callerOf(above);
  if (/[\\/]engine[\\/]/.test(file) && !/[\\/](node_modules|test)[\\/]/.test(file)) throw new PoisonedCall(`${file} calls ${what}`);
}

/** File of the code that called `above`. */
function callerOf(above: (...given: never[]) => unknown): string {
  const [prepare, limit] = [Error.prepareStackTrace, Error.stackTraceLimit];
  try {
    Error.stackTraceLimit = 1;
    Error.prepareStackTrace = (_, sites) => sites[0]?.getFileName() ?? '';
    const holder: { stack?: string } = {};
    Error.captureStackTrace(holder, above);
    return holder.stack ?? '';
  } finally {
    Error.prepareStackTrace = prepare;
    Error.stackTraceLimit = limit;
  }
}
