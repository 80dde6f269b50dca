/** Sentences with many kinds of punctuation for the first steps of a language pipeline; no apostrophes. */
import { lines } from "./a-text.js";

/** `{n}`, `{m}` people, `{c}` a city, `{x}`, `{y}` things; stop words carry no punctuation mark. */
export const TOKEN_SENTENCES = lines(`
  {n}, please close the {x}!
  Is the {x} in {c} open?
  The {x} was late; {n} took a taxi.
  {n} and {m} moved to {c}.
  A {x}, a {y} and an umbrella were sold.
  Wait: the {x} is on fire!
  Who paid for the {x}, {n} or {m}?
  The owner of the {x} lives in {c}.
  After lunch, {n} went to {c}.
  Nobody saw the {x}: it was dark.
  Sorry, {n}!
  To be honest, {n} likes the {x}.
  In {c}, a {x} is cheap.
  Did {m} return the {x} to {n}?
  The {x} is new; the {y} is old.
  {n} left!`);

export const TOKEN_THINGS =
  "bakery train museum library ferry kiosk stadium garage tower hotel café market".split(" ");
