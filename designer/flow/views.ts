import { type ComponentType, lazy } from 'react';

/** The parts of the page that others make, by the file each lives in. They load when they are first shown. */
const files = import.meta.glob([
  '../schedule/schedule-view.tsx',
  '../canvas/canvas-view.tsx',
  '../rules/rules-panel.tsx',
  '../play/tests-view.tsx',
  '../play/play-panel.tsx',
  '../live-overlay/live-view.tsx',
  '../inspector/inspector.tsx',
  '../problems/problem-list.tsx',
  '../problems/jump-dialog.tsx',
  '../versions/versions-view.tsx',
]);

function view(file: string, name: string): ComponentType | undefined {
  const load = files[file];
  if (!load) return undefined;
  return lazy(async () => ({ default: ((await load()) as Readonly<Record<string, ComponentType>>)[name] as ComponentType }));
}

export const views = {
  schedule: view('../schedule/schedule-view.tsx', 'ScheduleView'),
  canvas: view('../canvas/canvas-view.tsx', 'CanvasView'),
  rules: view('../rules/rules-panel.tsx', 'RulesPanel'),
  tests: view('../play/tests-view.tsx', 'TestsView'),
  versions: view('../versions/versions-view.tsx', 'VersionsView'),
  live: view('../live-overlay/live-view.tsx', 'LiveView'),
  inspector: view('../inspector/inspector.tsx', 'Inspector'),
  problems: view('../problems/problem-list.tsx', 'ProblemList'),
  play: view('../play/play-panel.tsx', 'PlayPanel'),
  jump: view('../problems/jump-dialog.tsx', 'JumpDialog'),
} as const;
