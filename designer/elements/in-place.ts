export interface Placed<T> {
  readonly place: string;
  readonly item: T;
}

/** Items of a list that are known by their place in it alone, each with that place as its key. */
export function inPlace<T>(list: readonly T[]): readonly Placed<T>[] {
  return list.map((item, index) => ({ place: String(index), item }));
}
