import { Type } from 'typebox';
import { ConditionsSchema } from '../model/conditions.ts';
import { channels } from '../model/contact-policy.ts';
import {
  AccountSample,
  MayContactView,
  RankingPreview,
  RegistryView,
  RuleExplained,
  RuleMatches,
  SegmentPreview,
  StrategyFeeding,
  StrategyLive,
  StrategySamples,
  TemplatePreview,
  TestMessage,
} from './designer-views.ts';
import { authors, staff } from './roles.ts';
import { defineRoutes } from './route.ts';
import { Id, Instant, Maybe, OneOf, Shape } from './wire.ts';

const rule = {
  conditions: ConditionsSchema,
  /** The named rules it may refer to. */
  rules: Maybe(Type.Record(Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_-]{0,63}$' }), ConditionsSchema, { additionalProperties: false })),
  /** Who judges it: a strategy knows contacts and the group of an account, a segment only the account itself. */
  judge: Maybe(OneOf(['strategy', 'segment'])),
};

/** What the designer asks of the live book; none of it changes anything. */
export const designerRoutes = defineRoutes({
  'registry.get': {
    method: 'GET',
    path: '/registry',
    summary: 'All that definitions may refer to, and whom work can be given to',
    roles: staff,
    status: 200,
    answer: RegistryView,
    refuses: [],
  },
  'strategies.live': {
    method: 'GET',
    path: '/strategies/{strategyId}/live',
    summary: 'Who stands where on a version of a strategy or resolution path now, and what moved in 30 days',
    roles: staff,
    query: Shape({
      kind: Maybe(OneOf(['strategy', 'resolution'])),
      version: Maybe(Type.Integer({ minimum: 1, description: 'the published one when left out' })),
    }),
    status: 200,
    answer: StrategyLive,
    refuses: ['resource.unknown'],
  },
  'strategies.feeding': {
    method: 'GET',
    path: '/strategies/{strategyId}/feeding',
    summary: 'Which segments lead to a strategy, and who would come onto it tonight',
    roles: staff,
    status: 200,
    answer: StrategyFeeding,
    refuses: ['resource.unknown'],
  },
  'strategies.samples': {
    method: 'GET',
    path: '/strategies/{strategyId}/samples',
    summary: 'Accounts a strategy is worth trying on',
    roles: staff,
    status: 200,
    answer: StrategySamples,
    refuses: [],
  },
  'accounts.sample': {
    method: 'GET',
    path: '/accounts/{accountId}/sample',
    summary: 'An account as a draft can be played on it',
    roles: staff,
    status: 200,
    answer: AccountSample,
    refuses: ['resource.unknown'],
  },
  'rules.matches': {
    method: 'POST',
    path: '/rules/matches',
    summary: 'How many accounts a rule holds for now, with examples and why',
    roles: authors,
    body: Shape({ ...rule, limit: Maybe(Type.Integer({ minimum: 0, maximum: 10, default: 3 })) }),
    unkeyed: true,
    status: 200,
    answer: RuleMatches,
    refuses: ['rule.refused'],
  },
  'rules.explain': {
    method: 'POST',
    path: '/rules/explain',
    summary: 'What becomes of each condition of a rule for an account',
    roles: authors,
    body: Shape({ ...rule, accountId: Id }),
    unkeyed: true,
    status: 200,
    answer: RuleExplained,
    refuses: ['rule.refused', 'resource.unknown'],
  },
  'segments.preview': {
    method: 'POST',
    path: '/segments/preview',
    summary: 'A segment draft held against the book: counts, overlaps, holes, changes',
    roles: authors,
    raw: 'definition',
    unkeyed: true,
    status: 200,
    answer: SegmentPreview,
    refuses: ['definition.refused'],
  },
  'rankings.preview': {
    method: 'POST',
    path: '/rankings/preview',
    summary: 'A ranking draft held against the worklists as they are: who moves, and why',
    roles: authors,
    raw: 'definition',
    unkeyed: true,
    status: 200,
    answer: RankingPreview,
    refuses: ['definition.refused'],
  },
  'templates.preview': {
    method: 'POST',
    path: '/templates/preview',
    summary: 'A template draft as it would be written to an account now',
    roles: authors,
    raw: 'definition',
    query: Shape({ accountId: Maybe(Id) }),
    unkeyed: true,
    status: 200,
    answer: TemplatePreview,
    refuses: ['definition.refused', 'resource.unknown'],
  },
  'templates.sendTest': {
    method: 'POST',
    path: '/templates/test-messages',
    summary: 'Send a template draft to yourself, marked as a test',
    roles: authors,
    raw: 'definition',
    query: Shape({ accountId: Maybe(Id) }),
    unkeyed: true,
    status: 200,
    answer: TestMessage,
    refuses: ['definition.refused', 'resource.unknown', 'message.not_sendable'],
  },
  'policies.mayContact': {
    method: 'POST',
    path: '/policies/may-contact',
    summary: 'Whether an account may be contacted, and if not, why and when',
    roles: authors,
    body: Shape({
      accountId: Id,
      /** The first with an address when left out. */
      contactId: Maybe(Id),
      channel: Maybe(OneOf(channels)),
      /** Now when left out. */
      at: Maybe(Instant),
      /** A published policy; the one in force when neither this nor a text is given. */
      policyId: Maybe(Id),
      text: Maybe(Type.String({ maxLength: 400_000, description: 'a draft of a contact policy, as it would be saved' })),
    }),
    unkeyed: true,
    status: 200,
    answer: MayContactView,
    refuses: ['definition.refused', 'resource.unknown'],
  },
});
