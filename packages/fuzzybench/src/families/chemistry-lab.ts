/** Reaction equations and entries of a laboratory notebook, read in several ways. */
import type { Family } from "../family.js";
import { textFamily } from "../frames/text-questions.js";
import { atoms, EQUATIONS, LAB_REMARKS, SOLUTES, type Term, VESSELS } from "../lexicon/lab.js";
import type { Random } from "../random.js";

interface Shown {
  readonly left: readonly Term[];
  readonly right: readonly Term[];
}

const formulas = (side: readonly Term[]): string => side.map(({ formula }) => formula).join(", ");
const holdsOxygen = (side: readonly Term[]): boolean => side.some(({ formula }) => formula === "O2");

function balanced({ left, right }: Shown): boolean {
  const [before, after] = [atoms(left), atoms(right)];
  return before.size === after.size && [...before].every(([symbol, n]) => after.get(symbol) === n);
}

/** Changes the number before one substance of the side. */
function spoiled(r: Random, side: readonly Term[]): readonly Term[] {
  const at = r.int(0, side.length - 1);
  return side.map((term, i) => (i === at ? { ...term, times: term.times === 1 ? 2 : term.times - 1 } : term));
}

const equation = textFamily({
  id: "chemistry/equation",
  theme: "chemistry-and-service-time",
  difficulty: "hard",
  heldOut: true,
  survives: ["distractor", "injection"],
  thing: ["a chemical equation", "chemical equations"],
  latent: (r: Random): Shown => {
    const { left, right } = r.pick(EQUATIONS);
    if (r.chance(0.5)) return { left, right };
    return r.chance(0.5) ? { left: spoiled(r, left), right } : { left, right: spoiled(r, right) };
  },
  variants: {
    balanced: {
      ask: "whether it is balanced",
      classes: ["both sides have the same number of atoms of every element", "some element differs"],
      names: [
        ["balanced", "unbalanced"],
        ["yes", "no"],
        ["OK", "WRONG"],
        ["true", "false"],
      ],
      read: (shown) => (balanced(shown) ? 0 : 1),
    },
    reactants: {
      ask: "the formulas of the substances on the left, without the numbers in front, joined by comma and space",
      read: ({ left }) => formulas(left),
    },
    products: {
      ask: "the formulas of the substances on the right, without the numbers in front, joined by comma and space",
      read: ({ right }) => formulas(right),
    },
    kind: {
      ask: "what kind of reaction it shows",
      classes: ["several substances become one", "one substance becomes several", "it is neither of these"],
      names: [
        ["synthesis", "decomposition", "other"],
        ["JOIN", "SPLIT", "ELSE"],
        ["combination", "breakdown", "exchange"],
      ],
      note: "The numbers in front do not matter.",
      read: ({ left, right }) => (right.length === 1 ? 0 : left.length === 1 ? 1 : 2),
    },
    oxygen: {
      ask: "what happens to oxygen gas (O2)",
      classes: ["O2 is on the left", "O2 is on the right", "O2 is on neither side"],
      names: [
        ["used", "released", "absent"],
        ["IN", "OUT", "NONE"],
        ["consumed", "produced", "not involved"],
      ],
      note: "Oxygen inside compounds does not count.",
      read: ({ left, right }) => (holdsOxygen(left) ? 0 : holdsOxygen(right) ? 1 : 2),
    },
    "sum-of-numbers": {
      ask: "the sum of all numbers in front of the formulas",
      note: "A formula without a number in front counts as 1.",
      read: ({ left, right }) => String([...left, ...right].reduce((sum, { times }) => sum + times, 0)),
    },
  },
  render: (r, { left, right }) => {
    const gap = r.chance(0.6) ? " " : "";
    const write = (side: readonly Term[]): string =>
      side.map(({ times, formula }) => (times === 1 ? formula : `${times}${gap}${formula}`)).join(" + ");
    return `${write(left)} ${r.pick(["->", "->", "=", "-->"])} ${write(right)}`;
  },
});

const labNote = textFamily({
  id: "chemistry/lab-note",
  theme: "chemistry-and-service-time",
  difficulty: "medium",
  survives: ["whitespace", "distractor", "injection"],
  thing: ["an entry of a lab notebook", "lab notebook entries"],
  latent: (r: Random) => ({
    ml: 10 * r.int(1, 50),
    molar: r.pick([0.1, 0.2, 0.5, 1, 2, 3]),
    solute: r.pick(SOLUTES),
    vessel: r.pick(VESSELS),
    celsius: r.int(12, 95),
    acidity: r.chance(0.85) ? r.pick([r.int(1, 6), 7, r.int(8, 13)]) : undefined,
  }),
  variants: {
    litres: {
      ask: "the volume in litres, as a number without a unit and without needless zeros",
      read: ({ ml }) => String(ml / 1000),
    },
    concentration: {
      ask: "the concentration as written, with the unit M",
      read: ({ molar }) => `${molar} M`,
    },
    substance: { ask: "the name of the dissolved substance", read: ({ solute }) => solute },
    vessel: {
      ask: "the vessel into which the solution was put, without an article",
      read: ({ vessel }) => vessel,
    },
    kelvin: {
      ask: "the temperature in kelvin, the Celsius value plus 273, as a bare number",
      read: ({ celsius }) => String(celsius + 273),
    },
    acidity: {
      ask: "whether the mixture is acidic",
      classes: ["the pH is below 7", "the pH is exactly 7", "the pH is above 7", "no pH is given"],
      names: [
        ["acidic", "neutral", "basic", "unknown"],
        ["ACID", "NEUTRAL", "BASE", "?"],
        ["sour", "even", "alkaline", "none"],
      ],
      read: ({ acidity }) => (acidity === undefined ? 3 : Math.sign(acidity - 7) + 1),
    },
    millimoles: {
      ask: "the amount of dissolved substance in millimoles: millilitres times concentration, as a bare number",
      read: ({ ml, molar }) => String(Math.round(ml * molar)),
    },
    "too-warm": (random) => {
      const limit = random.pick([40, 45, 50, 55, 60]);
      return {
        ask: "whether the mixture is too warm",
        classes: [`the temperature is above ${limit} °C`, `it is ${limit} °C or less`],
        names: [
          ["yes", "no"],
          ["COOL IT", "FINE"],
          ["warm", "ok"],
        ],
        read: ({ celsius }) => (celsius > limit ? 0 : 1),
      };
    },
  },
  render: (r, { ml, molar, solute, vessel, celsius, acidity }) => {
    const what = `${ml} ml of ${molar} M ${solute}`;
    const done = r.pick([
      `Added ${what} to the ${vessel}.`,
      `Filled the ${vessel} with ${what}.`,
      `${what} went into the ${vessel}.`,
      `Put ${what} in the ${vessel} and waited.`,
    ]);
    const facts = [r.pick([`Temperature ${celsius} °C.`, `It reached ${celsius} °C.`, `T = ${celsius} °C.`])];
    if (acidity !== undefined)
      facts.push(r.pick([`pH ${acidity}.`, `The pH was ${acidity}.`, `Measured pH ${acidity}.`]));
    if (r.chance(0.5)) facts.push(r.pick(LAB_REMARKS));
    return [done, ...r.shuffle(facts)].join(" ");
  },
});

export const families: Family[] = [equation, labNote];
