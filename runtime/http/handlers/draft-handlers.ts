import { type AnswerOf, type Conditions, factIdsIn, hasErrors, type Segment, type Template } from '#engine';
import { registryWith } from '../../commands/publish-definition.ts';
import { sendTestMessage } from '../../effects/send-test-message.ts';
import { previewRanking } from '../../insight/ranking-preview.ts';
import { unknownFacts } from '../../insight/rule-matches.ts';
import { previewSegment, type SegmentFindings } from '../../insight/segment-preview.ts';
import { type WrittenDraft, writeTo, writeToSample } from '../../insight/template-preview.ts';
import { rankerFor, rankerOf, strategyOf } from '../../published/library.ts';
import type { World } from '../../runtime.ts';
import { draftOf, soundDraftOf } from '../draft.ts';
import { type Handlers, type RequestContext, visibleAccount } from '../handler.ts';
import { definitionProblem, problem } from '../problem-answer.ts';
import { iso, known, money } from '../views/wire.ts';

export const draftHandlers = {
  'rankings.preview': {
    async read(context) {
      const { runtime, world, caller, text } = context;
      const draft = soundDraftOf('ranking', text, context, ({ pointer }) => pointer.startsWith('/valuations'));
      const { installation } = world.settings;
      const rankers = {
        before: rankerOf(world.published, installation),
        after: rankerFor(draft, registryWith(runtime, world.published, [draft])),
      };
      return {
        ...(await previewRanking(runtime.store, world, rankers, caller.units)),
        inForce: installation.ranking === draft.id,
      } as never;
    },
  },
  'segments.preview': {
    async read(context) {
      const { runtime, world, caller, text } = context;
      // A strategy that is still to be published, or a test that fails, does not keep anybody from counting.
      const draft = soundDraftOf(
        'segment',
        text,
        context,
        ({ code, pointer }) => pointer.startsWith('/rows/') && code !== 'strategy.unknown',
      );
      const published = world.published.definitions.find((each): each is Segment => each.kind === 'segment' && each.id === draft.id);
      const findings = await previewSegment(runtime, world, { draft, published }, caller.units);
      const read = draft.rows.flatMap((row) => (row.when ? factIdsIn(row.when as Conditions).map(({ id }) => id) : []));
      return {
        at: iso(world.now),
        inForce: world.settings.installation.segment === draft.id,
        ...findingsView(findings, world, world.published.versions.get(`segment/${draft.id}`)?.version),
        unknownFacts: unknownFacts([...new Set(read)].sort(), world.published.registry.catalog, 'segment'),
      };
    },
  },
  'templates.preview': {
    async read(context) {
      const { definition, faults } = draftOf('template', context.text, context);
      const account = context.query.accountId === undefined ? undefined : await visibleAccount(context, context.query.accountId);
      // What has faults cannot be filled in; they are told instead.
      const written = hasErrors(faults) ? undefined : await write(context, definition, account?._id);
      return known({
        channel: definition.channel,
        account: account && { id: account._id, name: account.name },
        contact: written?.contact,
        message: written?.rendering.ok ? { ...written.rendering.message } : undefined,
        missing: written && !written.rendering.ok ? written.rendering.missing : undefined,
        asked: { items: written?.items ?? 0, total: money(written?.total ?? 0, written?.currency ?? account?.currency ?? 'USD') },
        diagnostics: faults.map((each) => ({ ...each })),
      }) as AnswerOf<'templates.preview'>;
    },
  },
  'templates.sendTest': {
    async read(context) {
      const { runtime, world, caller, text, query } = context;
      const { definition, faults } = draftOf('template', text, context);
      if (hasErrors(faults)) throw definitionProblem(faults);
      if (definition.channel !== 'email')
        throw problem('message.not_sendable', `a test goes out by email only, this is for ${definition.channel}`);
      if (caller.email === '') throw problem('message.not_sendable', 'a machine key has no address of its own; sign in');
      const account = query.accountId === undefined ? undefined : await visibleAccount(context, query.accountId);
      const { rendering } = await write(context, definition, account?._id);
      if (!rendering.ok) throw problem('message.not_sendable', `the message needs ${rendering.missing}`);
      const to = { id: caller.actor.id, name: caller.name, email: caller.email };
      const sent = await sendTestMessage(runtime, world, { to, message: rendering.message, template: definition.id });
      if (!sent) throw problem('message.not_sendable', 'no connector that is set up and turned on offers email');
      return known({ result: sent.result, to: caller.email, subject: sent.subject, detail: sent.detail }) as AnswerOf<'templates.sendTest'>;
    },
  },
} satisfies Partial<Handlers>;

async function write({ runtime, world }: RequestContext, template: Template, accountId: string | undefined): Promise<WrittenDraft> {
  if (accountId === undefined) return writeToSample(world, template);
  const written = await writeTo(runtime.store, world, template, accountId);
  if (!written) throw problem('resource.unknown', 'there is no such account');
  return written;
}

function findingsView({ moves, leads, rows, overlaps, holes, accounts }: SegmentFindings, world: World, version: number | undefined) {
  const strategy = (id: string) => ({ id, name: strategyOf(world.published, id)?.flow.name ?? id });
  const changes = {
    version: version ?? 0,
    accounts: moves.reduce((sum, move) => sum + move.accounts, 0),
    rows: moves.map(({ overdue: _, ...move }) => move),
    leads: leads.map(({ overdue: _, from, to, examples, ...lead }) => ({
      ...lead,
      ...(from === undefined ? {} : { from: strategy(from) }),
      ...(to === undefined ? {} : { to: strategy(to) }),
      examples: [...examples],
    })),
  };
  return {
    accounts,
    rows: [...rows],
    overlaps: [...overlaps],
    holes: { ...holes, examples: [...holes.examples] },
    ...(version === undefined ? {} : { changes }),
  };
}
