import type { Response } from 'express';
import { type AheadAccountView, type AnswerOf, aheadAssumptions, compareText, compileStrategy, touchKinds } from '#engine';
import { registryWith } from '../../commands/publish-definition.ts';
import type { AccountFindings } from '../../insight/ahead/account-findings.ts';
import type { ForeseenAccount } from '../../insight/ahead/foresight.ts';
import { type StrategyAhead, strategyAhead } from '../../insight/ahead/strategy-ahead.ts';
import type { ForeseenDocument, ForesightDocument } from '../../store/foresight-documents.ts';
import { beginForesight, dropForesight, getForesight, keepForeseen, listForeseen } from '../../store/foresight-store.ts';
import { newId } from '../../store/new-id.ts';
import type { Units } from '../../store/unit-scope.ts';
import { decodeCursor, pageOf } from '../cursor.ts';
import { soundDraftOf } from '../draft.ts';
import type { Handlers } from '../handler.ts';
import { problem } from '../problem-answer.ts';
import { iso, known } from '../views/wire.ts';

const USUAL_DAYS = 7;

export const aheadHandlers = {
  'strategies.ahead': {
    async read(context) {
      const { runtime, world, caller, params, query, text, response } = context;
      const { strategyId = '' } = params;
      const definition = soundDraftOf('strategy', text, context);
      if (definition.id !== strategyId) throw problem('definition.id_mismatch', `the document is strategy/${definition.id}`);
      const draft = compileStrategy(definition, registryWith(runtime, world.published, [definition]));
      const { store } = runtime;
      const createdAt = new Date();
      const id = newId('fst');
      const { units } = caller;
      await beginForesight(store, { _id: id, strategyId, by: caller.actor.id, ...(units ? { units: [...units] } : {}), createdAt });
      const signal = whileConnected(response);
      const found = await strategyAhead(runtime, world, {
        strategyId,
        draft,
        days: query.days ?? USUAL_DAYS,
        units,
        signal,
        keep: (accounts) =>
          keepForeseen(
            store,
            accounts.map((account) => foreseenDocument(account, { id, createdAt })),
          ),
      }).catch(async (error: unknown) => {
        await dropForesight(store, id);
        throw signal.aborted ? problem('request.malformed', 'nobody waits for the answer') : error;
      });
      const version = world.published.versions.get(`strategy/${strategyId}`)?.version;
      return { ...answerOf(found), id, strategyId, at: iso(world.now), ...(version === undefined ? {} : { version }) };
    },
  },
  'strategies.aheadAccounts': {
    async read({ runtime, caller, params, query }) {
      const { strategyId = '', aheadId = '' } = params;
      const foresight = await getForesight(runtime.store, aheadId);
      const isHis = foresight?.strategyId === strategyId && foresight.by === caller.actor.id && sees(caller.units, foresight);
      if (!isHis) throw problem('resource.unknown', 'this answer is not kept any longer; ask again what the next days bring');
      const { limit = 50, side, day, kind, group } = query;
      const after = decodeCursor<{ name: string; id: string }>(query.cursor, { name: ['string'], id: ['string'] });
      const rows = await listForeseen(runtime.store, aheadId, { side, on: day, kind, group }, { limit: limit + 1, after });
      const { shown, next } = pageOf(rows, limit, (last) => ({ name: last.name, id: last.accountId }));
      return { items: shown.map(accountView), ...next };
    },
  },
} satisfies Partial<Handlers>;

/** Aborted when the browser has gone away before it was answered. */
function whileConnected(response: Response): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}

/** An answer holds what its caller could see then; one whose units have changed since asks again. */
function sees(units: Units, foresight: Pick<ForesightDocument, 'units'>): boolean {
  return JSON.stringify(units ?? null) === JSON.stringify(foresight.units ?? null);
}

function foreseenDocument(
  { account, isOn, actions, groups }: ForeseenAccount,
  { id, createdAt }: { readonly id: string; readonly createdAt: Date },
): ForeseenDocument {
  return {
    _id: `${id}:${account.id}`,
    foresightId: id,
    accountId: account.id,
    name: account.name,
    isOn,
    actions: [...actions],
    groups: [...groups],
    createdAt,
  };
}

function accountView({ accountId, name, isOn, actions }: ForeseenDocument): AheadAccountView {
  const asked = actions as AccountFindings['actions'];
  return {
    id: accountId,
    name,
    isOn,
    actions: asked.map(
      ({ at, params, ...action }) => known({ ...action, at: iso(at), params: { ...params } }) as AheadAccountView['actions'][number],
    ),
  };
}

type Answer = AnswerOf<'strategies.ahead'>;

function answerOf({ cells, late, faults, looked, ...found }: StrategyAhead): Omit<Answer, 'id' | 'strategyId' | 'at' | 'version'> {
  const order = touchKinds as readonly string[];
  return {
    ...found,
    days: [...found.days],
    cells: [...cells].sort((a, b) => compareText(a.on, b.on) || order.indexOf(a.kind) - order.indexOf(b.kind)),
    late: late as unknown as Answer['late'],
    faults: faults as unknown as Answer['faults'],
    looked,
    assumes: aheadAssumptions.filter((each) => each !== 'sampled' || looked.factor > 1),
  };
}
