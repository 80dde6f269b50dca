/** Small counterfactual sums: containers that hold equally many things, with one change to the story. */
import { type DrawnTask, type Family, relabel } from "../family.js";
import { NOTHING, wordings } from "../lexicon/choices.js";
import type { Random } from "../random.js";

const HOLDERS = "shelf,box,table,bus,team,row,bag,page,tray,floor".split(",");
const plural = (noun: string): string =>
  ({ shelf: "shelves", box: "boxes", bus: "buses" })[noun] ?? `${noun}s`;
const THINGS = "books,pens,plates,seats,players,trees,apples,lines,cups,lamps".split(",");

/** Numbers of containers and of things in each. */
interface Story {
  readonly a: number;
  readonly b: number;
}

interface Change {
  readonly say: string;
  readonly of: (story: Story) => number;
}

const many = (m: number): string => (m === 2 ? "twice" : "three times");

const CHANGES = {
  "times-containers": (_, m) => ({ say: `${many(m)} as many containers`, of: ({ a, b }) => a * m * b }),
  "more-containers": (k) => ({
    say: `${k} more ${k === 1 ? "container" : "containers"}`,
    of: ({ a, b }) => (a + k) * b,
  }),
  "one-container-less": () => ({ say: "one container less", of: ({ a, b }) => (a - 1) * b }),
  "times-in-each": (_, m) => ({ say: `${many(m)} as many things in each`, of: ({ a, b }) => a * b * m }),
  "more-in-each": (k) => ({ say: `${k} more in each`, of: ({ a, b }) => a * (b + k) }),
  "one-less-in-each": () => ({ say: "one less in each", of: ({ a, b }) => a * (b - 1) }),
} satisfies Record<string, (k: number, m: number) => Change>;
type ChangeName = keyof typeof CHANGES;

interface Goal {
  readonly say: string;
  readonly of: (now: number, then: number) => string;
}

const TOTAL: Goal = { say: "the new total", of: (_, then) => String(then) };
const DIFFERENCE: Goal = {
  say: "how much the total changes, with a + or - sign",
  of: (now, then) => (then > now ? `+${then - now}` : String(then - now)),
};
const BOTH: Goal = {
  say: "the old and the new total, joined by ->",
  of: (now, then) => `${now}->${then}`,
};

const story = (r: Random, { a, b }: Story): string => {
  const [holder, thing] = [r.pick(HOLDERS), r.pick(THINGS)];
  return r.pick([
    `${a} ${plural(holder)} with ${b} ${thing} each`,
    `there are ${a} ${plural(holder)}, every ${holder} has ${b} ${thing}`,
    `${b} ${thing} per ${holder}, ${a} ${plural(holder)}`,
    `we own ${a} ${plural(holder)} and each holds ${b} ${thing}`,
    `each of the ${a} ${plural(holder)} carries ${b} ${thing}`,
  ]);
};

function incomplete(r: Random): string {
  const [holder, thing] = [r.pick(HOLDERS), r.pick(THINGS)];
  return r.pick([
    `some ${plural(holder)} with ${r.int(2, 9)} ${thing} each`,
    `${r.int(2, 9)} ${plural(holder)} full of ${thing}`,
    `a few ${thing} in ${r.int(2, 9)} ${plural(holder)}`,
  ]);
}

const VARIANTS: Readonly<Record<string, readonly [change: ChangeName, goal: Goal | "limit"]>> = {
  "total-times-containers": ["times-containers", TOTAL],
  "total-more-containers": ["more-containers", TOTAL],
  "total-one-container-less": ["one-container-less", TOTAL],
  "total-times-in-each": ["times-in-each", TOTAL],
  "total-more-in-each": ["more-in-each", TOTAL],
  "total-one-less-in-each": ["one-less-in-each", TOTAL],
  "difference-more-containers": ["more-containers", DIFFERENCE],
  "difference-one-less-in-each": ["one-less-in-each", DIFFERENCE],
  "both-times-containers": ["times-containers", BOTH],
  "both-more-in-each": ["more-in-each", BOTH],
  "limit-more-containers": ["more-containers", "limit"],
  "limit-times-in-each": ["times-in-each", "limit"],
};

const LIMIT_LABELS = [
  ["yes", "no"],
  ["over", "fits"],
  ["1", "0"],
  ["TOO MANY", "OK"],
  ["true", "false"],
  ["A", "B"],
];

const whatIf: Family = {
  id: "domain/what-if",
  theme: "domain-and-counterfactual",
  difficulty: "hard",
  variants: Object.keys(VARIANTS),
  survives: ["whitespace", "distractor", "injection"],
  draw(random, variant): DrawnTask {
    const [name, goal] = VARIANTS[variant]!;
    // Twice as many containers and twice as many things in each give the same totals: other numbers tell them apart.
    const m = name === "times-in-each" ? 3 : 2;
    const change = CHANGES[name](random.int(1, 3), m);
    return goal === "limit" ? limited(random, change) : summed(random, change, goal);
  },
};

function summed(random: Random, { say, of }: Change, goal: Goal): DrawnTask {
  const none = random.pick(NOTHING);
  return {
    canonical: `Containers hold equally many things. If there were ${say}, give ${goal.say}; ${none} if a number is missing.`,
    ...wordings(random, {
      plain: [
        `The input says how many containers there are and how many things each holds. Suppose there were ${say}: <return|give> ${goal.say}. Answer ${none} if a number is missing.`,
        `<Imagine|Assume> ${say} than the text states, all else equal. The output is ${goal.say}; where a number is not given it is ${none}.`,
        `A small story gives a count of containers and a count in each of them. Work out ${goal.say} under this change: ${say}. Without both numbers write ${none}.`,
        `Counterfactual sums: with ${say}, what would follow? Report ${goal.say}, or ${none} when a count is unknown.`,
      ],
      terse: [
        `if ${say}: ${goal.say}; missing number: ${none}`,
        `what-if (${say}) -> ${goal.say}, else ${none}`,
        `${goal.say} with ${say}; ${none} if unknown`,
      ],
      casual: [
        `what if we had ${say}? I need ${goal.say}, or ${none} if you can't know`,
        `let's say ${say}. then ${goal.say} please (${none} if a number's missing)`,
        `planning game: ${say}, tell me ${goal.say}. not enough info? ${none}`,
      ],
    }),
    sample: (r) => {
      const told: Story = { a: r.int(2, 9), b: r.int(2, 9) };
      if (r.chance(0.1)) return { input: incomplete(r), output: none };
      return { input: story(r, told), output: goal.of(told.a * told.b, of(told)), latent: told };
    },
    answer: ({ latent }) => (latent ? goal.of(product(latent as Story), of(latent as Story)) : none),
  };
}

const product = ({ a, b }: Story): number => a * b;

function limited(random: Random, { say, of }: Change): DrawnTask {
  const limit = random.int(18, 40);
  const l = relabel(random, ["yes", "no"], LIMIT_LABELS);
  const read = (told: Story): string => (of(told) > limit ? l.yes : l.no);
  return {
    canonical: `Containers hold equally many things. With ${say}: ${l.yes} if the total exceeds ${limit}, ${l.no} if not.`,
    ...wordings(random, {
      plain: [
        `The input says how many containers there are and what each holds. Suppose there were ${say}. <Answer|Say> ${l.yes} if the new total is more than ${limit}, and ${l.no} if it is ${limit} or less.`,
        `<Imagine|Assume> ${say} than stated. Would the total go over ${limit}? ${l.yes} means that it would, ${l.no} that it would not.`,
        `We may store at most ${limit} things. Under the change "${say}", return ${l.no} when all still fits and ${l.yes} when it is too much.`,
        `Check a plan: the numbers in the text, but with ${say}. Output ${l.yes} for totals above ${limit}, ${l.no} for totals up to ${limit}.`,
      ],
      terse: [
        `with ${say}: total > ${limit} -> ${l.yes}, else ${l.no}`,
        `if ${say}, over ${limit}? ${l.yes} = over, ${l.no} = not over`,
        `${l.yes} when the total with ${say} is above ${limit}, ${l.no} otherwise`,
      ],
      casual: [
        `if we had ${say}, do we break the limit of ${limit}? ${l.yes} if we do, ${l.no} if not`,
        `say there's ${say}. more than ${limit} in total is ${l.yes}, anything else ${l.no}`,
        `limit is ${limit}. what if ${say}? over it: ${l.yes}, else ${l.no}`,
      ],
    }),
    labels: l.all,
    sample: (r) => {
      const wanted = r.pick(l.all);
      let told: Story = { a: r.int(2, 9), b: r.int(2, 9) };
      for (let i = 0; i < 24 && read(told) !== wanted; i++) told = { a: r.int(2, 9), b: r.int(2, 9) };
      return { input: story(r, told), output: read(told), latent: told };
    },
    answer: ({ latent }) => (latent ? read(latent as Story) : undefined),
  };
}

export const families: Family[] = [whatIf];
