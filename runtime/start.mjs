// `npm start`: on a fresh clone everything that is missing is brought, then the product starts.
import { runDuecourse } from './cli/duecourse.mjs';

await runDuecourse(['start', ...process.argv.slice(2)]);
