import Type from 'typebox';
import { definitionKinds } from '../model/definition.ts';
import { staff } from './roles.ts';
import { defineRoutes } from './route.ts';
import { DefinitionDetail, DefinitionPage, DefinitionReportView, PublishedVersion, SavedDraft } from './system-views.ts';
import { Count, Maybe, OneOf, Shape } from './wire.ts';

const author = ['admin', 'manager', 'analyst'] as const;
const Kind = OneOf(definitionKinds);

export const definitionRoutes = defineRoutes({
  'definitions.list': {
    method: 'GET',
    path: '/definitions',
    summary: 'Strategies, segments, templates and the rest',
    roles: staff,
    query: Shape({ kind: Maybe(Kind) }),
    status: 200,
    answer: DefinitionPage,
    refuses: [],
  },
  'definitions.check': {
    method: 'POST',
    path: '/definitions/check',
    summary: 'All faults of a definition, and its tests',
    roles: author,
    raw: 'definition',
    unkeyed: true,
    status: 200,
    answer: DefinitionReportView,
    refuses: ['definition.refused'],
  },
  'definitions.bundle': {
    method: 'GET',
    path: '/definitions/bundle',
    summary: 'All published definitions as they were written',
    roles: author,
    status: 200,
    answer: Shape({ files: Type.Record(Type.String(), Type.String()) }),
    refuses: [],
  },
  'definitions.import': {
    method: 'POST',
    wide: true,
    path: '/definitions/bundle',
    summary: 'Publish a bundle of definitions, all or none',
    roles: ['admin', 'manager'],
    body: Shape({ files: Type.Record(Type.String(), Type.String()) }),
    status: 200,
    answer: Shape({ published: Count, unchanged: Count }),
    refuses: ['definition.refused'],
  },
  'definitions.get': {
    method: 'GET',
    path: '/definitions/{kind}/{definitionId}',
    summary: 'One definition with its draft and versions',
    roles: staff,
    status: 200,
    answer: DefinitionDetail,
    refuses: ['resource.unknown'],
  },
  'definitions.save': {
    method: 'PUT',
    wide: true,
    path: '/definitions/{kind}/{definitionId}',
    summary: 'Save the draft whole',
    roles: author,
    raw: 'definition',
    ifMatch: true,
    query: Shape({ unfinished: Maybe(Type.Boolean({ description: 'keep a draft that still has faults' })) }),
    status: 200,
    answer: SavedDraft,
    refuses: ['definition.refused', 'definition.id_mismatch', 'revision.required', 'revision.outdated'],
  },
  'definitions.publish': {
    method: 'POST',
    wide: true,
    path: '/definitions/{kind}/{definitionId}/publication',
    summary: 'Check the draft, run its tests and freeze it as a version',
    roles: ['admin', 'manager'],
    body: Shape({}),
    ifMatch: true,
    status: 201,
    answer: PublishedVersion,
    refuses: ['resource.unknown', 'draft.missing', 'definition.refused', 'revision.required', 'revision.outdated'],
  },
});
