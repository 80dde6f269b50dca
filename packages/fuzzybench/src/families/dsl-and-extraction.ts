/**
 * Small languages and extraction: filter expressions from English, and the code or comment part of a line.
 * Speakers and error locations are in dsl-and-extraction-lines.ts.
 */
import type { DrawnTask, Family } from "../family.js";
import { CODE_SLOTS } from "../lexicon/a-code-texts.js";
import { CITIES, FIRST_NAMES } from "../lexicon/a-people.js";
import { COLOURS } from "../lexicon/a-products.js";
import { entries, lines, MISSING_WORDS, words } from "../lexicon/a-text.js";
import { families as dslAndExtractionLinesFamilies } from "./dsl-and-extraction-lines.js";

type Operator = "=" | ">" | "<" | "!=";
type Clause = readonly [field: string, operator: Operator, value: string];

interface Syntax {
  readonly about: string;
  readonly clause: (clause: Clause) => string;
  readonly and: string;
  readonly or: string;
}

const isNumber = (value: string) => /^\d+$/.test(value);
const quoted = (value: string, mark: string) => (isNumber(value) ? value : `${mark}${value}${mark}`);

const SYNTAXES: readonly Syntax[] = [
  {
    about: "SQL conditions, text in single quotes, <> for not equal",
    clause: ([f, o, v]) => `${f} ${o === "!=" ? "<>" : o} ${quoted(v, "'")}`,
    and: " AND ",
    or: " OR ",
  },
  {
    about: "JavaScript conditions with ===, !==, &&, || and text in double quotes",
    clause: ([f, o, v]) => `${f} ${o === "=" ? "===" : o === "!=" ? "!==" : o} ${quoted(v, '"')}`,
    and: " && ",
    or: " || ",
  },
  {
    about:
      "search terms like field:value, field:>5, -field:value, joined by a space (OR between alternatives)",
    clause: ([f, o, v]) => `${o === "!=" ? "-" : ""}${f}:${o === ">" || o === "<" ? o : ""}${v}`,
    and: " ",
    or: " OR ",
  },
  {
    about: "terms like field.eq.value with eq, gt, lt, ne, joined by & or |",
    clause: ([f, o, v]) => `${f}.${{ "=": "eq", ">": "gt", "<": "lt", "!=": "ne" }[o]}.${v}`,
    and: "&",
    or: "|",
  },
  {
    about: "prefix form like (> field 5), with =, >, <, != and (and ...) or (or ...)",
    clause: ([f, o, v]) => `(${o} ${f} ${v})`,
    and: "and",
    or: "or",
  },
];

const SAY: Readonly<Record<Operator, readonly string[]>> = {
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

const filterExpression: Family = {
  id: "dsl-and-extraction/filter-expression",
  theme: "dsl-and-extraction",
  difficulty: "hard",
  draw(random): DrawnTask {
    const syntax = random.pick(SYNTAXES);
    const things = random.pick(["orders", "products", "items", "entries", "houses", "files"]);
    const numbers = random.sample(NUMBER_FIELDS, 2);
    const texts = random.sample(Object.keys(WORD_VALUES), 2);
    const fields = [...numbers, ...texts];
    const upper = random.chance(0.25);
    const named = upper ? " Field names are written in capitals." : "";
    const list = fields.join(", ");
    return {
      canonical: `Write the filter as ${syntax.about}. Fields: ${list}.${named}`,
      plain: [
        `Translate an English filter for ${things} into ${syntax.about}. The fields are ${list}.${named}`,
        `The user says which ${things} to show. Output the filter expression in this notation: ${syntax.about}. Known fields: ${list}.${named}`,
        `Convert the wish into ${syntax.about}, keeping the order of the conditions. Fields are ${list}.${named}`,
        `Write a query for ${things} with the fields ${list}. The syntax is ${syntax.about}.${named}`,
      ],
      terse: [
        `English -> ${syntax.about}; fields ${list}.${named}`,
        `filter of ${things} as ${syntax.about}.${named}`,
        `query (${list}) in ${syntax.about}.${named}`,
      ],
      casual: [
        `people tell me what ${things} they want, I need it as ${syntax.about}.${named}`,
        `turn that into a filter for me? my tool wants ${syntax.about}, and the fields are ${list}.${named}`,
        `make a query out of this, ${syntax.about}. we have ${list} for our ${things}.${named}`,
      ],
      sample: (r) => {
        const clauses = r.sample(fields, r.int(1, 2)).map((field): Clause => {
          const pool = WORD_VALUES[field];
          if (pool) return [field, r.chance(0.75) ? "=" : "!=", r.pick(pool)];
          return [
            field,
            r.pick([">", "<", ">", "<", "="] as const),
            String(field === "year" ? r.int(1990, 2026) : r.int(2, 500)),
          ];
        });
        const or = clauses.length === 2 && r.chance(0.3);
        const said = clauses.map(([f, o, v]) => r.pick(SAY[o]).replace("{f}", f).replace("{v}", v));
        const text = said.join(or ? " or " : " and ");
        const frame = r.pick([
          "{q}",
          "{q}",
          `${things}: {q}`,
          "show all, {q}",
          `${things} where {q}`,
          "only {q}",
        ]);
        const written = clauses.map(([f, o, v]) => syntax.clause([upper ? f.toUpperCase() : f, o, v]));
        const joint = or ? syntax.or : syntax.and;
        const prefix = /^\w/.test(joint) && written.length === 2;
        const output = prefix ? `(${joint} ${written.join(" ")})` : written.join(joint);
        return { input: frame.replace("{q}", () => text), output };
      },
    };
  },
};

/** Code without its comment; MARK stands for the comment sign of the drawn language. */
const STATEMENTS = lines(`
  {v} = {n}
  {f}({v}, {n})
  return {v} + {n}
  {v} += {n}
  print({v})
  {v} = {f}({n})
  {v} = "{m}"
  if ({v} > {n}) {f}()
  {v}[{n}] = {v}
  {f}("{m}", {n})
  {v} = "a MARK b"
  {f}("MARK{n}")`);
const REMARKS =
  entries(`set the {v} / see ticket {n} / not used yet / called by {m} / TODO remove / default is {n} / slow path /
  {m} needs this / reset counter / checked twice / do not change / temporary / magic number / from the {m} spec`);

const MARKERS = [
  ["#", "a hash sign (#)"],
  ["//", "two slashes (//)"],
  ["--", "two dashes (--)"],
  ["%", "a percent sign (%)"],
  [";;", "two semicolons (;;)"],
] as const;

const commentPart: Family = {
  id: "dsl-and-extraction/comment-part",
  theme: "dsl-and-extraction",
  difficulty: "medium",
  heldOut: true,
  draw(random): DrawnTask {
    const [mark, markName] = random.pick(MARKERS);
    const keepCode = random.chance(0.5);
    const missing = random.pick(MISSING_WORDS.filter((word) => !word.startsWith("-")));
    const upper = !keepCode && random.chance(0.3);
    const caps = upper ? ", in capitals" : "";
    const what = keepCode ? "the code without its comment" : `the text of the comment${caps}`;
    const rest = keepCode
      ? "A line without a comment stays as it is"
      : `If there is no comment, answer ${missing}`;
    const inside = "The sign inside double quotes does not start a comment.";
    return {
      canonical: `Give ${what}; comments begin with ${markName} outside double quotes. ${rest}.`,
      plain: [
        `In a line of code a comment begins with ${markName}. Print ${what}. ${rest}. ${inside}`,
        `Separate code and remark: everything after ${markName} is the remark. Output ${what}, trimmed. ${rest}. ${inside}`,
        `Return ${what} for one line of a program whose comments start with ${markName}. ${rest}. ${inside}`,
        `Comments run from ${markName} to the end of the line. The answer is ${what}. ${rest}. ${inside}`,
      ],
      terse: [
        `${keepCode ? "strip" : "extract"} comment (${mark})${caps}. ${rest}. ${inside}`,
        `${what}, marker ${mark}. ${rest}. ${inside}`,
        `line -> ${what}; ${mark} starts it. ${rest}. ${inside}`,
      ],
      casual: [
        keepCode
          ? `get rid of the comments (${mark} and after) but leave the code alone. ${rest.toLowerCase()}. watch out for ${mark} inside quotes, that's no comment`
          : `I only want what people wrote after ${mark}${caps}. ${rest}. watch out for ${mark} inside quotes, that's no comment`,
        `please cut each line at ${mark} and give me ${what}. ${rest}. ${inside}`,
        `our language uses ${mark} for comments. can you print ${what}? ${rest}. ${inside}`,
      ],
      sample: (r) => {
        const put = (text: string) =>
          text
            .replace(/\{(v|f|n|m)\}/g, (_, slot: "v" | "f" | "n" | "m") => r.pick(CODE_SLOTS[slot]))
            .replace("MARK", mark);
        const code = put(r.pick(STATEMENTS));
        const remark = put(r.pick(REMARKS));
        const commented = r.chance(0.78);
        const gap = r.pick([" ", "  ", " "]);
        const input = commented ? `${code}${gap}${mark}${r.pick([" ", " ", ""])}${remark}` : code;
        if (keepCode) return { input, output: code };
        return { input, output: commented ? (upper ? remark.toUpperCase() : remark) : missing };
      },
    };
  },
};

/** The whole theme, with the families of its other files. */
export const families: Family[] = [filterExpression, commentPart, ...dslAndExtractionLinesFamilies];
