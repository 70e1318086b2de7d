import { endOverride, overrideStrategy } from '../../commands/override-strategy.ts';
import { type NextStep, releaseStep, steerStep } from '../../commands/steer-step.ts';
import { transferAccount } from '../../commands/transfer-account.ts';
import type { AccountDocument } from '../../store/account-documents.ts';
import type { Transaction } from '../../store/store.ts';
import { type Handlers, leads, type RequestContext, visibleAccount } from '../handler.ts';
import { judgeTransfer } from './judge-transfer.ts';

export const steeringHandlers = {
  'steps.steer': {
    async write(context, transaction) {
      const { runtime, world, body } = context;
      const { act, untilOn, reason } = body;
      return steerStep(runtime, world, { ...(await nextStep(context, body, transaction)), act, untilOn, reason }, transaction);
    },
    after: async ({ scheduler }) => scheduler.wakeNow(),
  },
  'steps.release': {
    async write(context, transaction) {
      const { runtime, world, body } = context;
      return releaseStep(runtime, world, await nextStep(context, body, transaction), transaction);
    },
    after: async ({ scheduler }) => scheduler.wakeNow(),
  },
  'overrides.set': {
    async write(context, transaction) {
      const { runtime, world, body } = context;
      const account = await accountOf(context, transaction);
      return overrideStrategy(runtime, world, { account, ...body, by: byOf(context) }, transaction);
    },
    after: async ({ scheduler }) => scheduler.wakeNow(),
  },
  'overrides.end': {
    async write(context, transaction) {
      const account = await accountOf(context, transaction);
      return endOverride(context.runtime, context.world, { account, by: byOf(context) }, transaction);
    },
    after: async ({ scheduler }) => scheduler.wakeNow(),
  },
  'accounts.transfer': {
    async write(context, transaction) {
      const { runtime, world, body } = context;
      const account = await accountOf(context, transaction);
      const receiver = await judgeTransfer(context, account, transaction);
      const tasksOf = leads(context.caller) ? undefined : context.caller.actor.id;
      return transferAccount(runtime, world, { account, ...body, receiver, tasksOf, by: byOf(context) }, transaction);
    },
  },
} satisfies Partial<Handlers>;

async function nextStep(
  context: RequestContext,
  { enrollmentId, wait }: Pick<NextStep, 'enrollmentId' | 'wait'>,
  transaction: Transaction,
): Promise<NextStep> {
  return { account: await accountOf(context, transaction), enrollmentId, wait, by: byOf(context) };
}

function accountOf(context: RequestContext, transaction: Transaction): Promise<AccountDocument> {
  return visibleAccount(context, context.params['accountId'], transaction);
}

function byOf({ caller, changeId }: RequestContext): NextStep['by'] {
  return { actor: caller.actor, name: caller.name, id: changeId };
}
