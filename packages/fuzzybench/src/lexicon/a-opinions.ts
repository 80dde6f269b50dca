/**
 * Clauses that praise, criticise or merely report, for sentiment and feedback tasks. A clause carries one
 * attitude only; families join two clauses when they need a divided opinion.
 */

import { SINGULAR_PRODUCTS } from "./a-products.js";
import { entries, lines } from "./a-text.js";

const SLOTS = {
  thing: [...SINGULAR_PRODUCTS, "phone", "laptop", "desk", "lamp", "toy train", "jacket"],
  part: entries(
    "price / design / staff / delivery / support team / packaging / sound / menu / location / manual / checkout",
  ),
  good: entries(`great / excellent / wonderful / superb / lovely / fantastic / amazing / perfect / brilliant / very good /
    really nice / delightful / outstanding / a joy to use / top notch`),
  bad: entries(`terrible / awful / disappointing / horrible / very poor / useless / a waste of money / really bad / dreadful /
    a mess / frustrating / appalling / below average / annoying / a letdown`),
  love: entries(
    "love / adore / really enjoyed / am thrilled with / am very happy with / can't praise enough",
  ),
  hate: entries(
    "hate / can't stand / regret buying / am fed up with / am very unhappy with / was let down by",
  ),
  day: entries("Monday / Tuesday / Wednesday / Friday / Sunday / 3 May / 12 June / 30 August"),
  who: entries("my brother / my office / a friend / my mother / our team / the kids"),
  colour: entries("black / white / blue / green / red / grey"),
  n: entries("two / three / four / five / six / ten"),
};

export const OPINION_SLOTS = SLOTS;

export const PRAISE = lines(`
  the {thing} is {good}
  the {part} is {good}
  I {love} this {thing}
  not bad at all, this {thing}
  I have no complaints about the {thing}
  this {thing} was worth every penny
  the {thing} works better than I expected
  I would buy this {thing} again any day
  everyone at home likes the {thing}
  best {thing} I have had in years
  nothing to criticise about the {part}
  couldn't be happier with the {part}
  highly recommend the {thing}
  five stars for the {part}`);

export const CRITICISM = lines(`
  the {thing} is {bad}
  the {part} is {bad}
  I {hate} this {thing}
  the {thing} is not good at all
  the {thing} broke after {n} days
  this {thing} was never worth the money
  the {thing} works far worse than I expected
  I would not buy this {thing} again
  nobody at home likes the {thing}
  worst {thing} I have had in years
  nothing nice to say about the {part}
  couldn't be more disappointed with the {part}
  can't recommend the {thing} to anyone
  one star for the {part}`);

export const PLAIN_FACTS = lines(`
  the {thing} arrived on {day}
  I bought the {thing} for {who}
  the {thing} comes in {colour}
  I ordered {n} of them on {day}
  the manual for the {thing} has {n} pages
  this {thing} replaces one from {n} years ago
  {who} asked me about the {thing} on {day}
  the box says {n} pieces and a {colour} cable
  I picked up the {thing} on {day}
  there are {n} reviews of the {thing} so far
  the {thing} is the {colour} version
  we talked about the {part} on {day}`);

export const CONTRASTS = entries(", but / , although / . However, / , yet / . Still, / , even though");

/** Contrasts after which the second clause is the speaker's final word. */
export const FINAL_CONTRASTS = entries(", but / . However, / , yet / . Still, / . On the other hand,");
