/** Thirteen to nineteen digits, apart from what belongs to a longer word or number; spaces and dashes may part them. */
const CANDIDATE = /(?<![\p{L}\d]|\d[ -])\d(?:[ -]?\d){12,18}(?![ -]?\d|\p{L})/gu;

/** What card numbers begin with, and how many digits they have then. */
const schemes: readonly (readonly [prefix: RegExp, digits: readonly number[]])[] = [
  [/^4/, [13, 16, 19]],
  [/^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]],
  [/^3[47]/, [15]],
  [/^(30[0-5]|36|38|39)/, [14]],
  [/^(6011|64[4-9]|65|62|35(2[89]|[3-8]))/, [16, 17, 18, 19]],
  [/^(50|5[6-9]|67|63)/, [16, 17, 18, 19]],
];

/** The first thing in a text that reads as the number of a payment card, as it is written there. */
export function cardNumberIn(text: string): string | undefined {
  return text.match(CANDIDATE)?.find((found) => isCardNumber(found.replaceAll(/[ -]/g, '')));
}

/** The text without the numbers of payment cards; of each the last four digits stay. */
export function withoutCardNumbers(text: string): string {
  return text.replace(CANDIDATE, (found) => {
    const digits = found.replaceAll(/[ -]/g, '');
    return isCardNumber(digits) ? `[card number ending in ${digits.slice(-4)}]` : found;
  });
}

function isCardNumber(digits: string): boolean {
  return schemes.some(([prefix, lengths]) => lengths.includes(digits.length) && prefix.test(digits)) && isLuhn(digits);
}

/** The check digit of cards: every second digit from the right counts double, and the sum ends in 0. */
function isLuhn(digits: string): boolean {
  let sum = 0;
  for (const [index, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
