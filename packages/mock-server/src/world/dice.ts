/** Seeded chance, as plain state: the same seed gives the same numbers, and a snapshot carries on where it stood. */

/** State of sfc32, a small fast generator of 128 bits (C. Doty-Humphrey, PractRand). */
export interface Dice {
  a: number;
  b: number;
  c: number;
  d: number;
}

/** Dice that depend on nothing but the text of the seed. */
export function diceFrom(seed: string): Dice {
  const word = (salt: number) => fnv(`${salt}:${seed}`);
  const dice: Dice = { a: word(1), b: word(2), c: word(3), d: 1 };
  for (let i = 0; i < 15; i += 1) roll(dice);
  return dice;
}

/** FNV-1a, 32 bits. */
function fnv(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** A whole number of 32 bits. */
export function roll(dice: Dice): number {
  const t = (dice.a + dice.b + dice.d) | 0;
  dice.d = (dice.d + 1) | 0;
  dice.a = dice.b ^ (dice.b >>> 9);
  dice.b = (dice.c + (dice.c << 3)) | 0;
  dice.c = ((dice.c << 21) | (dice.c >>> 11)) + t;
  dice.c |= 0;
  return t >>> 0;
}

/** A number from 0 up to, not including, 1. */
export function chance(dice: Dice): number {
  return roll(dice) / 0x1_0000_0000;
}

/** A whole number from `from` to `to`, both included. */
export function between(dice: Dice, from: number, to: number): number {
  return from + Math.floor(chance(dice) * (to - from + 1));
}

const letters = '0123456789abcdefghjkmnpqrstvwxyz';

/** So many letters and digits (Crockford's base 32, lower case), 5 bits each. */
export function letterString(dice: Dice, length: number): string {
  let text = '';
  for (let i = 0; i < length; i += 1) text += letters[roll(dice) >>> 27];
  return text;
}
