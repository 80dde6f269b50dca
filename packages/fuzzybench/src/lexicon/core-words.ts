/** Lower-case words of many shapes for tasks on the form of words, and number words. */
import { words } from "./a-text.js";

/** Some start with a vowel, some have a doubled letter; lengths from three to ten letters. */
export const FORM_WORDS =
  words(`apple onion anchor igloo oyster acorn eagle umbrella engine island elbow oven ink axe
  idea office orchard evening autumn uncle letter ladder copper tunnel bottle button pillow cotton kettle pepper
  rabbit summer mirror carrot tennis coffee balloon puddle ribbon hammer river garden window market bridge doctor
  signal forest pocket candle basket harbor planet monkey dragon ticket wizard rocket shadow silver winter castle
  violin sky cup hat jar fog map pen lime rope moon clock bread stone plant cloud chair table paint
  blanket captain lantern journey diamond village picture thunder hospital notebook mountain calendar crocodile
  telescope newspaper strawberry`);

const SMALL =
  words(`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
  sixteen seventeen eighteen nineteen`);
const TENS = words("twenty thirty forty fifty sixty seventy eighty ninety");

/** The English word for a whole number below 100, with a hyphen where there are two parts. */
export function numberWord(n: number): string {
  const small = SMALL[n];
  if (small !== undefined) return small;
  const tens = TENS[Math.floor(n / 10) - 2];
  if (tens === undefined) throw new RangeError(`no word for the number ${n}; only 0 to 99`);
  return n % 10 === 0 ? tens : `${tens}-${SMALL[n % 10]}`;
}
