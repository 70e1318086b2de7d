import { lazy } from 'react';

/** The parts of the page, each loaded when it is first shown. */
export const views = {
  schedule: lazy(async () => ({ default: (await import('../schedule/schedule-view.tsx')).ScheduleView })),
  canvas: lazy(async () => ({ default: (await import('../play/painted-canvas.tsx')).PaintedCanvas })),
  rules: lazy(async () => ({ default: (await import('./rules-view.tsx')).RulesView })),
  tests: lazy(async () => ({ default: (await import('../play/tests-view.tsx')).TestsView })),
  versions: lazy(async () => ({ default: (await import('../versions/versions-view.tsx')).VersionsView })),
  live: lazy(async () => ({ default: (await import('../live-overlay/live-view.tsx')).LiveView })),
  inspector: lazy(async () => ({ default: (await import('../inspector/inspector.tsx')).Inspector })),
  problems: lazy(async () => ({ default: (await import('../problems/problem-list.tsx')).ProblemList })),
  play: lazy(async () => ({ default: (await import('../play/play-panel.tsx')).PlayPanel })),
} as const;
