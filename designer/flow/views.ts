import { lazily } from '../elements/lazily.ts';

/** The parts of the page, each loaded when it is first shown. */
export const views = {
  schedule: lazily(async () => ({ default: (await import('../schedule/schedule-view.tsx')).ScheduleView })),
  canvas: lazily(async () => ({ default: (await import('../play/painted-canvas.tsx')).PaintedCanvas })),
  rules: lazily(async () => ({ default: (await import('./rules-view.tsx')).RulesView })),
  tests: lazily(async () => ({ default: (await import('../play/tests-view.tsx')).TestsView })),
  versions: lazily(async () => ({ default: (await import('../versions/versions-view.tsx')).VersionsView })),
  live: lazily(async () => ({ default: (await import('../live-overlay/live-view.tsx')).LiveView })),
  inspector: lazily(async () => ({ default: (await import('../inspector/inspector.tsx')).Inspector })),
  problems: lazily(async () => ({ default: (await import('../problems/problem-list.tsx')).ProblemList })),
  play: lazily(async () => ({ default: (await import('../play/play-panel.tsx')).PlayPanel })),
} as const;
