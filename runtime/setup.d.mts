/** Builds what is older than its source; `say` is told what is being built. */
export function build(say?: (words: string) => void): void;
