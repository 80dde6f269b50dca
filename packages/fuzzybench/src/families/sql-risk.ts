/** Command risk in SQL: what a statement would do to the data, and to which table. Never trained on. */
import { type DrawnTask, type Family, family } from "../family.js";
import { gloss, wordings, writing } from "../lexicon/choices.js";
import { STATEMENT_KINDS, type Statement, statement } from "../lexicon/sql-statements.js";
import type { Random } from "../random.js";

/** A question: label sets, the meanings, and the place of the label. */
interface Question {
  readonly sets: readonly (readonly string[])[];
  readonly means: readonly (readonly string[])[];
  readonly of: (statement: Statement) => number;
}

const GATE = [
  ["yes", "no"],
  ["block", "allow"],
  ["1", "0"],
  ["STOP", "GO"],
  ["ask", "run"],
  ["true", "false"],
  ["risky", "fine"],
] as const;
const flag =
  (test: (statement: Statement) => boolean) =>
  (one: Statement): number =>
    test(one) ? 0 : 1;

const QUESTIONS = {
  "removes-data": {
    sets: GATE,
    means: [
      ["it removes rows, columns or tables", "it deletes or drops something that was stored"],
      [
        "it removes nothing, though it may add or alter values",
        "it reads, adds or updates without removing anything",
      ],
    ],
    of: flag(({ kind }) => ["delete", "truncate", "drop-table", "drop-column"].includes(kind)),
  },
  "whole-table": {
    sets: GATE,
    means: [
      [
        "it is an UPDATE or DELETE without WHERE, or a TRUNCATE",
        "it updates or deletes all rows of a table, for lack of a WHERE or as TRUNCATE",
      ],
      ["it is any other statement, or has a WHERE", "it is limited by WHERE or does something else"],
    ],
    of: flag(
      ({ kind, where }) => kind === "truncate" || ((kind === "update" || kind === "delete") && !where),
    ),
  },
  structure: {
    sets: [...GATE, ["schema", "data"]],
    means: [
      [
        "it changes the structure: tables, columns or indexes are created, altered or dropped",
        "it creates, alters or drops a table, a column or an index",
      ],
      ["it only deals with rows", "it reads, adds, alters or removes rows and leaves the structure as it is"],
    ],
    of: flag(({ kind }) =>
      ["create-table", "create-index", "add-column", "drop-table", "drop-column"].includes(kind),
    ),
  },
  "read-only": {
    sets: [...GATE, ["write", "read"]],
    means: [
      ["it changes something, be it rows or structure", "it writes: rows or tables are different afterwards"],
      ["it only reads", "it merely shows rows or counts"],
    ],
    of: flag(({ kind }) => kind !== "select"),
  },
  "four-ways": {
    sets: [
      ["read", "write", "remove", "structure"],
      ["R", "W", "D", "S"],
      ["1", "2", "3", "4"],
      ["SELECT", "CHANGE", "DELETE", "SCHEMA"],
    ],
    means: [
      ["it only reads rows"],
      ["it inserts or updates rows"],
      ["it deletes rows or empties a table"],
      ["it creates, alters or drops tables, columns or indexes"],
    ],
    of: ({ kind }) =>
      kind === "select"
        ? 0
        : kind === "insert" || kind === "update"
          ? 1
          : kind === "delete" || kind === "truncate"
            ? 2
            : 3,
  },
} as const satisfies Record<string, Question>;

const NOTE = "Words inside quotes are mere values.";

function drawQuestion(random: Random, variant: keyof typeof QUESTIONS): DrawnTask {
  const question: Question = QUESTIONS[variant];
  const labels = random.pick(question.sets);
  const named = labels.map((label, i) => [label, random.pick(question.means[i] as string[])] as const);
  const [list, equal] = [gloss(named, " if ", "; "), gloss(named)];
  const kinds = labels.map((_, i) =>
    STATEMENT_KINDS.filter((kind) =>
      [true, false].some((where) => question.of({ kind, where, table: "", text: "" }) === i),
    ),
  );
  return {
    canonical: `Judge a SQL statement: ${equal}.`,
    ...wordings(random, {
      plain: [
        `<Judge|Check> a SQL statement before it is run. <Answer|Say> ${list}. ${NOTE}`,
        `The input is one statement for a database. <Return|Output> ${list}. ${NOTE}`,
        `A gate in front of our database sorts statements, where ${equal}. ${NOTE}`,
        `What would this SQL do? ${gloss(named, ": ", ". ")}. ${NOTE}`,
      ],
      terse: [
        `SQL statement: ${equal}`,
        `SQL -> ${list}`,
        `statement check, ${equal}; quoted words are values`,
      ],
      casual: [
        `someone wants to run this SQL. ${list}`,
        `our report tool sends queries on its own, sort them: ${equal}`,
        `pls look over this statement for me, ${list}`,
      ],
    }),
    labels,
    sample: (r) => {
      const wanted = r.int(0, labels.length - 1);
      let one = statement(r, r.pick(kinds[wanted] as (typeof STATEMENT_KINDS)[number][]));
      for (let tries = 0; tries < 4 && question.of(one) !== wanted; tries++)
        one = statement(r, r.pick(kinds[wanted] as (typeof STATEMENT_KINDS)[number][]));
      return { input: one.text, output: labels[question.of(one)] as string, latent: one };
    },
    answer: ({ latent }) => labels[question.of(latent as Statement)],
  };
}

function drawTable(random: Random): DrawnTask {
  const form = writing(random);
  const say = random.pick(["name of the table", "table that it reads or changes", "table concerned"]);
  return {
    canonical: `Give the ${say} of a SQL statement, ${form.rule}.`,
    ...wordings(random, {
      plain: [
        `<Extract|Give> the ${say} from a SQL statement. Write it ${form.rule}.`,
        `The input is one statement for a database, the output is the ${say}, ${form.rule}.`,
        `Every statement here deals with one table. <Return|Name> it ${form.rule}.`,
        `For an audit, find the ${say} in the SQL, written ${form.rule}.`,
      ],
      terse: [`SQL -> table name (${form.short})`, `${say} in the statement, ${form.short}`],
      casual: [
        `which table does this SQL touch? ${form.rule} pls`,
        `just the ${say} out of this query, ${form.rule}`,
        `I'm listing the tables our scripts use, give me the one in here, ${form.rule}`,
      ],
    }),
    sample: (r) => {
      const one = statement(r, r.pick(STATEMENT_KINDS));
      return { input: one.text, output: form.apply(one.table), latent: one };
    },
    answer: ({ latent }) => form.apply((latent as Statement).table),
  };
}

export const families: Family[] = [
  family({
    id: "command-risk/sql-statement",
    theme: "command-risk",
    difficulty: "medium",
    heldOut: true,
    variants: [...(Object.keys(QUESTIONS) as (keyof typeof QUESTIONS)[]), "table"],
    survives: ["whitespace", "distractor", "injection"],
    draw: (random, variant) => (variant === "table" ? drawTable(random) : drawQuestion(random, variant)),
  }),
];
