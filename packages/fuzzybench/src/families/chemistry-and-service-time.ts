/** Chemistry and service time: element look-ups, atoms in a formula, and whether a place is open at a time. */
import { type DrawnTask, type Family, relabel } from "../family.js";
import { gloss, NOTHING, wordings } from "../lexicon/choices.js";
import { ELEMENTS, FORMULAS, NOT_ELEMENTS } from "../lexicon/elements.js";
import type { Random } from "../random.js";

function drawElement(random: Random): DrawnTask {
  const none = random.pick(NOTHING);
  const from = random.pick(["name", "symbol"] as const);
  const goals = {
    symbol: { say: "its chemical symbol", of: (e: (typeof ELEMENTS)[number]) => e[1] },
    name: { say: "its English name in lower case", of: (e: (typeof ELEMENTS)[number]) => e[0] },
    number: { say: "its atomic number", of: (e: (typeof ELEMENTS)[number]) => String(e[2]) },
    metal: {
      say: "the word metal or the word nonmetal",
      of: (e: (typeof ELEMENTS)[number]) => (e[3] ? "metal" : "nonmetal"),
    },
    both: {
      say: "symbol and atomic number, like Fe 26",
      of: (e: (typeof ELEMENTS)[number]) => `${e[1]} ${e[2]}`,
    },
  };
  const goal =
    goals[
      random.pick(
        from === "name"
          ? (["symbol", "symbol", "number", "metal", "both"] as const)
          : (["name", "name", "number", "metal"] as const),
      )
    ];
  const source = from === "name" ? "name of a chemical element" : "symbol of a chemical element";
  return {
    canonical: `Given the ${source}, give ${goal.say}; ${none} if it is no element.`,
    ...wordings(random, {
      plain: [
        `The input <is|holds> the ${source}. Return ${goal.say}. Answer ${none} if it is not an element.`,
        `<Look up|Find> an element of the periodic table by its ${from} and give ${goal.say}. Anything that is no element gets ${none}.`,
        `From the ${source} <derive|work out> ${goal.say}. If there is no such element, the output is ${none}.`,
        `Chemistry quiz: for a given element (${from}) answer with ${goal.say}, and with ${none} for everything else.`,
      ],
      terse: [
        `element ${from} -> ${goal.say}, else ${none}`,
        `${goal.say} for the ${source}; not an element: ${none}`,
        `periodic table: ${from} in, ${goal.say} out, ${none} if unknown`,
      ],
      casual: [
        `I give you the ${source}, you tell me ${goal.say}. not an element? ${none}`,
        `help with my chemistry homework: ${goal.say} for each ${from}, ${none} when it isn't an element`,
        `what is it in the periodic table? ${goal.say} please, or ${none}`,
      ],
    }),
    sample: (r) => {
      const wrap = (text: string): string =>
        r.pick([
          text,
          text,
          `${text}?`,
          `element: ${text}`,
          `what about ${text}`,
          `"${text}"`,
          `1 mol of ${text}`,
        ]);
      if (r.chance(0.12)) return { input: wrap(r.pick(NOT_ELEMENTS)), output: none };
      const element = r.pick(ELEMENTS);
      const name = r.chance(0.3) ? element[0].charAt(0).toUpperCase() + element[0].slice(1) : element[0];
      return { input: wrap(from === "name" ? name : element[1]), output: goal.of(element) };
    },
  };
}

type Formula = (typeof FORMULAS)[number];
const count = (f: Formula, symbol: string): number =>
  f.filter(([s]) => s === symbol).reduce((n, [, k]) => n + k, 0);

const OTHERS = ["C", "H", "N", "O", "S", "Cl", "Na", "K", "P", "Fe", "Ca", "Mg", "Zn", "Li"];

function drawFormula(random: Random): DrawnTask {
  const symbol = random.pick(["H", "O", "C"]);
  const goal = random.pick([
    {
      say: `the number of ${symbol} atoms, 0 if there are none`,
      of: (f: Formula) => String(count(f, symbol)),
    },
    {
      say: `the number of ${symbol} atoms, 0 if there are none`,
      of: (f: Formula) => String(count(f, symbol)),
    },
    { say: "the number of all atoms", of: (f: Formula) => String(f.reduce((n, [, k]) => n + k, 0)) },
    { say: "the number of different elements", of: (f: Formula) => String(f.length) },
    {
      say: "the symbols of its elements in order, separated by spaces",
      of: (f: Formula) => f.map(([s]) => s).join(" "),
    },
    {
      say: `yes if it contains ${symbol}, otherwise no`,
      of: (f: Formula) => (count(f, symbol) > 0 ? "yes" : "no"),
    },
    { say: "the symbol of its first element", of: (f: Formula) => f[0]![0] },
    { say: "the symbol of its last element", of: (f: Formula) => f.at(-1)![0] },
  ]);
  return {
    canonical: `For a chemical formula give ${goal.say}.`,
    ...wordings(random, {
      plain: [
        `<Read|Take> a chemical formula and return ${goal.say}.`,
        `The input is the formula of a compound. The output is ${goal.say}.`,
        `For one molecule of the given substance <find|determine> ${goal.say}.`,
        `<Analyse|Parse> a sum formula such as H2O. Answer with ${goal.say}.`,
      ],
      terse: [`formula -> ${goal.say}`, `${goal.say} (chemical formula)`, `compound: ${goal.say}`],
      casual: [
        `I paste a formula, you give me ${goal.say}`,
        `chem question: for this formula, ${goal.say}`,
        `just tell me ${goal.say} for the compound`,
      ],
    }),
    sample: (r) => {
      const f: Formula = r.chance(0.5)
        ? r.pick(FORMULAS)
        : r
            .shuffle([
              ...(r.chance(0.5) ? [symbol] : []),
              ...r.sample(
                OTHERS.filter((s) => s !== symbol),
                r.int(2, 3),
              ),
            ])
            .map((s) => [s, r.pick([1, 1, 2, 3, 4, 5, 6])] as const);
      const text = f.map(([s, k]) => (k === 1 ? s : `${s}${k}`)).join("");
      return {
        input: r.pick([text, text, `${text}?`, `sample: ${text}`, `${text} (solid)`, `flask with ${text}`]),
        output: goal.of(f),
      };
    },
  };
}

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
const PLACES =
  "shop,library,museum,bakery,post office,bank,pharmacy,swimming pool,garage,town hall,cafe,clinic".split(
    ",",
  );
const two = (n: number): string => String(n).padStart(2, "0");

function drawOpening(random: Random): DrawnTask {
  const place = random.pick(PLACES);
  const open = random.int(6, 11);
  const close = random.int(15, 21);
  const day = random.chance(0.7) ? random.pick(DAYS) : undefined;
  const three = !day && random.chance(0.6);
  const keys = three ? (["before", "open", "after"] as const) : (["open", "closed"] as const);
  const l = relabel<string>(
    random,
    keys,
    three
      ? [
          ["early", "open", "late"],
          ["before", "during", "after"],
          ["-1", "0", "1"],
          ["NOT YET", "OPEN", "OVER"],
          ["wait", "go", "missed"],
        ]
      : [
          ["open", "closed"],
          ["yes", "no"],
          ["OPEN", "SHUT"],
          ["1", "0"],
          ["go", "stay"],
          ["true", "false"],
        ],
  );
  const hours = `${two(open)}:00 to ${two(close)}:00`;
  const closed = day ? `, closed all ${day}` : "";
  const list = three
    ? gloss([
        [l.before!, "it has not opened yet"],
        [l.open!, "it is open"],
        [l.after!, "it has already closed"],
      ])
    : gloss([
        [l.open!, "it is open"],
        [l.closed!, "it is closed"],
      ]);
  return {
    canonical: `Is the ${place} open (${hours}, closing time excluded${closed}): ${list}.`,
    ...wordings(random, {
      plain: [
        `A ${place} is open daily from ${hours}${closed}; at ${two(close)}:00 sharp it is closed. For the given <time|moment> say ${list}.`,
        `<Decide|Tell> if the ${place} can be visited at the time in the input. Opening hours are ${hours}, end not included${closed}. Answer: ${list}.`,
        `Opening hours of the ${place}: ${hours} (the closing minute no longer counts)${closed}. Return the right word: ${list}.`,
        `The input is a weekday and a time. Compare it with the hours of the ${place}, ${hours}${closed}, where the end is already closed. ${list}.`,
      ],
      terse: [
        `${place} hours ${hours} (end excluded)${closed}; ${list}`,
        `open at this time? ${hours}, end excluded${closed}: ${list}`,
        `${list}; ${place} ${hours}, end excluded${closed}`,
      ],
      casual: [
        `can I go to the ${place} then? it's ${hours}, they shut right at ${close}${closed}. ${list}`,
        `check the time for me: ${place}, ${hours} with the end excluded${closed}, so ${list}`,
        `our ${place} runs ${hours}, at ${two(close)}:00 we're gone${closed}. customers ask about times: ${list}`,
      ],
    }),
    labels: l.all,
    sample: (r) => {
      const key = r.pick(keys);
      const off = key === "closed" && day !== undefined && r.chance(0.4);
      const side = key === "closed" ? (off ? "any" : r.pick(["before", "after"])) : key;
      const hour =
        side === "before"
          ? r.pick([open - 1, r.int(0, open - 1)])
          : side === "after"
            ? r.pick([close, r.int(close, 23)])
            : side === "open"
              ? r.pick([open, close - 1, r.int(open, close - 1)])
              : r.int(0, 23);
      const minute = r.pick([0, 0, 15, 30, 45, 59]);
      const name = off ? (day as string) : r.pick(DAYS.filter((d) => d !== day));
      const half = hour < 12 ? "am" : "pm";
      const time = r.pick([
        `${two(hour)}:${two(minute)}`,
        `${two(hour)}:${two(minute)}`,
        `${hour % 12 === 0 ? 12 : hour % 12}:${two(minute)} ${half}`,
      ]);
      return {
        input: r.pick([
          `${name} ${time}`,
          `${name}, ${time}`,
          `on ${name} at ${time}`,
          `${time} on ${name}`,
          `is it open on ${name} at ${time}?`,
          `${name.slice(0, 3)} ${time}`,
        ]),
        output: l[key] as string,
      };
    },
  };
}

export const families: Family[] = [
  {
    id: "chemistry/element-lookup",
    theme: "chemistry-and-service-time",
    difficulty: "hard",
    draw: drawElement,
  },
  { id: "chemistry/formula", theme: "chemistry-and-service-time", difficulty: "hard", draw: drawFormula },
  {
    id: "service-time/open-at",
    theme: "chemistry-and-service-time",
    difficulty: "medium",
    draw: drawOpening,
  },
];
