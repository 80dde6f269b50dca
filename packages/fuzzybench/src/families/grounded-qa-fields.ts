/** A list of wanted details and a passage that states some of them: filled in, missing, complete. */
import { tableFamily, YES_NO } from "../frames/rule-table.js";
import { passage } from "../lexicon/passage.js";

/** Names of facts in a form, where the key alone would not say it. */
const FIELD_NAMES: Readonly<Record<string, string>> = {
  start: "start time",
  seats: "guest limit",
  stock: "units in stock",
  seat: "head office",
  staff: "number of employees",
  chief: "chief executive",
  arrival: "arrival day",
  mass: "weight",
  code: "tracking code",
  pieces: "item count",
  opened: "opening year",
  town: "place",
  visitors: "visitors a year",
  written: "programming language",
  size: "disk space",
  lead: "maintainer",
  founded: "founding year",
  version: "latest version",
  salary: "yearly salary",
  hours: "weekly hours",
  contact: "contact person",
  begin: "first month",
  site: "city",
  time: "time to make it",
  serves: "servings",
  cook: "author of the recipe",
  cost: "cost of ingredients",
  energy: "calories per portion",
  climb: "total climb",
  from: "starting point",
  closed: "closed month",
  marks: "colour of marks",
};

interface Wanted {
  readonly fields: readonly string[];
  /** The value of each field, undefined if the text does not tell. */
  readonly values: readonly (string | undefined)[];
}

interface FieldOptions {
  readonly layout: (text: string, fields: string) => string;
  readonly join: string;
  readonly equals: string;
}

const LAYOUTS: readonly FieldOptions["layout"][] = [
  (text, fields) => `${text}\nFields: ${fields}`,
  (text, fields) => `Wanted: ${fields}\n${text}`,
  (text, fields) => `${text} || ${fields}`,
];

export const fields = tableFamily<Wanted, FieldOptions>({
  id: "grounded-qa/fields",
  theme: "grounded-qa",
  difficulty: "medium",
  survives: ["distractor", "injection"],
  things: [
    "a text and a list of wanted details",
    "a passage and the names of fields to fill",
    "a description with a list of fields",
  ],
  misses: ["?", "unknown", "n/a", "-", "none", "null", "not stated"],
  options: (random) => ({
    layout: random.pick(LAYOUTS),
    join: random.pick(["; ", ", ", " | "]),
    equals: random.pick(["=", ": ", " -> "]),
  }),
  scene: (r, { layout }) => {
    const doc = passage(r, r.int(2, 3));
    const known = r.sample(doc.stated, r.int(1, 2));
    const open = r.sample(doc.unstated, r.int(0, 2)).map((fact) => ({ fact, value: undefined }));
    const wanted = r.shuffle([...known, ...open]);
    const names = wanted.map(({ fact }) => FIELD_NAMES[fact.key] ?? fact.key);
    return {
      input: layout(doc.text, names.join(", ")),
      latent: { fields: names, values: wanted.map((w) => w.value) },
    };
  },
  rows: {
    filled: {
      solve: (w, miss, { join, equals }) =>
        w.fields.map((name, i) => name + equals + (w.values[i] ?? miss)).join(join),
      rule: (miss, { join, equals }) => ({
        long: [
          `fill in every wanted detail in the given order as NAME${equals}VALUE, joined by "${join}", with values as in the text and ${miss} for what the text does not tell`,
          `output one entry for each field, NAME${equals}VALUE with "${join}" between entries; take the shortest value from the text, or ${miss} where it is silent`,
        ],
        short: [
          `NAME${equals}VALUE for each field, joined by "${join}", ${miss} if not in the text`,
          `fill the form: name${equals}value${join}...; ${miss} for gaps`,
        ],
      }),
    },
    values: {
      solve: ({ values }, miss, { join }) => values.map((value) => value ?? miss).join(join),
      rule: (miss, { join }) => ({
        long: [
          `output the values of the wanted details in the given order, without their names, joined by "${join}", and ${miss} in place of each one that the text does not tell`,
          `make a row of a table: one value per field, as short as in the text, "${join}" between them, ${miss} for gaps`,
        ],
        short: [
          `values only, in order, joined by "${join}", ${miss} for gaps`,
          `one value per field ("${join}" between), ${miss} if untold`,
        ],
      }),
    },
    missing: {
      solve: ({ fields: names, values }, miss, { join }) =>
        names.filter((_, i) => values[i] === undefined).join(join) || miss,
      rule: (miss, { join }) => ({
        long: [
          `list the wanted details that the text does not tell, by name and in the given order, joined by "${join}", or output ${miss} if all are there`,
          `find the gaps: names of fields without a value in the text, "${join}" between them; ${miss} when nothing is missing`,
        ],
        short: [
          `names of details not in the text, joined by "${join}", ${miss} if none`,
          `missing fields ("${join}" between), else ${miss}`,
        ],
      }),
    },
    present: {
      solve: ({ fields: names, values }, _, { join }) =>
        names.filter((_n, i) => values[i] !== undefined).join(join),
      rule: (_, { join }) => ({
        long: [
          `list the wanted details that the text does tell, by name only and in the given order, joined by "${join}"`,
          `output the names of those fields for which the passage has a value, without the values, "${join}" between them`,
        ],
        short: [
          `names of details found in the text, joined by "${join}"`,
          `fields with a value in the text (names only, "${join}")`,
        ],
      }),
    },
    complete: {
      sets: [...YES_NO, ["complete", "incomplete"], ["full", "gaps"]],
      read: ({ values }) => (values.includes(undefined) ? 1 : 0),
      rule: ([yes, no]) => ({
        long: [
          `answer ${yes} if the text tells all wanted details and ${no} if at least one is missing`,
          `check the form: ${yes} when each field has its value in the passage, ${no} as soon as one has none`,
        ],
        short: [`all details told? ${yes}, else ${no}`, `${yes} = nothing missing, ${no} = a gap`],
      }),
    },
    "first-value": {
      solve: ({ values }, miss) => values[0] ?? miss,
      rule: (miss) => ({
        long: [
          `output the value of the first wanted detail only, as short as in the text, or ${miss} if the text does not tell it`,
          `look up nothing but the first field of the list and give its value unchanged; ${miss} when it is missing`,
        ],
        short: [`value of the first listed detail, else ${miss}`, `first field -> value, ${miss} if untold`],
      }),
    },
    share: {
      solve: ({ values }) => `${values.filter((value) => value !== undefined).length}/${values.length}`,
      rule: () => ({
        long: [
          "output how many of the wanted details the text tells, as FOUND/WANTED in digits, as in 1/3",
          "count the fields with a value in the text and all fields, and write the two numbers with a slash between",
        ],
        short: ["found/wanted, e.g. 2/3", "number of details told, slash, number wanted"],
      }),
    },
  },
});
