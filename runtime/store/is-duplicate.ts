/** Whether the database refused a write because something unique is there already. */
export function isDuplicate(error: unknown): boolean {
  return (error as { readonly code?: number }).code === 11000;
}
