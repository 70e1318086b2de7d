import { join, relative } from 'node:path';
import { checkDefinition, createRegistry, type Definition, type Diagnostic, hasErrors } from '#engine';
import { type ReadDefinition, read } from '../../commands/publish-definition.ts';
import { installedConnectors, offeringsOf } from '../../effects/installed-connectors.ts';
import { projectFolder } from '../../project-folder.ts';
import { readDefinitionFiles } from '../../published/stock.ts';

/** `duecourse check`: lints every definition of a folder, runs its tests and prints what they reach. */
export async function check(folder: string | undefined): Promise<void> {
  const root = folder ?? join(projectFolder(), 'definitions');
  const files = await readDefinitionFiles(root);
  if (files.length === 0) throw new Error(`${root} holds no definitions`);
  const faults: string[] = [];
  const readable: { path: string; value: ReadDefinition }[] = [];
  for (const { path, text } of files) {
    const parsed = read(text);
    if (parsed.ok) readable.push({ path: relative(root, path), value: parsed.value });
    else faults.push(...lines(relative(root, path), parsed.diagnostics));
  }
  const registry = createRegistry(
    readable.map(({ value }) => value.definition),
    offeringsOf(installedConnectors),
  );
  let failed = faults.length > 0;
  for (const line of faults) process.stdout.write(`${line}\n`);
  for (const { path, value } of readable) {
    const report = checkDefinition(value.definition, registry);
    failed ||= hasErrors(report.diagnostics);
    process.stdout.write(`${hasErrors(report.diagnostics) ? '✗' : '✓'} ${path.padEnd(46)} ${summary(value.definition, report)}\n`);
    for (const line of lines(path, report.diagnostics)) process.stdout.write(`${line}\n`);
  }
  if (failed) process.exitCode = 1;
}

function summary(definition: Definition, report: ReturnType<typeof checkDefinition>): string {
  const { total, failed } = report.tests;
  const tests = `${total - failed}/${total} tests`;
  if (!report.coverage) return tests;
  const share = ({ total: all, missing }: { total: number; missing: readonly string[] }): string => `${all - missing.length}/${all}`;
  return `${tests}, ${share(report.coverage.states)} states, ${share(report.coverage.transitions)} paths (${definition.name})`;
}

function lines(path: string, diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map((each) => `    ${each.severity} ${each.code} ${path}#${each.pointer}\n      ${each.message}\n      ${each.fix}`);
}
