const LONGEST = 120;
const LONGEST_ENDING = 10;

/** What cannot be seen, or turns the direction of writing: `pod\u202Efdp.exe` reads as `podexe.pdf`. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu;
/** What no system takes in the name of a file. */
const UNFIT = /[<>:"|?*]/g;

/**
 * The name of a file as it is shown and saved: without folders, unseen characters and what file systems refuse, and
 * not too long, its ending kept. Empty when nothing is left of it.
 */
export function fileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const plain = last.normalize('NFC').replaceAll(UNSEEN, '').replaceAll(UNFIT, '_').replaceAll(/\s+/g, ' ');
  const name = plain.replace(/^[. ]+/, '').replace(/[. ]+$/, '');
  const characters = [...name];
  if (characters.length <= LONGEST) return name;
  const ending = endingOf(name);
  const kept = ending === '' || ending.length > LONGEST_ENDING ? '' : `.${ending}`;
  return `${characters.slice(0, LONGEST - kept.length - 1).join('')}…${kept}`;
}

/** What a file's name ends with behind its last dot, in small letters; empty without one. */
export function endingOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}
