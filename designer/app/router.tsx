import { createBrowserRouter, redirect } from 'react-router';
import { AddressUnknown } from './address-unknown.tsx';
import { PageFault } from './page-fault.tsx';
import { requireSession } from './session.ts';
import { Frame } from './shell/frame.tsx';

/** Every page by its address. A page is loaded when it is opened. */
export const router = createBrowserRouter([
  {
    path: '/sign-in',
    lazy: async () => ({ Component: (await import('../sign-in/sign-in-page.tsx')).SignInPage }),
    ErrorBoundary: PageFault,
    HydrateFallback: () => null,
  },
  {
    path: '/',
    loader: requireSession,
    shouldRevalidate: () => false,
    Component: Frame,
    ErrorBoundary: PageFault,
    HydrateFallback: () => null,
    children: [
      { index: true, loader: () => redirect('/portfolio'), Component: () => null },
      {
        ErrorBoundary: PageFault,
        children: [
          { path: 'work', lazy: async () => ({ Component: (await import('../worklist/worklist-page.tsx')).WorklistPage }) },
          { path: 'promises', lazy: async () => ({ Component: (await import('../promises/promises-page.tsx')).PromisesPage }) },
          { path: 'board', lazy: async () => ({ Component: (await import('../board/board-page.tsx')).BoardPage }) },
          { path: 'people', lazy: async () => ({ Component: (await import('../people/people-page.tsx')).PeoplePage }) },
          { path: 'portfolio', lazy: async () => ({ Component: (await import('../portfolio/portfolio-page.tsx')).PortfolioPage }) },
          { path: 'accounts', lazy: async () => ({ Component: (await import('../accounts/accounts-page.tsx')).AccountsPage }) },
          { path: 'accounts/:accountId', lazy: async () => ({ Component: (await import('../account/account-page.tsx')).AccountPage }) },
          { path: 'outbox', lazy: async () => ({ Component: (await import('../outbox/outbox-page.tsx')).OutboxPage }) },
          { path: 'strategies', lazy: async () => ({ Component: (await import('../strategies/list-page.tsx')).StrategiesPage }) },
          { path: 'resolutions', lazy: async () => ({ Component: (await import('../strategies/list-page.tsx')).ResolutionsPage }) },
          { path: 'strategies/new', lazy: async () => ({ Component: (await import('../strategies/new-page.tsx')).NewStrategyPage }) },
          { path: 'resolutions/new', lazy: async () => ({ Component: (await import('../strategies/new-page.tsx')).NewResolutionPage }) },
          { path: 'strategies/:definitionId', lazy: async () => ({ Component: (await import('../flow/flow-page.tsx')).StrategyPage }) },
          { path: 'resolutions/:definitionId', lazy: async () => ({ Component: (await import('../flow/flow-page.tsx')).ResolutionPage }) },
          { path: 'segments', lazy: async () => ({ Component: (await import('../definitions/segments/segments-page.tsx')).SegmentsPage }) },
          {
            path: 'segments/:definitionId',
            lazy: async () => ({ Component: (await import('../definitions/segments/segments-page.tsx')).SegmentPage }),
          },
          {
            path: 'templates',
            lazy: async () => ({ Component: (await import('../definitions/templates/templates-page.tsx')).TemplatesPage }),
          },
          {
            path: 'templates/:definitionId',
            lazy: async () => ({ Component: (await import('../definitions/templates/templates-page.tsx')).TemplatePage }),
          },
          { path: 'policies', lazy: async () => ({ Component: (await import('../definitions/policies/policies-page.tsx')).PoliciesPage }) },
          {
            path: 'policies/:kind/:definitionId',
            lazy: async () => ({ Component: (await import('../definitions/policies/policies-page.tsx')).PolicyPage }),
          },
          { path: 'fields', lazy: async () => ({ Component: (await import('../definitions/fields/fields-page.tsx')).FieldsPage }) },
          {
            path: 'fields/:definitionId',
            lazy: async () => ({ Component: (await import('../definitions/fields/fields-page.tsx')).FieldPage }),
          },
          { path: 'attention', lazy: async () => ({ Component: (await import('../attention/attention-page.tsx')).AttentionPage }) },
          { path: '*', Component: AddressUnknown },
        ],
      },
    ],
  },
]);
