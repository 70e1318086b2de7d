import { ApiClient } from './api-client.ts';
import { dataFolder, runningServer } from './data-folder.ts';

/** Runs a command against the running server; without one, starts it for as long as the command takes. */
export async function withServer<T>(command: (api: ApiClient) => Promise<T>): Promise<T> {
  const folder = dataFolder();
  const running = await runningServer(folder);
  if (running) return command(new ApiClient(running.url, running.key));
  // The whole product is loaded only where it must be started: most commands find it running.
  const { serve } = await import('./serve.ts');
  const served = await serve({ folder, port: 0, empty: true, say: (line) => process.stderr.write(`${line}\n`) });
  try {
    return await command(new ApiClient(served.url, served.key));
  } finally {
    await served.stop();
  }
}
