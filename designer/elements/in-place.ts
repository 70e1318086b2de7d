export interface Placed<T> {
  readonly place: string;
  readonly item: T;
}

/** Items of a list whose order never changes, each with its place as its key. */
export function inPlace<T>(list: readonly T[]): readonly Placed<T>[] {
  return list.map((item, index) => ({ place: String(index), item }));
}
