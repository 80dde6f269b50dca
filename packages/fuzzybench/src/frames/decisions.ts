/**
 * Decisions by a stated rule: families made from a table of rules over the same facts, and the ways in which people
 * word such a rule. The sampler draws facts, the rule judges them, a writer turns them into the input; so all rules
 * of a family can be asked about the same input.
 */
import { type DrawnTask, type Family, type InputAxis, MEANING_SURVIVES } from "../family.js";
import type { Random } from "../random.js";

export interface Rule<F> {
  /** What is decided, after "Decide": "whether a claim is paid". */
  readonly asked: string;
  /** When each label but the last is right, after "if"; the first that holds counts, the last label is for the rest. */
  readonly cases: readonly string[];
  /** Label sets in the order of the cases; absent when those of the family fit. */
  readonly labels?: readonly (readonly string[])[];
  /** A full sentence that settles what the cases leave open. */
  readonly note?: string;
  /** Place of the label; -1 for facts that the rule does not speak of. */
  readonly decide: (facts: F) => number;
  /** Numbers close to it are drawn often, so that the limit must be read exactly. */
  readonly limit?: number;
}

export const YES_NO: readonly (readonly string[])[] = [
  ["yes", "no"],
  ["YES", "NO"],
  ["true", "false"],
  ["1", "0"],
  ["Y", "N"],
  ["+", "-"],
];

/** Names for three grades, the gravest first. */
export const GRADES: readonly (readonly string[])[] = [
  ["high", "medium", "low"],
  ["A", "B", "C"],
  ["1", "2", "3"],
  ["RED", "AMBER", "GREEN"],
  ["critical", "serious", "normal"],
  ["P1", "P2", "P3"],
];

interface Parts {
  readonly noun: string;
  readonly asked: string;
  readonly note: string;
  /** "x if this, otherwise y". */
  readonly chain: string;
  /** "If this, answer x. Otherwise answer y." */
  readonly steps: string;
  /** "this -> x; else -> y". */
  readonly arrows: string;
  readonly names: string;
  /** The only case, the label for it and the other label, when there are two labels. */
  readonly one?: readonly [condition: string, yes: string, no: string];
}

type Frame = (parts: Parts) => string;

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** A wording for rules with two outcomes, and its substitute for longer ones. */
const only =
  (two: (condition: string, yes: string, no: string, parts: Parts) => string, other: Frame): Frame =>
  (parts) =>
    parts.one ? two(...parts.one, parts) : other(parts);

const PLAIN: readonly Frame[] = [
  (p) => `Decide ${p.asked}. ${p.steps}${p.note}`,
  (p) => `Read the ${p.noun} and answer ${p.chain}.${p.note}`,
  (p) => `For each ${p.noun}, tell ${p.asked}. Print ${p.chain}.${p.note}`,
  (p) => `Apply this rule to the ${p.noun}. ${p.steps}${p.note}`,
  (p) => `The question is ${p.asked}. Return ${p.chain}.${p.note}`,
  (p) => `You are given one ${p.noun} at a time. Output ${p.chain}.${p.note}`,
  only(
    (c, yes, no, p) => `The answer is ${no} unless ${c}; in that case it is ${yes}.${p.note}`,
    (p) => `Exactly one answer fits the ${p.noun}: ${p.chain}. Check the conditions in this order.${p.note}`,
  ),
  only(
    (c, yes, no, p) =>
      `Check one thing about the ${p.noun}: is it true that ${c}? If so say ${yes}, if not say ${no}.${p.note}`,
    (p) => `Go through the conditions from the top and stop at the first that holds. ${p.steps}${p.note}`,
  ),
  only(
    (c, yes, no, p) =>
      `Write ${yes} when ${c} and ${no} in every other case. This settles ${p.asked}.${p.note}`,
    (p) => `Put the ${p.noun} into one of the classes ${p.names}. It is ${p.chain}.${p.note}`,
  ),
  (p) => `Sort each ${p.noun} into ${p.names} as follows. ${p.steps}${p.note}`,
  (p) => `${p.steps} This tells ${p.asked}.${p.note}`,
  (p) => `Look at the ${p.noun} and say ${p.asked}. The label is ${p.chain}.${p.note}`,
  (p) => `Every ${p.noun} is judged by one fixed rule: ${p.chain}.${p.note} Reply with the label alone.`,
  (p) => `A clerk goes through the inputs, each a ${p.noun}, and notes ${p.chain}.${p.note}`,
];

const TERSE: readonly Frame[] = [
  (p) => `rule: ${p.chain}.${p.note}`,
  (p) => `decide ${p.asked}: ${p.arrows}.${p.note}`,
  (p) => `${p.chain}.${p.note}`,
  (p) => `${p.arrows}.${p.note}`,
  (p) => `${p.noun}: ${p.chain}.${p.note}`,
  (p) => `${p.names} for the ${p.noun}: ${p.arrows}.${p.note}`,
  only(
    (c, yes, no, p) => `${no} unless ${c} (then ${yes}).${p.note}`,
    (p) => `first match wins: ${p.arrows}.${p.note}`,
  ),
];

const CASUAL: readonly Frame[] = [
  (p) => `so here's the deal with each ${p.noun}: ${p.chain}.${p.note}`,
  (p) => `my boss wants every ${p.noun} marked, ${p.chain}.${p.note}`,
  (p) => `help me decide ${p.asked}, it should be ${p.chain}.${p.note}`,
  (p) => `can you go through these for me? it's ${p.chain}.${p.note}`,
  (p) => `I need to know ${p.asked}, so say ${p.chain}.${p.note}`,
  (p) => `hey, quick one for every ${p.noun}: ${p.chain}, thanks.${p.note}`,
  (p) => `we keep arguing about ${p.asked}. let's do it like this: ${p.chain}.${p.note}`,
  only(
    (c, yes, no, p) => `I only care if ${c}, so give me ${yes} then and ${no} for all the rest.${p.note}`,
    (p) => `pick one of ${p.names} for me, ${p.chain}.${p.note}`,
  ),
  only(
    (c, yes, no, p) => `it's a plain ${no} for me, but if ${c} make it ${yes}.${p.note}`,
    (p) => `just sort the ${p.noun} for me: ${p.arrows}, ok?${p.note}`,
  ),
];

function partsOf(noun: string, rule: Rule<never>, labels: readonly string[]): Parts {
  const { cases, asked } = rule;
  const rest = labels.at(-1) as string;
  const note = rule.note ? ` ${rule.note}` : "";
  const chain = `${cases.map((c, i) => `${labels[i]} if ${c}`).join(", else ")}, otherwise ${rest}`;
  const arrows = `${cases.map((c, i) => `${c} -> ${labels[i]}`).join("; else ")}; ${cases.length > 1 ? "none of these" : "else"} -> ${rest}`;
  const steps = `${cases.map((c, i) => `${i === 0 ? "If" : "Otherwise, if"} ${c}, answer ${labels[i]}.`).join(" ")} ${cases.length > 1 ? "In all other cases" : "Otherwise"} answer ${rest}.`;
  const parts = { noun, asked, note, chain, steps, arrows, names: labels.join("/") };
  return cases.length === 1
    ? { ...parts, one: [cases[0] as string, labels[0] as string, labels[1] as string] }
    : parts;
}

/** Draws facts until the rule gives the wanted label; in the end any label of the rule will do. */
function wanted<F>(random: Random, draw: () => F, rule: Rule<F>, labels: number): F {
  const want = random.int(0, labels - 1);
  for (let tries = 0; ; tries++) {
    const facts = draw();
    const got = rule.decide(facts);
    if (got === want || (got >= 0 && tries >= 40)) return facts;
  }
}

export interface Decisions<F, V extends string> extends Omit<Family, "variants" | "draw" | "survives"> {
  /** MEANING_SURVIVES when absent. */
  readonly survives?: readonly InputAxis[];
  readonly nouns: readonly string[];
  /** Label sets of rules with two outcomes. */
  readonly labels: readonly (readonly string[])[];
  readonly facts: (random: Random, limit: number | undefined) => F;
  readonly write: (random: Random, facts: F) => string;
  readonly rules: Readonly<Record<V, (random: Random) => Rule<F>>>;
}

/** A family with one variant for each rule. */
export function decisions<F, V extends string>(definition: Decisions<F, V>): Family {
  const { nouns, labels: common, facts: factsOf, write, rules, ...rest } = definition;
  return {
    survives: MEANING_SURVIVES,
    ...rest,
    variants: Object.keys(rules),
    draw(random, variant): DrawnTask {
      const noun = random.pick(nouns);
      const rule = rules[variant as V](random);
      const labels = random.pick(rule.labels ?? common);
      const parts = partsOf(noun, rule, labels);
      const word = (frames: readonly Frame[], n: number) =>
        random.sample(frames, n).map((frame) => frame(parts));
      return {
        canonical: `Answer ${parts.chain}.${parts.note}`,
        plain: word(PLAIN, 5).map(upper),
        terse: word(TERSE, 3),
        casual: word(CASUAL, 3),
        labels,
        sample: (r) => {
          const facts = wanted(r, () => factsOf(r, rule.limit), rule, labels.length);
          return { input: write(r, facts), output: labels[rule.decide(facts)] as string, latent: facts };
        },
        answer: ({ latent }) => labels[rule.decide(latent as F)],
      };
    },
  };
}

/** A whole number from `low` to `high`, in half of the cases close to the limit, if there is one. */
export function around(random: Random, limit: number | undefined, low: number, high: number): number {
  if (limit === undefined || random.chance(0.5)) return random.int(low, high);
  return Math.min(high, Math.max(low, random.int(limit - 4, limit + 5)));
}

/** "a, b or c". */
export const orList = (items: readonly string[]): string =>
  items.length > 1 ? `${items.slice(0, -1).join(", ")} or ${items.at(-1)}` : (items[0] as string);
