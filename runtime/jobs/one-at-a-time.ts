/**
 * Runs work for many keys with a bounded number at once, and never two for one key: correctness does not need
 * it, the compare-and-set sees to that, but lost races cost time.
 */
export class OneAtATime {
  private readonly busy = new Map<string, Promise<void>>();
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  /** Runs `work` for every key; a key that is busy is waited for, then done. All are run; then the first failure is thrown. */
  async forEach(keys: readonly string[], work: (key: string) => Promise<void>): Promise<void> {
    const queue = [...keys];
    const failures: unknown[] = [];
    const lane = async (): Promise<void> => {
      for (let key = queue.shift(); key !== undefined; key = queue.shift())
        await this.run(key, work).catch((error) => failures.push(error));
    };
    await Promise.all(Array.from({ length: Math.min(this.most, keys.length) }, lane));
    if (failures.length > 0) throw failures[0];
  }

  private async run(key: string, work: (key: string) => Promise<void>): Promise<void> {
    const before = this.busy.get(key);
    const mine = (async () => {
      await before?.catch(() => undefined);
      await work(key);
    })();
    this.busy.set(key, mine);
    try {
      await mine;
    } finally {
      if (this.busy.get(key) === mine) this.busy.delete(key);
    }
  }
}
