/**
 * Functions with a free answer: families made from a table of rules over the same facts, and the ways in which people
 * ask for such an answer. The counterpart of decisions.ts, which is for labels.
 */
import type { DrawnTask, Family } from "../family.js";
import type { Random } from "../random.js";

export interface Transform<F> {
  /** The answer as a noun phrase: "the numbers greater than 20, separated by commas". */
  readonly gives: string;
  /** Full sentences that settle the edge cases. */
  readonly note?: string;
  /** The answer when nothing is found; drawn less often than it would come by chance. */
  readonly miss?: string;
  /** The answer; undefined for facts that the rule does not speak of. */
  readonly solve: (facts: F) => string | undefined;
}

type Frame = (noun: string, gives: string, note: string) => string;

const PLAIN: readonly Frame[] = [
  (noun, gives, note) => `From the ${noun}, output ${gives}.${note}`,
  (noun, gives, note) => `Given a ${noun}, return ${gives}.${note}`,
  (noun, gives, note) => `The input is a ${noun}. Print ${gives} and nothing else.${note}`,
  (noun, gives, note) => `Read the ${noun} and write down ${gives}.${note}`,
  (noun, gives, note) => `For each ${noun}, the answer is ${gives}.${note}`,
  (noun, gives, note) => `What is wanted is ${gives}, taken from one ${noun}.${note}`,
  (noun, gives, note) => `Look through the ${noun}. Answer with ${gives}.${note}`,
  (noun, gives, note) => `A user hands in a ${noun} and needs ${gives}.${note}`,
  (noun, gives, note) => `Work out ${gives} for the given ${noun}.${note}`,
  (noun, gives, note) => `Every input is a ${noun}. The output is ${gives}.${note}`,
  (noun, gives, note) => `Determine ${gives} from a ${noun}.${note} Give no explanation.`,
];

const TERSE: readonly Frame[] = [
  (_, gives, note) => `${gives}.${note}`,
  (noun, gives, note) => `${noun} -> ${gives}.${note}`,
  (noun, gives, note) => `${noun}: give ${gives}.${note}`,
  (_, gives, note) => `output ${gives}.${note}`,
  (_, gives, note) => `just ${gives}.${note}`,
  (noun, gives, note) => `input: ${noun}; output: ${gives}.${note}`,
  (_, gives, note) => `wanted: ${gives}.${note}`,
];

const CASUAL: readonly Frame[] = [
  (noun, gives, note) => `can you get me ${gives} from this ${noun}?${note}`,
  (noun, gives, note) => `I've got a ${noun} here and only need ${gives}.${note}`,
  (_, gives, note) => `please send me ${gives}, no extra words.${note}`,
  (noun, gives, note) => `hey, what I want from each ${noun} is ${gives}.${note}`,
  (noun, gives, note) => `too lazy to go through the ${noun} myself, so tell me ${gives}, thanks!${note}`,
  (noun, gives, note) => `quick favour, for every ${noun} I paste: ${gives}.${note}`,
  (noun, gives, note) => `you'll get a ${noun} from me, and what I'd like back is ${gives}.${note}`,
];

export interface Transforms<F, V extends string> extends Omit<Family, "variants" | "draw"> {
  /** Names of the input that begin with a consonant. */
  readonly nouns: readonly string[];
  readonly facts: (random: Random) => F;
  readonly write: (random: Random, facts: F) => string;
  readonly rules: Readonly<Record<V, (random: Random) => Transform<F>>>;
}

/** Facts of the domain of the rule; an answer "nothing found" is drawn again in most cases. */
function wanted<F>(random: Random, draw: () => F, { solve, miss }: Transform<F>): F {
  const allowMiss = random.chance(0.2);
  for (let tries = 0; ; tries++) {
    const facts = draw();
    const answer = solve(facts);
    if (answer !== undefined && (answer !== miss || allowMiss || tries >= 15)) return facts;
  }
}

/** A family with one variant for each rule. */
export function transforms<F, V extends string>(definition: Transforms<F, V>): Family {
  const { nouns, facts: factsOf, write, rules, ...rest } = definition;
  return {
    ...rest,
    variants: Object.keys(rules),
    draw(random, variant): DrawnTask {
      const noun = random.pick(nouns);
      const rule = rules[variant as V](random);
      const note = rule.note ? ` ${rule.note}` : "";
      const word = (frames: readonly Frame[], n: number) =>
        random.sample(frames, n).map((frame) => frame(noun, rule.gives, note));
      return {
        canonical: `Answer with ${rule.gives}.${note}`,
        plain: word(PLAIN, 5),
        terse: word(TERSE, 3),
        casual: word(CASUAL, 3),
        sample: (r) => {
          const facts = wanted(r, () => factsOf(r), rule);
          return { input: write(r, facts), output: rule.solve(facts) as string, latent: facts };
        },
        answer: ({ latent }) => rule.solve(latent as F),
      };
    },
  };
}
