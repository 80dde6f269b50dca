/** Format repair of table rows: mixed delimiters and CSV with careless quoting. Part of the format-repair theme. */
import type { Family } from "../family.js";
import { jobFamily, type Posed } from "../frames/jobs.js";
import { CITIES, FIRST_NAMES, LAST_NAMES } from "../lexicon/a-people.js";
import { COLOURS, GROCERIES, PRODUCTS } from "../lexicon/a-products.js";
import { MISSING_WORDS } from "../lexicon/a-text.js";

const DELIMITERS = [
  [",", "comma"],
  [";", "semicolon"],
  ["|", "vertical bar"],
  ["/", "slash"],
  [":", "colon"],
  ["+", "plus sign"],
] as const;
const POOLS = [CITIES, FIRST_NAMES, GROCERIES.filter((g) => !g.includes(" ")), COLOURS];

const delimiter = jobFamily(
  {
    id: "format-repair/delimiter",
    theme: "format-repair",
    difficulty: "medium",
    heldOut: true,
    survives: ["whitespace", "injection"],
    noun: ["row of values", "line of an export", "list with mixed separators", "row"],
    setting: (random) => {
      const [target, name] = random.pick(DELIMITERS);
      const glue = target === "," || target === ";" ? `${target} ` : ` ${target} `;
      const spaced = random.chance(0.4);
      const upper = random.chance(0.3);
      const sources = random.sample(
        DELIMITERS.map(([sign]) => sign).filter((sign) => sign !== target),
        random.int(2, 4),
      );
      const signs = sources.map((sign) => `"${sign}"`).join(" or ");
      const how = spaced ? `"${glue}" (a ${name} with its blanks)` : `"${target}" (a ${name} without blanks)`;
      const join = (values: readonly string[]) =>
        values.map((v) => (upper ? v.toUpperCase() : v)).join(spaced ? glue : target);
      const rules = [
        [`The input separates the values by ${signs}.`, `In the input ${signs} stands between the values.`],
        `Trim the values and join them with ${how}${upper ? ", in capitals" : ""}.`,
      ];
      return { sources, join, rules, none: random.pick(MISSING_WORDS) };
    },
    pose: (r, { sources }): Posed<readonly string[]> => {
      const pool = r.pick(POOLS);
      const values = r.sample(pool, r.int(2, 4)).map((v) => (r.chance(0.25) ? String(r.int(1, 400)) : v));
      if (r.chance(0.5)) values.splice(r.int(1, values.length), 0, values[0] as string);
      const sign = r.pick(sources);
      const mixed = r.chance(0.3);
      const pad = () => r.pick(["", "", " ", "  "]);
      const input = values
        .map((v, i) => (i === 0 ? v : `${pad()}${mixed ? r.pick(sources) : sign}${pad()}${v}`))
        .join("");
      return { input, value: values };
    },
  },
  {
    join: ({ join, rules }) => ({
      does: ["unify the separators of the row", "make the row use one delimiter"],
      gives: ["the row with one delimiter", "the values in the same order with a single kind of separator"],
      rules,
      solve: join,
    }),
    reversed: ({ join, rules }) => ({
      does: [
        "turn the order of the values round and unify the separators",
        "rewrite the row from the last value to the first",
      ],
      gives: ["the values in reverse order", "the row from back to front"],
      rules,
      solve: (values) => join(values.toReversed()),
    }),
    unique: ({ join, rules }) => ({
      does: [
        "drop repeated values and unify the separators",
        "keep every value only once, at its first place",
      ],
      gives: [
        "the row without repetitions, first occurrences kept",
        "each different value once, in order of first appearance",
      ],
      rules,
      solve: (values) => join([...new Set(values)]),
    }),
    "no-numbers": ({ join, rules, none }) => ({
      does: [
        "keep only the values that are words, not numbers",
        "remove the numbers from the row and unify the separators",
      ],
      gives: ["the row without its numbers", "the values that are not numbers, in order"],
      rules: [...rules, `If only numbers are there, answer ${none}.`],
      solve: (values) => join(values.filter((v) => !/^\d/.test(v))) || none,
    }),
  },
);

const needed = (field: string): string => (field.includes(",") ? `"${field}"` : field);
const ORDINALS = ["first", "second", "third"];

const csv = jobFamily(
  {
    id: "format-repair/csv-row",
    theme: "format-repair",
    difficulty: "medium",
    survives: ["injection"],
    noun: ["CSV row", "comma-separated row", "line of a CSV file", "CSV record"],
    setting: (random) => ({
      none: random.pick(MISSING_WORDS),
      fill: random.pick(["NULL", "-", "n/a", "?", "0"]),
    }),
    pose: (r): Posed<readonly string[]> => {
      const value = [
        () => `${r.pick(LAST_NAMES)}, ${r.pick(FIRST_NAMES)}`,
        () => r.pick(CITIES),
        () => String(r.int(1, 900)),
        () => r.pick(PRODUCTS),
        () => `${r.pick(PRODUCTS)}, ${r.pick(COLOURS)}`,
      ];
      const n = r.int(3, 6);
      const fields = Array.from({ length: n }, (_, i) =>
        i > 0 && i < n - 1 && r.chance(0.25) ? "" : r.pick(value)(),
      );
      const input = fields
        .map((f) => (f.includes(",") || (f && r.chance(0.3)) ? `"${f}"` : f))
        .map((f, i) => (i > 0 && r.chance(0.3) ? ` ${f}` : f))
        .join(",");
      return { input, value: fields };
    },
  },
  {
    "quote-all": () => ({
      does: ["put every field of the row in double quotes", "rewrite the row with quotes around all fields"],
      gives: ["the row with all fields quoted", "the same fields, each in double quotes"],
      rules: [
        'Remove blanks around the fields and separate them by a comma alone; an empty field becomes "".',
      ],
      solve: (fields) => fields.map((f) => `"${f}"`).join(","),
    }),
    "quote-needed": () => ({
      does: [
        "remove the quotes that are not needed",
        "rewrite the row with quotes only around fields that hold a comma",
      ],
      gives: ["the row with quotes only where a field holds a comma", "the row without needless quotes"],
      rules: ["Remove blanks around the fields; empty fields stay empty."],
      solve: (fields) => fields.map(needed).join(","),
    }),
    "fill-empty": ({ fill }) => ({
      does: [`write ${fill} into the empty fields of the row`, `fill the gaps of the row with ${fill}`],
      gives: [
        `the row with ${fill} in place of empty fields`,
        `the complete row, empty fields holding ${fill}`,
      ],
      rules: ["Use quotes only around fields that hold a comma and no blanks around fields."],
      solve: (fields) => fields.map((f) => needed(f || fill)).join(","),
    }),
    "other-separator": (_, random) => {
      const sign = random.pick([";", "|", "~", "#"]);
      return {
        does: [
          `change the separator to ${sign} and drop all quotes`,
          `rewrite the row with ${sign} between the fields, unquoted`,
        ],
        gives: [`the bare fields joined by ${sign}`, `the fields without quotes, separated by ${sign}`],
        rules: ["Commas inside quoted fields stay; blanks around fields go."],
        solve: (fields) => fields.join(sign),
      };
    },
    "json-array": () => ({
      does: ["turn the row into a JSON array of strings", "write the fields as a JSON list"],
      gives: ["a JSON array with every field as a string", 'a list like ["a", "b"]'],
      rules: [
        'Put one space after each comma between the strings; numbers are strings too; an empty field is "".',
      ],
      solve: (fields) => `[${fields.map((f) => `"${f}"`).join(", ")}]`,
    }),
    "nth-field": ({ none }, random) => {
      const at = random.int(0, 2);
      return {
        does: [`give the ${ORDINALS[at]} field of the row`, `read out field number ${at + 1}`],
        gives: [`the ${ORDINALS[at]} field without quotes`, `what column ${at + 1} holds, unquoted`],
        rules: ["A comma inside quotes does not end a field.", `If the field is empty, answer ${none}.`],
        solve: (fields) => fields[at] || none,
      };
    },
    "field-count": () => ({
      does: ["count the fields of the row", "say how many columns the row has"],
      gives: ["the number of fields", "how many fields the row has, as a number"],
      rules: ["Empty fields count; a comma inside quotes does not separate."],
      solve: (fields) => String(fields.length),
    }),
  },
);

export const families: Family[] = [delimiter, csv];
