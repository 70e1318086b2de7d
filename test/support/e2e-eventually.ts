const WITHIN_MS = 20_000;
const STEP_MS = 50;

/** Runs a check until it holds; what kept it from holding last is what it fails with. */
export async function eventually(check: () => Promise<void>, within = WITHIN_MS): Promise<void> {
  const end = Date.now() + within;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    }
  }
}
