/** A name of the machine as people read it: `callTask` → `Call task`, `level-1` → `Level 1`. */
export function nameWords(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[-_]+/g, ' ')
    .replace(/([a-z])(\d)/gi, '$1 $2')
    .toLowerCase()
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A step by its path: the innermost name, with what contains it before it: `Level 2 › Calling`. */
export function stateWords(path: string): string {
  return path === '' ? 'Start' : path.split('.').map(nameWords).join(' › ');
}
