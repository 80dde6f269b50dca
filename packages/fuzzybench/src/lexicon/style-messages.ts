/** Messages by purpose and register, the letters around them, and the pieces of texts with writing habits. */
import { lines } from "./a-text.js";

export const PURPOSES = ["request", "thanks", "apology", "problem", "invitation", "refusal"] as const;
export type Purpose = (typeof PURPOSES)[number];
export const REGISTERS = ["formal", "neutral", "casual"] as const;
export type Register = (typeof REGISTERS)[number];

/** `{x}` is one of NEUTRAL_THINGS. Every message has one purpose only. */
export const MESSAGES: Readonly<Record<Register, Readonly<Record<Purpose, readonly string[]>>>> = {
  formal: {
    request: lines(`We would be grateful if you could forward {x} at your earliest convenience.
      I should be obliged if you would examine {x} by Thursday.`),
    thanks: lines(`Please accept our sincere gratitude for your support concerning {x}.
      On behalf of the board, I wish to express my appreciation for {x}.`),
    apology: lines(`We sincerely regret any inconvenience caused by {x}.
      Please accept my apologies for the error regarding {x}.`),
    problem: lines(`I am writing to inform you of a defect concerning {x}.
      It has come to our attention that {x} does not comply with the agreement.`),
    invitation: lines(`You are cordially invited to the presentation of {x}.
      It would be an honour to welcome you at the meeting regarding {x}.`),
    refusal: lines(`We regret to inform you that we are unable to approve {x}.
      Unfortunately, your application concerning {x} cannot be granted.`),
  },
  neutral: {
    request: lines(`Please send {x} to the office by Thursday.
      Could you check {x} today?`),
    thanks: lines(`Thank you for your help with {x}.
      Many thanks for taking care of {x}.`),
    apology: lines(`I am sorry for the mistake with {x}.
      I apologise for the delay with {x}.`),
    problem: lines(`There is a problem with {x}.
      Something is wrong with {x} since Monday.`),
    invitation: lines(`You are welcome to join us for {x} on Friday.
      We invite everyone to take part when we discuss {x} on Friday.`),
    refusal: lines(`We cannot accept {x} this time.
      I have to say no to {x} this year.`),
  },
  casual: {
    request: lines(`hey, can u send me {x} asap?
      gimme {x} when you've got a sec, will ya?`),
    thanks: lines(`thx a bunch for {x}!!
      you rock, cheers for sorting {x}!`),
    apology: lines(`oops, my bad about {x} haha
      sooo sorry mate, totally messed up {x}`),
    problem: lines(`ugh, {x} is totally broken again
      dude, smth's off with {x}`),
    invitation: lines(`wanna come along for {x} on fri?
      yo, join us for {x}, it'll be fun!`),
    refusal: lines(`nah, can't do {x}, no way
      nope, not gonna happen with {x} lol`),
  },
};

export const GREETINGS = [
  "Dear {t}",
  "Hello {f}",
  "Hi {f}",
  "Good morning {t}",
  "Dear {f}",
  "Hey {f}",
] as const;
export const CLOSINGS = [
  "Kind regards",
  "Best wishes",
  "Yours sincerely",
  "Cheers",
  "Many thanks",
  "See you soon",
  "All the best",
] as const;
export const BODIES = lines(`
  I have read {x} and will send my comments tomorrow.
  We need to talk about {x} before Friday.
  The question of {x} is settled at last.
  Could you have a look at {x} this week?
  There is still no news about {x}.
  The new date for {x} suits everyone.`);

/** British and American spelling. */
export const SPELLINGS = [
  ["centre", "center"],
  ["theatre", "theater"],
  ["harbour", "harbor"],
  ["colour chart", "color chart"],
  ["jewellery", "jewelry"],
  ["grey coat", "gray coat"],
  ["catalogue", "catalog"],
  ["neighbourhood map", "neighborhood map"],
  ["aluminium ladder", "aluminum ladder"],
  ["armoured van", "armored van"],
] as const;
/** `{v}` is a contracted or full verb, `{w}` a word with two spellings. */
export const SPELLED = lines(`
  We {v} find the {w}.
  She {v} talk about the {w}.
  Our guide {v} show us the {w}.
  They {v} pay for the {w}.
  You {v} remember the {w}.`);
export const SHORT_VERBS = [
  ["didn't", "did not"],
  ["couldn't", "could not"],
  ["wouldn't", "would not"],
  ["shouldn't", "should not"],
] as const;
/** `{n}` is a number, `{l}` a list of three. */
export const LISTED = lines(`
  There were {n} bags of {l} on the table.
  He packed {n} boxes with {l}.
  For {l} they wanted {n} euros.
  After {n} days we ran out of {l}.`);
/** `{q}` is quoted. */
export const QUOTED = lines(`
  The sign said {q}.
  The note on the door read {q}.
  The only answer was {q}.
  Somebody had written {q} on the wall.`);
export const QUOTES = [
  "No entry",
  "Maybe later",
  "Back at noon",
  "Keep calm",
  "Sold out",
  "Mind the step",
] as const;
