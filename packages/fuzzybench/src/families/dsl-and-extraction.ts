/**
 * Small languages and extraction: filter expressions from English. Other languages are in
 * dsl-and-extraction-orders.ts; comments, dialogue and build errors have files of their own.
 */
import type { Family } from "../family.js";
import { jobFamily, type Posed } from "../frames/jobs.js";
import { CITIES, FIRST_NAMES } from "../lexicon/a-people.js";
import { COLOURS } from "../lexicon/a-products.js";
import { words } from "../lexicon/a-text.js";
import type { Random } from "../random.js";
import { families as dslAndExtractionCommentFamilies } from "./dsl-and-extraction-comments.js";
import { families as dslAndExtractionDialogueFamilies } from "./dsl-and-extraction-dialogue.js";
import { families as dslAndExtractionLinesFamilies } from "./dsl-and-extraction-lines.js";
import { families as dslAndExtractionOrdersFamilies } from "./dsl-and-extraction-orders.js";

type Operator = "=" | ">" | "<" | "!=" | ">=" | "<=";
type Clause = readonly [field: string, operator: Operator, value: string];

/** A wish of one or two conditions. */
interface Wish {
  readonly clauses: readonly Clause[];
  readonly or: boolean;
}

interface Syntax {
  readonly about: string;
  readonly write: (wish: Wish) => string;
}

const isNumber = (value: string) => /^\d+$/.test(value);
const quoted = (value: string, mark: string) => (isNumber(value) ? value : `${mark}${value}${mark}`);
const joined =
  (clause: (clause: Clause) => string, and: string, or: string) =>
  ({ clauses, or: any }: Wish): string =>
    clauses.map(clause).join(any ? or : and);

const MONGO: Partial<Record<Operator, string>> = { ">": "$gt", "<": "$lt", "!=": "$ne" };
const mongo = ([f, o, v]: Clause): string =>
  `"${f}": ${MONGO[o] ? `{"${MONGO[o]}": ${quoted(v, '"')}}` : quoted(v, '"')}`;
const prefix = ([f, o, v]: Clause): string => `(${o} ${f} ${v})`;

const SYNTAXES = {
  sql: {
    about: "SQL conditions joined by AND or OR, text in single quotes, <> for not equal",
    write: joined(([f, o, v]) => `${f} ${o === "!=" ? "<>" : o} ${quoted(v, "'")}`, " AND ", " OR "),
  },
  javascript: {
    about: "JavaScript conditions with ===, !==, &&, || and text in double quotes",
    write: joined(
      ([f, o, v]) => `${f} ${o === "=" ? "===" : o === "!=" ? "!==" : o} ${quoted(v, '"')}`,
      " && ",
      " || ",
    ),
  },
  "search-terms": {
    about:
      "search terms like field:value, field:>5, -field:value, joined by a space (OR between alternatives)",
    write: joined(
      ([f, o, v]) => `${o === "!=" ? "-" : ""}${f}:${o === ">" || o === "<" ? o : ""}${v}`,
      " ",
      " OR ",
    ),
  },
  dotted: {
    about: "terms like field.eq.value with eq, gt, lt, ne, joined by & or |",
    write: joined(
      ([f, o, v]) =>
        `${f}.${{ "=": "eq", ">": "gt", "<": "lt", "!=": "ne", ">=": "ge", "<=": "le" }[o]}.${v}`,
      "&",
      "|",
    ),
  },
  prefix: {
    about: "prefix form like (> field 5), with =, >, <, != and (and ...) or (or ...) around two conditions",
    write: ({ clauses, or }) => {
      const written = clauses.map(prefix).join(" ");
      return clauses.length > 1 ? `(${or ? "or" : "and"} ${written})` : written;
    },
  },
  mongo: {
    about:
      'a JSON query like {"field": "text", "size": {"$gt": 5}} with $gt, $lt, $ne, and {"$or": [{...}, {...}]} for alternatives',
    write: ({ clauses, or }) =>
      or
        ? `{"$or": [${clauses.map((c) => `{${mongo(c)}}`).join(", ")}]}`
        : `{${clauses.map(mongo).join(", ")}}`,
  },
} satisfies Record<string, Syntax>;

const SAY: Readonly<Record<string, readonly string[]>> = {
  "=": ["{f} is {v}", "{f} equal to {v}", "{f} exactly {v}"],
  ">": ["{f} over {v}", "{f} more than {v}", "{f} above {v}", "{f} greater than {v}"],
  "<": ["{f} under {v}", "{f} less than {v}", "{f} below {v}"],
  "!=": ["{f} is not {v}", "{f} other than {v}", "{f} anything but {v}"],
};

const WORD_VALUES: Readonly<Record<string, readonly string[]>> = {
  city: CITIES,
  color: COLOURS,
  owner: FIRST_NAMES,
};
const NUMBER_FIELDS = words("price age total stock size year rating");
const OPPOSITE: Record<Operator, Operator> = {
  "=": "!=",
  "!=": "=",
  ">": "<=",
  "<": ">=",
  ">=": "<",
  "<=": ">",
};

interface FilterSetting {
  readonly fields: readonly string[];
  readonly things: string;
  readonly show: (field: string) => string;
  readonly rules: readonly (readonly string[] | string)[];
}

const translated =
  ({ about, write }: Syntax) =>
  ({ things, rules, show }: FilterSetting) => ({
    does: [`translate the filter for ${things} into ${about}`, `write the wish as ${about}`],
    gives: [`the filter as ${about}`, `the wanted ${things} as a query: ${about}`],
    rules: [...rules, ["Keep the order of the conditions.", "The conditions stay in their order."]],
    solve: ({ clauses, or }: Wish) =>
      write({ or, clauses: clauses.map(([f, o, v]): Clause => [show(f), o, v]) }),
  });

const filterExpression = jobFamily(
  {
    id: "dsl-and-extraction/filter-expression",
    theme: "dsl-and-extraction",
    difficulty: "hard",
    survives: ["whitespace", "distractor", "injection"],
    noun: ["filter in English", "wish in plain English", "search request", "condition in words"],
    setting: (random: Random): FilterSetting => {
      const things = random.pick(["orders", "products", "items", "entries", "houses", "files"]);
      const fields = [...random.sample(NUMBER_FIELDS, 2), ...random.sample(Object.keys(WORD_VALUES), 2)];
      const upper = random.chance(0.25);
      const list = fields.join(", ");
      const known = [`The fields are ${list}.`, `Known fields: ${list}.`];
      return {
        things,
        fields,
        show: (field) => (upper ? field.toUpperCase() : field),
        rules: upper ? [known, "Field names are written in capitals."] : [known],
      };
    },
    pose: (r: Random, { fields, things }: FilterSetting): Posed<Wish> => {
      const clauses = r.sample(fields, r.int(1, 2)).map((field): Clause => {
        const pool = WORD_VALUES[field];
        if (pool) return [field, r.chance(0.75) ? "=" : "!=", r.pick(pool)];
        const operator = r.pick([">", "<", ">", "<", "="] as const);
        return [field, operator, String(field === "year" ? r.int(1990, 2026) : r.int(2, 500))];
      });
      const or = clauses.length === 2 && r.chance(0.3);
      const said = clauses.map(([f, o, v]) =>
        r
          .pick(SAY[o] as readonly string[])
          .replace("{f}", f)
          .replace("{v}", v),
      );
      const text = said.join(or ? " or " : " and ");
      const frame = r.pick([
        "{q}",
        "{q}",
        `${things}: {q}`,
        "show all, {q}",
        `${things} where {q}`,
        "only {q}",
      ]);
      return { input: frame.replace("{q}", () => text), value: { clauses, or } };
    },
  },
  {
    sql: translated(SYNTAXES.sql),
    javascript: translated(SYNTAXES.javascript),
    "search-terms": translated(SYNTAXES["search-terms"]),
    dotted: translated(SYNTAXES.dotted),
    prefix: translated(SYNTAXES.prefix),
    mongo: translated(SYNTAXES.mongo),
    opposite: ({ things, rules, show }) => ({
      does: [
        `write an SQL condition for the ${things} that the filter leaves out`,
        "turn the wish into its opposite, as SQL",
      ],
      gives: [
        `the SQL condition that is true exactly for the ${things} not wanted`,
        "the negated filter as an SQL condition",
      ],
      rules: [
        ...rules,
        "Negate each condition (= and <>, > and <=, < and >=), turn and into OR and or into AND, keep the order, put text in single quotes.",
      ],
      solve: ({ clauses, or }) =>
        SYNTAXES.sql.write({
          or: !or,
          clauses: clauses.map(([f, o, v]): Clause => [show(f), OPPOSITE[o], v]),
        }),
    }),
    "fields-used": ({ rules, show }) => ({
      does: ["list the fields that the filter uses", "say which fields the wish is about"],
      gives: ["the names of the fields that occur in the filter", "the fields mentioned in the wish"],
      rules: [...rules, "Separate them by a comma and a space, in the order of the text."],
      solve: ({ clauses }) => clauses.map(([f]) => show(f)).join(", "),
    }),
  },
);

/** The whole theme, with the families of its other files. */
export const families: Family[] = [
  filterExpression,
  ...dslAndExtractionCommentFamilies,
  ...dslAndExtractionOrdersFamilies,
  ...dslAndExtractionDialogueFamilies,
  ...dslAndExtractionLinesFamilies,
];
