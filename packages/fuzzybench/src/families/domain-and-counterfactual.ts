/** Domain and counterfactual: the dimension of a unit, the field of a term, and small what-if questions. */
import { type DrawnTask, type Family, relabel } from "../family.js";
import { gloss, NOTHING, wordings } from "../lexicon/choices.js";
import { FIELD_TERMS } from "../lexicon/field-terms.js";
import { UNITS } from "../lexicon/units.js";
import type { Random } from "../random.js";

function drawUnit(random: Random): DrawnTask {
  const chosen = random.sample(Object.keys(UNITS), random.int(3, 5));
  const style = random.int(0, 4);
  const name = (d: string): string => (style === 1 ? UNITS[d]!.alias : style === 2 ? d.toUpperCase() : d);
  const labels = chosen.map((d, i) =>
    style === 3 ? ("ABCDE"[i] as string) : style === 4 ? String(i + 1) : name(d),
  );
  const named = labels.map((label, i) => [label, `a unit of ${chosen[i]}`] as const);
  const plain = style === 3 || style === 4 || style === 1 ? gloss(named) : labels.join(", ");
  return {
    canonical: `What does the unit measure: ${plain}.`,
    ...wordings(random, {
      plain: [
        `<Tell|Say> what kind of quantity a measurement expresses. The kinds are ${plain}.`,
        `The input is an amount with a unit. <Name|Give> the dimension of the unit, out of ${plain}.`,
        `<Sort|Group> units by what they measure: ${plain}.`,
        `Look only at the unit and decide which of these it stands for: ${plain}.`,
      ],
      terse: [`dimension of the unit: ${plain}`, `unit -> quantity (${plain})`, `what is measured? ${plain}`],
      casual: [
        `what does this measure? ${plain}`,
        `cleaning up a table of units: ${plain}`,
        `tell me what sort of unit that is, ${plain}`,
      ],
    }),
    labels,
    sample: (r) => {
      const i = r.int(0, labels.length - 1);
      const { names, signs } = UNITS[chosen[i] as string]!;
      const n = r.pick([
        String(r.int(2, 990)),
        `${r.int(1, 99)}.${r.int(1, 9)}`,
        `${r.int(1, 40)} ${r.int(100, 999)}`,
      ]);
      const unit = r.chance(0.6) ? r.pick(names) : r.pick(signs);
      const input = r.pick([
        `${n} ${unit}`,
        `${n} ${unit}`,
        `about ${n} ${unit}`,
        `${n} ${unit} in total`,
        `[${unit}]`,
        `given in ${unit}`,
        `exactly ${n} ${unit}`,
      ]);
      return { input, output: labels[i] as string };
    },
  };
}

function drawField(random: Random): DrawnTask {
  const chosen = random.sample(Object.keys(FIELD_TERMS), random.int(3, 5));
  const other = random.chance(0.35) ? random.pick(["other", "none of these", "-"]) : undefined;
  const letters = random.chance(0.25);
  const labels = chosen.map((f, i) => (letters ? ("ABCDE"[i] as string) : f));
  const pools = chosen.map((f) => FIELD_TERMS[f] as readonly string[]);
  if (other) {
    pools.push(Object.entries(FIELD_TERMS).flatMap(([f, terms]) => (chosen.includes(f) ? [] : terms)));
    labels.push(other);
  }
  const named = labels.map((label, i) => [label, chosen[i] ?? "any other field"] as const);
  const list = letters ? gloss(named) : `${chosen.join(", ")}${other ? `, ${other} (any other field)` : ""}`;
  return {
    canonical: `Field of study of a term: ${list}.`,
    ...wordings(random, {
      plain: [
        `<Name|Tell> the field to which a technical term belongs. The fields are ${list}.`,
        `The input mentions a term from some discipline. <Connect|Match> it with its subject: ${list}.`,
        `Which subject would teach this? <Choose|Pick> from ${list}.`,
        `Sort index entries of an encyclopedia by domain. The domains: ${list}.`,
      ],
      terse: [`domain of the term: ${list}`, `term -> subject (${list})`, `which field? ${list}`],
      casual: [
        `which shelf does this go on? ${list}`,
        `quiz night: what field is that from, ${list}`,
        `tag the term with its subject please, ${list}`,
      ],
    }),
    labels,
    sample: (r) => {
      const i = r.int(0, labels.length - 1);
      const term = r.pick(pools[i]!);
      return {
        input: r.pick([
          term,
          term,
          `the word "${term}"`,
          `${term} (see index)`,
          `define: ${term}`,
          `an article about ${term}`,
          `what does ${term} mean?`,
          `chapter ${r.int(1, 20)}: ${term}`,
        ]),
        output: labels[i] as string,
      };
    },
  };
}

const HOLDERS = "shelf,box,table,bus,team,row,bag,page,tray,floor".split(",");
const plural = (noun: string): string =>
  ({ shelf: "shelves", box: "boxes", bus: "buses" })[noun] ?? `${noun}s`;
const THINGS = "books,pens,plates,seats,players,trees,apples,lines,cups,lamps".split(",");

function drawWhatIf(random: Random): DrawnTask {
  const k = random.int(1, 3);
  const m = random.int(2, 3);
  const many = m === 2 ? "twice" : "three times";
  const change = random.pick([
    { say: `${many} as many containers`, of: (a: number, b: number) => a * m * b },
    { say: `${k} more ${k === 1 ? "container" : "containers"}`, of: (a: number, b: number) => (a + k) * b },
    { say: `one container less`, of: (a: number, b: number) => (a - 1) * b },
    { say: `${many} as many things in each`, of: (a: number, b: number) => a * b * m },
    { say: `${k} more in each`, of: (a: number, b: number) => a * (b + k) },
    { say: `one less in each`, of: (a: number, b: number) => a * (b - 1) },
  ]);
  if (random.chance(0.45)) return drawWhatIfCompare(random, change);
  const goal = random.pick([
    { say: "the new total", of: (_: number, then: number) => String(then) },
    { say: "the new total", of: (_: number, then: number) => String(then) },
    {
      say: "how much the total changes, with a + or - sign",
      of: (now: number, then: number) => (then > now ? `+${then - now}` : String(then - now)),
    },
    { say: "the old and the new total, joined by ->", of: (now: number, then: number) => `${now}->${then}` },
  ]);
  const none = random.pick(NOTHING);
  return {
    canonical: `Containers hold equally many things. If there were ${change.say}, give ${goal.say}; ${none} if a number is missing.`,
    ...wordings(random, {
      plain: [
        `The input says how many containers there are and how many things each holds. Suppose there were ${change.say}: <return|give> ${goal.say}. Answer ${none} if a number is missing.`,
        `<Imagine|Assume> ${change.say} than the text states, all else equal. The output is ${goal.say}; where a number is not given it is ${none}.`,
        `A small story gives a count of containers and a count in each of them. Work out ${goal.say} under this change: ${change.say}. Without both numbers write ${none}.`,
        `Counterfactual sums: with ${change.say}, what would follow? Report ${goal.say}, or ${none} when a count is unknown.`,
      ],
      terse: [
        `if ${change.say}: ${goal.say}; missing number: ${none}`,
        `what-if (${change.say}) -> ${goal.say}, else ${none}`,
        `${goal.say} with ${change.say}; ${none} if unknown`,
      ],
      casual: [
        `what if we had ${change.say}? I need ${goal.say}, or ${none} if you can't know`,
        `let's say ${change.say}. then ${goal.say} please (${none} if a number's missing)`,
        `planning game: ${change.say}, tell me ${goal.say}. not enough info? ${none}`,
      ],
    }),
    sample: (r) => {
      const holder = r.pick(HOLDERS);
      const thing = r.pick(THINGS);
      if (r.chance(0.1))
        return {
          input: r.pick([
            `some ${plural(holder)} with ${r.int(2, 9)} ${thing} each`,
            `${r.int(2, 9)} ${plural(holder)} full of ${thing}`,
            `a few ${thing} in ${r.int(2, 9)} ${plural(holder)}`,
          ]),
          output: none,
        };
      const [a, b] = [r.int(2, 9), r.int(2, 9)];
      return { input: story(r, a, b, holder, thing), output: goal.of(a * b, change.of(a, b)) };
    },
  };
}

const story = (r: Random, a: number, b: number, holder: string, thing: string): string =>
  r.pick([
    `${a} ${plural(holder)} with ${b} ${thing} each`,
    `there are ${a} ${plural(holder)}, every ${holder} has ${b} ${thing}`,
    `${b} ${thing} per ${holder}, ${a} ${plural(holder)}`,
    `we own ${a} ${plural(holder)} and each holds ${b} ${thing}`,
    `each of the ${a} ${plural(holder)} carries ${b} ${thing}`,
  ]);

function drawWhatIfCompare(
  random: Random,
  change: { say: string; of: (a: number, b: number) => number },
): DrawnTask {
  const limit = random.int(18, 40);
  const l = relabel(
    random,
    ["yes", "no"],
    [
      ["yes", "no"],
      ["over", "fits"],
      ["1", "0"],
      ["TOO MANY", "OK"],
      ["true", "false"],
      ["A", "B"],
    ],
  );
  return {
    canonical: `Containers hold equally many things. With ${change.say}: ${l.yes} if the total exceeds ${limit}, ${l.no} if not.`,
    ...wordings(random, {
      plain: [
        `The input says how many containers there are and what each holds. Suppose there were ${change.say}. <Answer|Say> ${l.yes} if the new total is more than ${limit}, and ${l.no} if it is ${limit} or less.`,
        `<Imagine|Assume> ${change.say} than stated. Would the total go over ${limit}? ${l.yes} means that it would, ${l.no} that it would not.`,
        `We may store at most ${limit} things. Under the change "${change.say}", return ${l.no} when all still fits and ${l.yes} when it is too much.`,
        `Check a plan: the numbers in the text, but with ${change.say}. Output ${l.yes} for totals above ${limit}, ${l.no} for totals up to ${limit}.`,
      ],
      terse: [
        `with ${change.say}: total > ${limit} -> ${l.yes}, else ${l.no}`,
        `if ${change.say}, over ${limit}? ${l.yes} = over, ${l.no} = not over`,
        `${l.yes} when the total with ${change.say} is above ${limit}, ${l.no} otherwise`,
      ],
      casual: [
        `if we had ${change.say}, do we break the limit of ${limit}? ${l.yes} if we do, ${l.no} if not`,
        `say there's ${change.say}. more than ${limit} in total is ${l.yes}, anything else ${l.no}`,
        `limit is ${limit}. what if ${change.say}? over it: ${l.yes}, else ${l.no}`,
      ],
    }),
    labels: l.all,
    sample: (r) => {
      const wanted = r.chance(0.5);
      for (;;) {
        const [a, b] = [r.int(2, 9), r.int(2, 9)];
        if (change.of(a, b) > limit === wanted)
          return { input: story(r, a, b, r.pick(HOLDERS), r.pick(THINGS)), output: wanted ? l.yes : l.no };
      }
    },
  };
}

export const families: Family[] = [
  {
    id: "domain/unit-dimension",
    theme: "domain-and-counterfactual",
    difficulty: "medium",
    heldOut: true,
    draw: drawUnit,
  },
  { id: "domain/field-of-study", theme: "domain-and-counterfactual", difficulty: "medium", draw: drawField },
  { id: "domain/what-if", theme: "domain-and-counterfactual", difficulty: "hard", draw: drawWhatIf },
];
