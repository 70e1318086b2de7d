/** Lets a few pieces of work be under way at once, begun in their order. */
export class InFlight {
  private readonly most: number;
  private readonly under = new Set<Promise<void>>();
  private readonly failures: unknown[] = [];

  constructor(most: number) {
    this.most = most;
  }

  /** Begins a piece of work as soon as there is room for it. Throws what has failed by then. */
  async begin(work: () => Promise<void>): Promise<void> {
    while (this.under.size >= this.most) await Promise.race(this.under);
    this.refuseAfterFailure();
    const running: Promise<void> = work()
      .catch((error: unknown) => void this.failures.push(error))
      .finally(() => this.under.delete(running));
    this.under.add(running);
  }

  /** Waits for all that is under way; throws the first failure. */
  async end(): Promise<void> {
    await Promise.all(this.under);
    this.refuseAfterFailure();
  }

  private refuseAfterFailure(): void {
    if (this.failures.length > 0) throw this.failures[0];
  }
}
