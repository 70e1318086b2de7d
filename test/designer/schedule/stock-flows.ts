import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRegistry, type Definition, type Registry } from '#engine';
import type { JsonObject } from '../../../designer/document/json.ts';
import { projectFolder } from '../../../runtime/project-folder.ts';

const folder = join(projectFolder(), 'definitions');

/** The text of a stock strategy or resolution path. */
export function stockText(kind: 'strategies' | 'resolutions', id: string): string {
  return readFileSync(join(folder, kind, `${id}.json`), 'utf8');
}

export function stockFlow(kind: 'strategies' | 'resolutions', id: string): JsonObject {
  return JSON.parse(stockText(kind, id)) as JsonObject;
}

export const stockIds = {
  strategies: ['broken-promises', 'business-ladder', 'courtesy-reminders', 'past-due-escalation'],
  resolutions: ['delivery-dispute', 'pricing-dispute'],
} as const;

/** What the stock definitions may refer to, with a connector that sends email. */
export const stockRegistry: Registry = createRegistry(
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'schema')
    .flatMap(({ name }) =>
      readdirSync(join(folder, name)).map((file) => JSON.parse(readFileSync(join(folder, name, file), 'utf8')) as Definition),
    ),
  [{ channels: ['email'] }],
);
