/**
 * Domain and counterfactual: units and technical terms. Animals, reports of patients and households, what-if sums and
 * worlds with other rules are in the theme's other files.
 */
import { type DrawnTask, type Family, family, MEANING_SURVIVES } from "../family.js";
import { gloss, wordings } from "../lexicon/choices.js";
import { FIELD_TERMS } from "../lexicon/field-terms.js";
import { UNITS } from "../lexicon/units.js";
import type { Random } from "../random.js";
import { families as domainAnimalFamilies } from "./domain-animals.js";
import { families as domainReportFamilies } from "./domain-reports.js";
import { families as domainWhatIfFamilies } from "./domain-what-if.js";
import { families as domainWorldFamilies } from "./domain-worlds.js";

const METRIC =
  "metres,kilometres,millimetres,centimetres,m,km,mm,cm,grams,kilograms,tonnes,milligrams,g,kg,t,mg,litres,millilitres,cubic metres,l,ml,m³,square metres,hectares,square kilometres,m²,ha,km²".split(
    ",",
  );
/** Units that are neither clearly metric nor clearly of another system. */
const UNCLEAR = ["carats", "light years", "nautical miles"];
const MEASURES = ["length", "mass", "volume", "area"];

interface Amount {
  readonly dimension: string;
  readonly unit: string;
  readonly number: string;
}

function amount(r: Random, dimension: string): Amount {
  const { names, signs } = UNITS[dimension]!;
  const number = r.pick([
    String(r.int(2, 990)),
    `${r.int(1, 99)}.${r.int(1, 9)}`,
    `${r.int(1, 40)} ${r.int(100, 999)}`,
  ]);
  return { dimension, unit: r.chance(0.6) ? r.pick(names) : r.pick(signs), number };
}

const UNIT_VARIANTS = ["quantity", "quantity-or-other", "metric-or-not", "unit-alone"] as const;

/** The kinds of the task, and how a text of a kind is judged; undefined outside them. */
function unitTask(random: Random, variant: (typeof UNIT_VARIANTS)[number]): UnitTask {
  const chosen = random.sample(Object.keys(UNITS), random.int(3, 5));
  const style = random.int(0, 4);
  const other = random.pick(["other", "none of these", "-"]);
  if (variant === "unit-alone")
    return { of: Object.keys(UNITS), ask: "the unit alone, as it is written", read: ({ unit }) => unit };
  if (variant === "metric-or-not") {
    const labels = random.pick([
      ["metric", "other"],
      ["yes", "no"],
      ["METRIC", "NOT METRIC"],
    ]);
    const list = gloss([
      [labels[0]!, "a metric unit"],
      [labels[1]!, "a unit of another system, like feet or pounds"],
    ]);
    const read = ({ dimension, unit }: Amount) =>
      MEASURES.includes(dimension) && !UNCLEAR.includes(unit)
        ? labels[METRIC.includes(unit) ? 0 : 1]
        : undefined;
    return { of: MEASURES, ask: list, labels, read };
  }
  const names = chosen.map((d, i) =>
    style === 3
      ? "ABCDE".charAt(i)
      : style === 4
        ? String(i + 1)
        : style === 1
          ? UNITS[d]!.alias
          : style === 2
            ? d.toUpperCase()
            : d,
  );
  const named = names.map((label, i) => [label, `a unit of ${chosen[i]}`] as const);
  const list = style === 0 || style === 2 ? names.join(", ") : gloss(named);
  const open = variant === "quantity-or-other";
  return {
    of: open ? [...chosen, ...Object.keys(UNITS)] : chosen,
    ask: open ? `${list}, ${other} for any other unit` : list,
    labels: open ? [...names, other] : names,
    read: ({ dimension }) => names[chosen.indexOf(dimension)] ?? (open ? other : undefined),
  };
}

interface UnitTask {
  /** Dimensions to draw from. */
  readonly of: readonly string[];
  readonly ask: string;
  readonly labels?: readonly string[];
  readonly read: (amount: Amount) => string | undefined;
}

const unitDimension = family({
  id: "domain/unit-dimension",
  theme: "domain-and-counterfactual",
  difficulty: "medium",
  heldOut: true,
  variants: UNIT_VARIANTS,
  survives: ["whitespace", "distractor", "injection"],
  draw(random, variant): DrawnTask {
    const { of, ask, labels, read } = unitTask(random, variant);
    const what = labels ? (variant === "metric-or-not" ? "system of units" : "kind of quantity") : "unit";
    return {
      canonical: `An amount with a unit is given; give the ${what}: ${ask}.`,
      ...wordings(random, {
        plain: [
          `<Tell|Say> the ${what} of a measurement. The answer is this: ${ask}.`,
          `The input is an amount with a unit. <Name|Give> the ${what}: ${ask}.`,
          `<Read|Take> the amount in the text and return the ${what}. Answer with ${ask}.`,
          `Look only at the unit and give the ${what}: ${ask}.`,
        ],
        terse: [`${what} of the amount: ${ask}`, `amount with unit -> ${what} (${ask})`, `${what}? ${ask}`],
        casual: [
          `which ${what} is this? ${ask}`,
          `cleaning up a table of amounts, I need the ${what}: ${ask}`,
          `tell me the ${what} please, ${ask}`,
        ],
      }),
      ...(labels ? { labels } : {}),
      sample: (r) => {
        const wanted = labels && r.pick(labels);
        let one = amount(r, r.pick(of));
        for (let i = 0; wanted !== undefined && read(one) !== wanted && i < 40; i++)
          one = amount(r, r.pick(of));
        const { number: n, unit } = one;
        const input = r.pick([
          `${n} ${unit}`,
          `${n} ${unit}`,
          `about ${n} ${unit}`,
          `${n} ${unit} in total`,
          `[${unit}]`,
          `given in ${unit}`,
          `exactly ${n} ${unit}`,
        ]);
        return { input, output: read(one) as string, latent: one };
      },
      answer: ({ latent }) => read(latent as Amount),
    };
  },
});

const SCIENCES = ["medicine", "astronomy", "biology", "geology", "mathematics", "computing"];

const FIELD_VARIANTS = ["among-some", "some-or-other", "one-field-or-not", "science-or-not"] as const;

/** Fields of each label, with the names and the listing of the labels. */
function fieldTask(
  random: Random,
  variant: (typeof FIELD_VARIANTS)[number],
): {
  readonly labels: readonly string[];
  readonly groups: readonly (readonly string[])[];
  readonly list: string;
} {
  const all = Object.keys(FIELD_TERMS);
  const chosen = random.sample(all, random.int(3, 5));
  const yesNo = random.pick([
    ["yes", "no"],
    ["1", "0"],
    ["true", "false"],
    ["IN", "OUT"],
  ]);
  const [yes, no] = yesNo as [string, string];
  const letters = random.chance(0.25);
  const other = random.pick(["other", "none of these", "-"]);
  if (variant === "science-or-not")
    return {
      labels: yesNo,
      groups: [SCIENCES, all.filter((field) => !SCIENCES.includes(field))],
      list: `${yes} = ${SCIENCES.join(", ")}, ${no} = any other field, such as law, sport or cooking`,
    };
  if (variant === "one-field-or-not")
    return {
      labels: yesNo,
      groups: [[chosen[0] as string], all.filter((field) => field !== chosen[0])],
      list: `${yes} = ${chosen[0]}, ${no} = any other field`,
    };
  const labels = chosen.map((field, i) => (letters ? "ABCDE".charAt(i) : field));
  const named = labels.map((label, i) => [label, chosen[i] as string] as const);
  const list = letters ? gloss(named) : labels.join(", ");
  const groups = chosen.map((field) => [field]);
  if (variant === "among-some") return { labels, groups, list };
  return {
    labels: [...labels, other],
    groups: [...groups, all.filter((field) => !chosen.includes(field))],
    list: `${list}, ${other} (any other field)`,
  };
}

const fieldOfStudy = family({
  id: "domain/field-of-study",
  theme: "domain-and-counterfactual",
  difficulty: "medium",
  variants: FIELD_VARIANTS,
  survives: MEANING_SURVIVES.filter((axis) => axis !== "typos" && axis !== "distractor"),
  draw(random, variant): DrawnTask {
    const { labels, groups, list } = fieldTask(random, variant);
    return {
      canonical: `Field of study of a term: ${list}.`,
      ...wordings(random, {
        plain: [
          `<Name|Tell> the field to which a technical term belongs. The answers are ${list}.`,
          `The input mentions a term from some discipline. <Connect|Match> it with its subject: ${list}.`,
          `Which subject would teach this? <Choose|Pick> from ${list}.`,
          `Sort index entries of an encyclopedia by domain. The answers: ${list}.`,
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
        const field = r.pick(r.pick(groups));
        const term = r.pick(FIELD_TERMS[field]!);
        const input = r.pick([
          term,
          term,
          `the word "${term}"`,
          `${term} (see index)`,
          `define: ${term}`,
          `an article about ${term}`,
          `what does ${term} mean?`,
          `chapter ${r.int(1, 20)}: ${term}`,
        ]);
        return {
          input,
          output: labels[groups.findIndex((group) => group.includes(field))] as string,
          latent: field,
        };
      },
      answer: ({ latent }) => labels[groups.findIndex((group) => group.includes(latent as string))],
    };
  },
});

/** The whole theme, with the families of its other files. */
export const families: Family[] = [
  unitDimension,
  fieldOfStudy,
  ...domainAnimalFamilies,
  ...domainReportFamilies,
  ...domainWhatIfFamilies,
  ...domainWorldFamilies,
];
