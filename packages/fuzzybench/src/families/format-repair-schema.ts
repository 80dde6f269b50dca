/** Schema conformance: what is wrong with a JSON object, and how to make it fit. Part of the format-repair theme. */
import type { Family } from "../family.js";
import { jobFamily, type Posed } from "../frames/jobs.js";
import { CITIES, FIRST_NAMES } from "../lexicon/a-people.js";
import { COLOURS } from "../lexicon/a-products.js";
import { MISSING_WORDS, words } from "../lexicon/a-text.js";
import type { Random } from "../random.js";

type Type = "string" | "integer" | "boolean";
const FIELDS: Readonly<Record<string, Type>> = {
  name: "string",
  city: "string",
  color: "string",
  owner: "string",
  age: "integer",
  count: "integer",
  size: "integer",
  level: "integer",
  active: "boolean",
  paid: "boolean",
  hidden: "boolean",
  done: "boolean",
};
const EXTRA = words("note tmp debug x1 comment legacy source draft");
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  name: FIRST_NAMES,
  city: CITIES,
  color: COLOURS,
  owner: FIRST_NAMES,
};

const right = (r: Random, field: string): string => {
  if (FIELDS[field] === "integer") return String(r.int(1, 99));
  if (FIELDS[field] === "boolean") return String(r.chance(0.5));
  return `"${r.pick(TEXTS[field] as readonly string[])}"`;
};
/** A value of the wrong type that has an obvious right form: a number for a text, quotes around the others. */
const wrong = (r: Random, field: string): string =>
  FIELDS[field] === "string" ? String(r.int(100, 999)) : `"${right(r, field)}"`;
/** The right form of such a value. */
const coerced = (field: string, value: string): string =>
  FIELDS[field] === "string" ? `"${value}"` : value.replaceAll('"', "");

interface Checked {
  readonly members: readonly (readonly [key: string, value: string])[];
  readonly missing?: string;
  readonly extra?: string;
  readonly mistyped?: string;
}

/** Defects of an object, each list as likely as the others: missing key, extra key, wrong type. */
const DEFECTS = ["", "", "m", "e", "t", "me", "mt", "et", "met", "met", "met"];

const write = (members: Checked["members"]): string =>
  `{${members.map(([k, v]) => `"${k}": ${v}`).join(", ")}}`;
const kept = ({ members, extra }: Checked) => members.filter(([key]) => key !== extra);
const typed = (members: Checked["members"], mistyped?: string): Checked["members"] =>
  members.map(([k, v]) => [k, k === mistyped ? coerced(k, v) : v]);

const schema = jobFamily(
  {
    id: "format-repair/schema-fit",
    theme: "format-repair",
    difficulty: "hard",
    survives: ["injection"],
    noun: ["JSON object", "JSON record", "object in JSON", "JSON document"],
    setting: (random) => {
      const fields = random.sample(Object.keys(FIELDS), 4);
      const list = fields.map((f) => `${f} (${FIELDS[f]})`).join(", ");
      const fits = [
        [
          `The schema: ${list}.`,
          `It must have exactly these keys: ${list}.`,
          `Expected keys and types are ${list}.`,
        ],
      ];
      return {
        fields,
        fits,
        none: random.pick(MISSING_WORDS),
        layout: "One space after every colon and comma.",
      };
    },
    pose: (r, { fields }): Posed<Checked> => {
      const defects = r.pick(DEFECTS);
      const [first, second] = r.sample(fields, 2) as [string, string];
      const missing = defects.includes("m") ? first : undefined;
      const mistyped = defects.includes("t") ? second : undefined;
      const extra = defects.includes("e") ? r.pick(EXTRA) : undefined;
      const present = fields.filter((f) => f !== missing);
      const members = present.map((f): readonly [string, string] => [
        f,
        f === mistyped ? wrong(r, f) : right(r, f),
      ]);
      const surplus = String(r.int(1, 9));
      if (extra) members.splice(r.int(0, members.length), 0, [extra, surplus]);
      const value = {
        members,
        ...(missing && { missing }),
        ...(extra && { extra }),
        ...(mistyped && { mistyped }),
      };
      return { input: write(members), value };
    },
  },
  {
    missing: ({ fits, none }) => ({
      does: ["name the required key that is missing", "say which key of the schema the object lacks"],
      gives: ["the name of the missing key", "the key that the schema asks for and the object lacks"],
      rules: [...fits, `If none is missing, answer ${none}. Nothing else matters.`],
      solve: ({ missing }) => missing ?? none,
    }),
    extra: ({ fits, none }) => ({
      does: ["name the key that does not belong in the object", "say which key the schema does not know"],
      gives: ["the key that is not in the schema", "the name of the surplus key"],
      rules: [...fits, `If there is no such key, answer ${none}. Nothing else matters.`],
      solve: ({ extra }) => extra ?? none,
    }),
    mistyped: ({ fits, none }) => ({
      does: [
        "name the key whose value has the wrong type",
        "say which key holds a value of another type than the schema says",
      ],
      gives: ["the key with a value of the wrong type", "the name of the wrongly typed key"],
      rules: [...fits, `Unknown or missing keys do not matter. If all types are right, answer ${none}.`],
      solve: ({ mistyped }) => mistyped ?? none,
    }),
    "problem-count": ({ fits }) => ({
      does: ["count the violations of the schema", "say how many things are wrong with the object"],
      gives: ["the number of violations", "how often the object breaks the schema, as a number"],
      rules: [...fits, "Each missing key, each unknown key and each value of the wrong type counts as one."],
      solve: ({ missing, extra, mistyped }) => String([missing, extra, mistyped].filter(Boolean).length),
    }),
    "drop-extra": ({ fits, layout }) => ({
      does: [
        "remove the keys that the schema does not know",
        "drop everything from the object that is not in the schema",
      ],
      gives: ["the object without unknown keys", "the object with only the keys of the schema"],
      rules: [...fits, `Change nothing else, not even wrong types. ${layout}`],
      solve: (object) => write(kept(object)),
    }),
    "add-missing": ({ fits, layout }) => ({
      does: [
        "add missing keys with the value null at the end",
        "complete the object, giving a missing key the value null",
      ],
      gives: [
        "the object with any missing key added last as null",
        "the object completed by null for a missing key",
      ],
      rules: [...fits, `Change nothing else. ${layout}`],
      solve: ({ members, missing }) => write(missing ? [...members, [missing, "null"]] : members),
    }),
    "fix-types": ({ fits, layout }) => ({
      does: ["convert wrongly typed values to the type of the schema", "correct the types of the values"],
      gives: ["the object with every known key at its right type", "the object with the types put right"],
      rules: [
        ...fits,
        `Strings get quotes, integers and booleans lose them; unknown keys stay as they are, nothing is added. ${layout}`,
      ],
      solve: ({ members, mistyped }) => write(typed(members, mistyped)),
    }),
    conform: ({ fits, layout }) => ({
      does: ["make the object fit the schema", "repair the object until it obeys the schema"],
      gives: ["the object made to fit the schema", "an object that obeys the schema"],
      rules: [
        ...fits,
        `Remove unknown keys, correct quotes where the type is wrong, and add a missing key at the end as null. ${layout}`,
      ],
      solve: (object) => {
        const members = typed(kept(object), object.mistyped);
        return write(object.missing ? [...members, [object.missing, "null"]] : members);
      },
    }),
  },
);

export const families: Family[] = [schema];
