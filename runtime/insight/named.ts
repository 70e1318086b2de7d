/** An account as it is named where it stands for others. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

export function named({ _id, name }: { readonly _id: string; readonly name: string }): Named {
  return { id: _id, name };
}
