/** Chemistry and service time: element look-ups and formulas; the rest of the theme is in the files it names. */
import { type DrawnTask, type Family, family } from "../family.js";
import { NOTHING, wordings } from "../lexicon/choices.js";
import { ELEMENTS, FORMULAS, NOT_ELEMENTS } from "../lexicon/elements.js";
import type { Random } from "../random.js";
import { families as chemistryLabFamilies } from "./chemistry-lab.js";
import { families as serviceAppointmentFamilies } from "./service-appointments.js";
import { families as serviceTimeFamilies } from "./service-time.js";

type Element = (typeof ELEMENTS)[number];

/** First atomic numbers of the periods after the first. */
const PERIODS = [3, 11, 19, 37, 55];
const GASES = ["H", "He", "N", "O", "F", "Ne", "Cl", "Ar"];
const LIQUIDS = ["Br", "Hg"];
const GROUPS: readonly (readonly [name: string, symbols: readonly string[]])[] = [
  ["noble gas", ["He", "Ne", "Ar"]],
  ["halogen", ["F", "Cl", "Br", "I"]],
  ["alkali metal", ["Li", "Na", "K"]],
  ["alkaline earth metal", ["Be", "Mg", "Ca"]],
];

const stateOf = ([, symbol]: Element): string =>
  GASES.includes(symbol) ? "gas" : LIQUIDS.includes(symbol) ? "liquid" : "solid";

interface Goal<T> {
  readonly say: string;
  readonly of: (thing: T) => string;
}

const ELEMENT_GOALS = {
  symbol: { say: "its chemical symbol", of: ([, symbol]) => symbol },
  name: { say: "its English name in lower case", of: ([name]) => name },
  number: { say: "its atomic number", of: ([, , number]) => String(number) },
  "metal-or-not": {
    say: "the word metal or the word nonmetal",
    of: ([, , , metal]) => (metal ? "metal" : "nonmetal"),
  },
  "symbol-and-number": {
    say: "symbol and atomic number, like Fe 26",
    of: ([, symbol, number]) => `${symbol} ${number}`,
  },
  state: { say: "its state at room temperature (solid, liquid or gas)", of: stateOf },
  period: {
    say: "the number of its period (row) in the periodic table",
    of: ([, , number]) => String(1 + PERIODS.filter((first) => number >= first).length),
  },
  group: {
    say: "its family: noble gas, halogen, alkali metal, alkaline earth metal or other (hydrogen is other)",
    of: ([, symbol]) => GROUPS.find(([, symbols]) => symbols.includes(symbol))?.[0] ?? "other",
  },
  initial: {
    say: "the first letter of its English name as a capital",
    of: ([name]) => name.charAt(0).toUpperCase(),
  },
} satisfies Record<string, Goal<Element>>;

/** Drawn by state, so that the many solids do not fill the samples. */
const BY_STATE = ["solid", "solid", "gas", "liquid"].map((state) =>
  ELEMENTS.filter((element) => stateOf(element) === state),
);

const elementLookup = family({
  id: "chemistry/element-lookup",
  theme: "chemistry-and-service-time",
  difficulty: "hard",
  variants: Object.keys(ELEMENT_GOALS) as (keyof typeof ELEMENT_GOALS)[],
  survives: ["whitespace", "distractor", "injection"],
  draw(random, variant): DrawnTask {
    const none = random.pick(NOTHING);
    const goal: Goal<Element> = ELEMENT_GOALS[variant];
    return {
      canonical: `Given the name or symbol of a chemical element, give ${goal.say}; ${none} if it is no element.`,
      ...wordings(random, {
        plain: [
          `The input <is|holds> the name or the symbol of a chemical element. Return ${goal.say}. Answer ${none} if it is not an element.`,
          `<Look up|Find> an element of the periodic table by its name or symbol and give ${goal.say}. Anything that is no element gets ${none}.`,
          `From the name or symbol of an element <derive|work out> ${goal.say}. If there is no such element, the output is ${none}.`,
          `Chemistry quiz: for a given element (name or symbol) answer with ${goal.say}, and with ${none} for everything else.`,
        ],
        terse: [
          `element name or symbol -> ${goal.say}, else ${none}`,
          `${goal.say} for the element; not an element: ${none}`,
          `periodic table: name or symbol in, ${goal.say} out, ${none} if unknown`,
        ],
        casual: [
          `I give you an element by name or symbol, you tell me ${goal.say}. not an element? ${none}`,
          `help with my chemistry homework: ${goal.say} for each element (name or symbol), ${none} when it isn't an element`,
          `what is it in the periodic table? ${goal.say} please, or ${none}`,
        ],
      }),
      sample: (r) => {
        const element = r.chance(0.12) ? undefined : r.pick(r.pick(BY_STATE));
        const key = element ? element[r.chance(0.6) ? 0 : 1] : r.pick(NOT_ELEMENTS);
        const shown = r.chance(0.3) ? key.charAt(0).toUpperCase() + key.slice(1) : key;
        const input = r.pick([
          shown,
          shown,
          `${shown}?`,
          `element: ${shown}`,
          `what about ${shown}`,
          `"${shown}"`,
          `1 mol of ${shown}`,
        ]);
        return { input, output: element ? goal.of(element) : none };
      },
    };
  },
});

type Formula = (typeof FORMULAS)[number];
const count = (f: Formula, symbol: string): number =>
  f.filter(([s]) => s === symbol).reduce((n, [, k]) => n + k, 0);

const OTHERS = ["C", "H", "N", "O", "S", "Cl", "Na", "K", "P", "Fe", "Ca", "Mg", "Zn", "Li"];

const FORMULA_GOALS = {
  "atoms-of-one": (symbol) => ({
    say: `the number of ${symbol} atoms, 0 if there are none`,
    of: (f) => String(count(f, symbol)),
  }),
  "all-atoms": () => ({
    say: "the number of all atoms",
    of: (f) => String(f.reduce((n, [, k]) => n + k, 0)),
  }),
  "different-elements": () => ({ say: "the number of different elements", of: (f) => String(f.length) }),
  "element-list": () => ({
    say: "the symbols of its elements in order, separated by spaces",
    of: (f) => f.map(([s]) => s).join(" "),
  }),
  contains: (symbol) => ({
    say: `yes if it contains ${symbol}, otherwise no`,
    of: (f) => (count(f, symbol) > 0 ? "yes" : "no"),
  }),
  "first-element": () => ({ say: "the symbol of its first element", of: (f) => f[0]![0] }),
  "last-element": () => ({ say: "the symbol of its last element", of: (f) => f.at(-1)![0] }),
  "highest-count": () => ({
    say: "the number of atoms of the element that has the most atoms",
    of: (f) => String(Math.max(...f.map(([, k]) => k))),
  }),
  "without-one": (symbol) => ({
    say: `the number of all atoms other than ${symbol}`,
    of: (f) => String(f.reduce((n, [, k]) => n + k, 0) - count(f, symbol)),
  }),
} satisfies Record<string, (symbol: string) => Goal<Formula>>;

function anyFormula(r: Random, symbol: string): Formula {
  if (r.chance(0.5)) return r.pick(FORMULAS);
  const others = OTHERS.filter((s) => s !== symbol);
  return r
    .shuffle([...(r.chance(0.5) ? [symbol] : []), ...r.sample(others, r.int(2, 3))])
    .map((s) => [s, r.pick([1, 1, 2, 3, 4, 5, 6])] as const);
}

const formula = family({
  id: "chemistry/formula",
  theme: "chemistry-and-service-time",
  difficulty: "hard",
  variants: Object.keys(FORMULA_GOALS) as (keyof typeof FORMULA_GOALS)[],
  survives: ["whitespace", "distractor", "injection"],
  draw(random, variant): DrawnTask {
    const symbol = random.pick(["H", "O", "C"]);
    const goal: Goal<Formula> = FORMULA_GOALS[variant](symbol);
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
        const f = anyFormula(r, symbol);
        const text = f.map(([s, k]) => (k === 1 ? s : `${s}${k}`)).join("");
        return {
          input: r.pick([text, text, `${text}?`, `sample: ${text}`, `${text} (solid)`, `flask with ${text}`]),
          output: goal.of(f),
        };
      },
    };
  },
});

/** The whole theme, with the families of its other files. */
export const families: Family[] = [
  elementLookup,
  formula,
  ...chemistryLabFamilies,
  ...serviceTimeFamilies,
  ...serviceAppointmentFamilies,
];
