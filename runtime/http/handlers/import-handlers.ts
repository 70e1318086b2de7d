import type { LedgerMapping } from '#connectors';
import { isLocalDate, isZone } from '#engine';
import { emptyCounts } from '../../imports/import-counts.ts';
import { assumptionsOf, runImport } from '../../imports/run-import.ts';
import { tryImport } from '../../imports/try-import.ts';
import { ownFields } from '../../published/library.ts';
import type { World } from '../../runtime.ts';
import { claimImport, getImport, insertImport, refusedRowsOf, sourceBalances } from '../../store/import-store.ts';
import { newId } from '../../store/new-id.ts';
import { ADMIN_CHAIN, appendEntries } from '../../store/timeline-store.ts';
import type { HandlerContext, Handlers } from '../handler.ts';
import { ProblemError, problem } from '../problem-answer.ts';
import { mappingFaults } from '../validate.ts';
import { importView } from '../views/import-view.ts';

export const importHandlers = {
  'imports.create': {
    async write({ runtime, world, caller, body, changeId }, transaction) {
      const mapping = checkedMapping(body.mapping, world);
      const document = {
        _id: newId('imp'),
        status: 'waiting',
        mapping,
        ...(body.trial ? { trial: true } : {}),
        sourceId: mapping.source.id,
        startedAt: new Date(),
        counts: emptyCounts(),
        assumptions: [...(body.trial ? ['Nothing was booked: the file was only read.'] : []), ...assumptionsOf(mapping)],
      };
      await insertImport(runtime.store, document, transaction);
      await appendEntries(
        runtime.store,
        [
          {
            key: changeId,
            chain: ADMIN_CHAIN,
            at: world.now,
            type: 'import.started',
            data: { id: document._id, source: mapping.source.name, ...(body.trial ? { trial: true } : {}) },
            by: caller.actor.id,
          },
        ],
        transaction,
      );
      return { ok: true, value: importView(document, [], world) };
    },
  },
  'imports.upload': {
    async read(context) {
      const { runtime, scheduler, request } = context;
      const document = await wanted(context);
      if (!(await claimImport(runtime.store, document._id)))
        throw problem('import.in_progress', 'this or another import is under way, or it is done');
      if (document.trial) await tryImport(runtime, context.world, document._id, document.mapping as LedgerMapping, request);
      else {
        await runImport(runtime, document._id, document.mapping as LedgerMapping, request);
        await scheduler.wakeNow();
        runtime.poke();
      }
      const finished = await wanted(context);
      if (finished.status === 'failed') throw problem('mapping.invalid', finished.failure ?? 'the import failed');
      return report(context);
    },
  },
  'imports.get': { read: (context) => report(context) },
  'imports.refused': {
    async read(context) {
      const document = await wanted(context);
      const rows = await refusedRowsOf(context.runtime.store, document._id);
      const lines = rows.map((row) => [String(row.line), row.column, row.value, row.reason].map(csvCell).join(','));
      return `${['line,column,value,reason', ...lines].join('\r\n')}\r\n`;
    },
  },
} satisfies Partial<Handlers>;

type ImportContext = Pick<HandlerContext<'imports.get'>, 'runtime' | 'params' | 'world'>;

async function wanted({ runtime, params }: ImportContext) {
  const document = await getImport(runtime.store, params['importId'] ?? '');
  if (!document) throw problem('resource.unknown', 'there is no such import');
  return document;
}

async function report(context: ImportContext) {
  const document = await wanted(context);
  return importView(document, await sourceBalances(context.runtime.store, document.sourceId), context.world);
}

function checkedMapping(value: unknown, world: World): LedgerMapping {
  const faults = mappingFaults(value);
  if (faults.length > 0)
    throw new ProblemError(
      { code: 'mapping.invalid', detail: faults.map((fault) => `${fault.pointer} ${fault.detail}`).join('; ') },
      faults,
    );
  const mapping = value as LedgerMapping;
  if (!isZone(mapping.zone)) throw problem('mapping.invalid', `"${mapping.zone}" is no time zone`, '/mapping/zone');
  const { currentThrough } = mapping;
  if (currentThrough !== undefined && currentThrough !== 'yesterday' && !isLocalDate(currentThrough))
    throw problem('mapping.invalid', `${currentThrough} does not exist`, '/mapping/currentThrough');
  const known = new Set(ownFields(world.published).map((field) => field.id));
  const unknown = Object.keys(mapping.account.fields ?? {}).find((id) => !known.has(id));
  if (unknown !== undefined)
    throw problem(
      'mapping.invalid',
      `there is no field "${unknown}"; there is ${[...known].join(', ')}`,
      `/mapping/account/fields/${unknown}`,
    );
  return mapping;
}

/** A cell that a spreadsheet cannot take for a formula. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
