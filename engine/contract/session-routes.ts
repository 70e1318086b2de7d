import { Type } from 'typebox';
import { Problem } from './problem.ts';
import { roles } from './roles.ts';
import { defineRoutes } from './route.ts';
import { HealthView, SessionView } from './system-views.ts';
import { Shape } from './wire.ts';

export const Credentials = Shape({
  email: Type.String({ minLength: 3, maxLength: 200 }),
  password: Type.String({ minLength: 1, maxLength: 200 }),
});

export const sessionRoutes = defineRoutes({
  'health.get': {
    method: 'GET',
    path: '/health',
    summary: 'Whether the product is up',
    roles: 'public',
    status: 200,
    answer: HealthView,
    refuses: ['server.unavailable'],
  },
  'openapi.get': {
    method: 'GET',
    path: '/openapi.json',
    summary: 'This document',
    roles: 'public',
    status: 200,
    answer: Type.Record(Type.String(), Type.Unknown()),
    refuses: [],
  },
  'problem.get': {
    method: 'GET',
    path: '/problems/{code}',
    summary: 'What a problem code means',
    roles: 'public',
    status: 200,
    answer: Problem,
    refuses: ['resource.unknown'],
  },
  'session.create': {
    method: 'POST',
    path: '/session',
    summary: 'Sign in',
    roles: 'public',
    body: Credentials,
    unkeyed: true,
    status: 201,
    answer: SessionView,
    refuses: ['session.refused'],
  },
  'session.get': {
    method: 'GET',
    path: '/session',
    summary: 'Who is signed in',
    roles,
    status: 200,
    answer: SessionView,
    refuses: [],
  },
  'session.end': { method: 'DELETE', path: '/session', summary: 'Sign out', roles, unkeyed: true, status: 204, refuses: [] },
});
