/**
 * Wordings made of parts. A family says what is wanted in three ways and adds its rule for edge cases; the
 * frames here turn that into whole specifications. Four kinds of function: give a thing, change a text, choose
 * a class, and check a condition.
 */
import { choose, NOTHING } from "../lexicon/choices.js";
import { capital, fill } from "../lexicon/fill.js";
import type { Random } from "../random.js";

/** Three phrases with one meaning. */
export type Said = readonly [string, string, string];

/** The texts of a drawn task. */
export interface Texts {
  readonly canonical: string;
  readonly plain: readonly string[];
  readonly terse: readonly string[];
  readonly casual: readonly string[];
}

interface Frames {
  readonly canonical: string;
  readonly plain: readonly string[];
  readonly terse: readonly string[];
  readonly casual: readonly string[];
}

interface Parts {
  /** What the input is: a noun without article. */
  readonly source: string;
  /** Full sentences on edge cases and on the form of the answer. */
  readonly rule?: string | undefined;
  /** The same in a few words. */
  readonly brief?: string | undefined;
}

/** Frames may hold {s} source, {a} {b} {c} the three phrases, {long} {short} lists, and end with rule or brief. */
function frame(
  random: Random,
  frames: Frames,
  said: Said,
  parts: Parts,
  more: Readonly<Record<string, string>> = {},
): Texts {
  const [a, b, c] = said;
  const slots = { s: parts.source, a, b, c, A: capital(a), B: capital(b), C: capital(c), ...more };
  const rule = parts.rule ? ` ${parts.rule}` : "";
  const brief = parts.brief ? `; ${parts.brief}` : "";
  const text = (template: string) => fill(random, choose(random, template), slots);
  return {
    canonical: `${text(frames.canonical)}${rule}`,
    plain: frames.plain.map((template) => `${text(template)}${rule}`),
    terse: frames.terse.map((template) => `${text(template)}${brief}`),
    casual: frames.casual.map((template) => `${text(template)}${rule}`),
  };
}

const ASK: Frames = {
  canonical: "Given a {s}, answer with {a}.",
  plain: [
    "From the {s}, <give|return|take> {a}.",
    "Read the {s} and <output|print|write> {b}, <nothing else|and only that>.",
    "The input is a {s}. <Answer|Reply> with {c}.",
    "<For every|Given a> {s}, <find|determine> {a} and <print|return> it.",
    "Look at the {s} and <work out|determine> {b}. <Output|Return> only that.",
  ],
  terse: ["{a}", "{s} -> {b}", "<output:|give> {c}"],
  casual: [
    "can you <give|get> me {a}?",
    "I <just|only> need {b} <from|of> each {s}, <thanks|ok>?",
    "hey, look at the {s} and <tell me|send back> {c}.",
  ],
};

/** A function that gives one thing; `said` are noun phrases with their article. */
export const askFor = (random: Random, said: Said, parts: Parts): Texts => frame(random, ASK, said, parts);

const REWRITE: Frames = {
  canonical: "Change the {s}: {a}.",
  plain: [
    "Take the {s} and {a}.",
    "Rewrite the {s}: {b}. <Leave|Keep> everything else as it <is|stands>.",
    "The output is the {s} after one change: {c}.",
    "<For every|Given a> {s}, {a} and <print|return> the <result|outcome>.",
    "Your job is to edit a {s}. {B}, without <other changes|touching the rest>.",
  ],
  terse: ["{a}", "{s} -> {b}", "edit the {s}: {c}"],
  casual: [
    "can you {a}? <just|only> send me the <result|new version>.",
    "I've got a {s} here, please {b} and leave the rest alone.",
    "quick edit: {c}, <that's all|nothing more>.",
  ],
};

/** A function that changes a text; `said` are commands such as "sort the words". */
export const rewriteBy = (random: Random, said: Said, parts: Parts): Texts =>
  frame(random, REWRITE, said, parts);

const DECIDE: Frames = {
  canonical: "Say {a}: {long}.",
  plain: [
    "Decide {a}. <Use|Write|Answer> {long}.",
    "Read the {s} and <tell|state|determine> {b}: {long}.",
    "Label the {s} <according to|by> {c}, with {long}.",
    "<Find out|Work out> {a}. The <answers|labels> are: {equal}.",
    "The question is {b}. <Return|Output> {long}.",
  ],
  terse: ["{a}: {short}", "{c}? {short}", "{s} -> {short} ({b})"],
  casual: [
    "can you tell me {b}? I need {long}.",
    "I want to know {c}, so give me {long}.",
    "hey, {a}? say {long}, just the label.",
  ],
};

/** A label and what it stands for. */
export type Entry = readonly [label: string, meaning: string];

/** A function that chooses a class; `said` are indirect questions such as "who is speaking". */
export function decide(random: Random, said: Said, entries: readonly Entry[], parts: Parts): Texts {
  const list = (equals: string, join: string) =>
    entries.map(([label, meaning]) => (label === meaning ? label : `${label}${equals}${meaning}`)).join(join);
  const between = entries.some(([, meaning]) => meaning.includes(",")) ? "; " : ", ";
  return frame(random, DECIDE, said, parts, {
    long: list(" for ", between),
    short: list("=", between),
    equal: list(" = ", "; "),
  });
}

const CHECK: Frames = {
  canonical: "{yes} if {a}, {no} otherwise.",
  plain: [
    "Answer {yes} if {a}, and {no} <otherwise|if not>.",
    "Check the {s}: <print|return> {yes} when {b} and {no} when that is not the case.",
    "Does it hold that {c}? <Output|Write> {yes} if so, {no} if not.",
    "Mark each {s} with {yes} where {a}; every other {s} gets {no}.",
    "Look at the {s}. <Should it be true|If it is the case> that {b}, the answer is {yes}. In all other cases it is {no}.",
  ],
  terse: ["{yes} if {a}, else {no}", "{b}? {yes}/{no}", "{c} -> {yes}, otherwise {no}"],
  casual: [
    "tell me {yes} when {a} and {no} when not.",
    "I only care whether {b}. {yes} means it does hold, {no} means it doesn't.",
    "quick check please: {yes} if {c}, {no} for everything else.",
  ],
};

/** Answers for what is not there that stay clear after "answer": "answer nothing" could ask for an empty text. */
export const ABSENT = NOTHING.filter((word) => word !== "nothing");

/** Names for the two answers of a check. */
export const YES_NO = [
  ["yes", "no"],
  ["true", "false"],
  ["Y", "N"],
  ["1", "0"],
  ["YES", "NO"],
  ["match", "other"],
  ["+", "-"],
  ["keep", "drop"],
] as const;

/** A function that checks a condition; `said` are clauses such as "the text names a person". */
export function check(
  random: Random,
  said: Said,
  [yes, no]: readonly [string, string],
  parts: Parts,
): Texts & { readonly labels: readonly string[] } {
  return { ...frame(random, CHECK, said, parts, { yes, no }), labels: [yes, no] };
}
