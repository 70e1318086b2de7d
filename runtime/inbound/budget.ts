/** So many of something in a minute for each name; counted in this process alone. */
export class Budget {
  private readonly spent = new Map<string, number>();
  private minute = 0;
  private readonly perMinute: number;

  constructor(perMinute: number) {
    this.perMinute = perMinute;
  }

  /** Spends one; false when there is none left. */
  spend(name: string): boolean {
    if (!this.isLeft(name)) return false;
    this.spent.set(name, (this.spent.get(name) ?? 0) + 1);
    return true;
  }

  isLeft(name: string): boolean {
    const minute = Math.floor(Date.now() / 60_000);
    if (minute !== this.minute) this.spent.clear();
    this.minute = minute;
    return (this.spent.get(name) ?? 0) < this.perMinute;
  }
}
