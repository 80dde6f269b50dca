/**
 * Format repair: broken JSON objects. Every fault is made from a correct value, so the repaired text
 * is known. Dates, configuration, tables, markup and schemas are in the other files of the theme.
 */
import type { Family } from "../family.js";
import { either, jobFamily, type Posed } from "../frames/jobs.js";
import { CITIES, FIRST_NAMES } from "../lexicon/a-people.js";
import { COLOURS, SUBJECT_WORDS } from "../lexicon/a-products.js";
import { MISSING_WORDS, words } from "../lexicon/a-text.js";
import type { Random } from "../random.js";
import { families as formatRepairConfigFamilies } from "./format-repair-config.js";
import { families as formatRepairDateFamilies } from "./format-repair-dates.js";
import { families as formatRepairMarkupFamilies } from "./format-repair-markup.js";
import { families as formatRepairSchemaFamilies } from "./format-repair-schema.js";
import { families as formatRepairSqlFamilies } from "./format-repair-sql.js";
import { families as formatRepairTableFamilies } from "./format-repair-tables.js";

const KEYS = words("id name age city size count color price active done level type code status owner score");

/** A key and its value as JSON text. */
type Member = readonly [key: string, value: string];

function jsonMember(random: Random, key: string): Member {
  if (/^(name|owner)$/.test(key)) return [key, `"${random.pick(FIRST_NAMES)}"`];
  if (key === "city") return [key, `"${random.pick(CITIES)}"`];
  if (key === "color") return [key, `"${random.pick(COLOURS)}"`];
  if (/^(active|done)$/.test(key)) return [key, random.pick(["true", "false"])];
  if (/^(type|status|code)$/.test(key)) return [key, `"${random.pick(SUBJECT_WORDS)}"`];
  return [key, String(random.int(1, 99))];
}

interface Fault {
  readonly about: string;
  readonly apply: (members: readonly Member[], random: Random) => string;
}

const member = ([key, value]: Member) => `"${key}": ${value}`;

const FAULTS: readonly Fault[] = [
  { about: "a missing closing brace", apply: (m) => `{${m.map(member).join(", ")}` },
  { about: "a trailing comma", apply: (m) => `{${m.map(member).join(", ")},}` },
  { about: "single quotes", apply: (m) => `{${m.map(member).join(", ").replaceAll('"', "'")}}` },
  { about: "keys without quotes", apply: (m) => `{${m.map(([k, v]) => `${k}: ${v}`).join(", ")}}` },
  { about: "a missing opening brace", apply: (m) => `${m.map(member).join(", ")}}` },
  {
    about: "equals signs instead of colons",
    apply: (m) => `{${m.map(([k, v]) => `"${k}" = ${v}`).join(", ")}}`,
  },
  { about: "semicolons instead of commas", apply: (m) => `{${m.map(member).join("; ")}}` },
  {
    about: "a missing quote before a key",
    apply: (m, r) => {
      const at = r.int(0, m.length - 1);
      return `{${m.map(([k, v], i) => (i === at ? `${k}": ${v}` : `"${k}": ${v}`)).join(", ")}}`;
    },
  },
];

/** Layouts of an object: said in words, and written. */
const LAYOUTS: readonly (readonly [string, (members: readonly Member[]) => string])[] = [
  ["without any spaces between the parts", (m) => `{${m.map(([k, v]) => `"${k}":${v}`).join(",")}}`],
  ["with one space after every colon and comma", (m) => `{${m.map(member).join(", ")}}`],
];

const bare = (value: string): string => value.replaceAll('"', "");

const json = jobFamily(
  {
    id: "format-repair/json-object",
    theme: "format-repair",
    difficulty: "hard",
    survives: ["whitespace", "injection"],
    noun: [
      "broken JSON object",
      "faulty JSON object",
      "small JSON object with a mistake",
      "object that is almost JSON",
    ],
    setting: (random) => {
      const faults = random.sample(FAULTS, random.int(1, 3));
      const [layout, write] = random.pick(LAYOUTS);
      return {
        faults,
        keys: random.sample(KEYS, 6),
        list: either(faults.map(({ about }) => about)),
        layout,
        write,
        none: random.pick(MISSING_WORDS),
      };
    },
    pose: (r, { faults, keys }): Posed<readonly Member[]> => {
      const members = r.sample(keys, r.int(2, 3)).map((key) => jsonMember(r, key));
      const broken = r.chance(0.9) ? r.pick(faults).apply(members, r) : `{${members.map(member).join(", ")}}`;
      return { input: r.chance(0.3) ? broken.replaceAll(": ", ":") : broken, value: members };
    },
  },
  {
    repair: ({ list, layout, write }) => ({
      does: [
        "repair the JSON",
        "fix the object so that a strict JSON parser takes it",
        "mend the broken object",
      ],
      gives: [
        "the corrected JSON object",
        "valid JSON with the same keys and values",
        "the object as proper JSON",
      ],
      rules: [
        [`The mistake may be ${list}.`, `Expect ${list}.`],
        `Write it ${layout}, strings in double quotes.`,
      ],
      solve: write,
    }),
    "sort-keys": ({ list, layout, write }) => ({
      does: [
        "repair the JSON and put its keys in alphabetical order",
        "fix the object and sort its members by key",
      ],
      gives: [
        "the corrected object with its keys in alphabetical order",
        "valid JSON, members sorted by key from a to z",
      ],
      rules: [[`The mistake may be ${list}.`, `It can have ${list}.`], `Write it ${layout}.`],
      solve: (m) => write(m.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    }),
    "quote-values": ({ list, layout, write }) => ({
      does: [
        "repair the JSON and turn every value into a string",
        "fix the object and put all values in double quotes",
      ],
      gives: [
        "the corrected object in which every value is a string",
        "valid JSON with numbers and true/false in quotes too",
      ],
      rules: [[`The mistake may be ${list}.`, `Typical mistakes: ${list}.`], `Write it ${layout}.`],
      solve: (m) => write(m.map(([k, v]) => [k, `"${bare(v)}"`])),
    }),
    "drop-numbers": ({ list, layout, write }) => ({
      does: [
        "repair the JSON and leave out the members with a number",
        "fix the object, dropping every key whose value is a number",
      ],
      gives: [
        "the corrected object without its number members",
        "valid JSON that keeps only strings, true and false",
      ],
      rules: [`Possible mistakes: ${list}.`, `Write it ${layout}; if nothing is left, write {}.`],
      solve: (m) => write(m.filter(([, v]) => !/^\d/.test(v))),
    }),
    keys: ({ list }) => ({
      does: ["list the keys of the object", "print the names of all keys"],
      gives: ["the keys of the object", "the key names"],
      rules: [
        [
          "Keep their order and separate them by a comma and a space.",
          "Same order as in the input, joined by a comma and a space.",
        ],
        `The object may have ${list}; ignore that.`,
      ],
      solve: (m) => m.map(([k]) => k).join(", "),
    }),
    "value-of": ({ keys, list, none }, random) => {
      const key = random.pick(keys);
      return {
        does: [`find the value of the key ${key}`, `read out what ${key} is set to`],
        gives: [`the value of ${key} without quotes`, `what the key ${key} holds, no quotes`],
        rules: [
          `If there is no ${key}, answer ${none}.`,
          [`The object can have ${list}.`, `Do not stumble over ${list}.`],
        ],
        solve: (m) => bare(m.find(([k]) => k === key)?.[1] ?? none),
      };
    },
    "to-query": ({ list }) => ({
      does: [
        "turn the object into a query string",
        "rewrite the members as key=value pairs with & between them",
      ],
      gives: ["the members as key=value joined by &", "a query string like a=1&b=x"],
      rules: [
        "Keep the order and drop all quotes and spaces.",
        [`The object may have ${list}.`, `Mistakes such as ${list} do not matter.`],
      ],
      solve: (m) => m.map(([k, v]) => `${k}=${bare(v)}`).join("&"),
    }),
  },
);

/** The whole theme, with the families of its other files. */
export const families: Family[] = [
  json,
  ...formatRepairDateFamilies,
  ...formatRepairTableFamilies,
  ...formatRepairConfigFamilies,
  ...formatRepairMarkupFamilies,
  ...formatRepairSqlFamilies,
  ...formatRepairSchemaFamilies,
];
