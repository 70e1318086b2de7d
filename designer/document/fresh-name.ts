import { NAME } from '#engine';
import { allow } from './refused.ts';

const pattern = new RegExp(NAME);

/** `wanted` when it is free, else with the first number that is: `call`, `call2`, `call3`. */
export function freshName(wanted: string, taken: { has(name: string): boolean }): string {
  if (!taken.has(wanted)) return wanted;
  const stem = wanted.replace(/\d+$/, '').slice(0, 58) || wanted;
  for (let number = 2; ; number += 1) {
    const name = `${stem}${number}`;
    if (!taken.has(name)) return name;
  }
}

/** Refuses what cannot be the name of a step, timer or rule. */
export function allowName(name: string): void {
  allow(
    pattern.test(name) && name !== 'constructor' && name !== 'prototype',
    `“${name}” cannot be a name: a letter first, then letters, digits, - or _.`,
  );
}
