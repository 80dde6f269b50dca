/** Format repair of careless SQL queries. Part of the format-repair theme. */
import type { Family } from "../family.js";
import { jobFamily, type Posed } from "../frames/jobs.js";
import { CITIES, FIRST_NAMES } from "../lexicon/a-people.js";
import { COLOURS } from "../lexicon/a-products.js";
import { words } from "../lexicon/a-text.js";

const COLUMNS = words("id name city color price owner age status stock");
const TABLES = words("users orders items rooms books trips");

interface Query {
  readonly columns: readonly string[];
  readonly table: string;
  /** Column, operator and value in SQL; absent when all rows are wanted. */
  readonly where?: readonly [string, string, string];
}

const condition = ({ where }: Query): string => (where ? ` WHERE ${where.join(" ")}` : "");
const select = (query: Query, columns: string): string =>
  `SELECT ${columns} FROM ${query.table}${condition(query)}`;
const list = ({ columns }: Query): string => columns.join(", ");

const RULES = [
  [
    "Keywords are in capitals, text values in single quotes.",
    "Write keywords in capitals and text in single quotes.",
  ],
  [
    "Columns are separated by a comma and a space, equality is a single =, and a semicolon ends the query.",
    "Put a comma and a space between columns, = for equality with blanks around it, and a semicolon at the end.",
  ],
];

const sql = jobFamily(
  {
    id: "format-repair/sql-query",
    theme: "format-repair",
    difficulty: "hard",
    survives: ["whitespace", "injection"],
    noun: ["sloppy SQL query", "SQL query", "broken SELECT statement", "carelessly typed query"],
    setting: (random) => random.int(1, 5) * 10,
    pose: (r): Posed<Query> => {
      const columns = r.sample(COLUMNS, r.int(1, 3));
      const table = r.pick(TABLES);
      const keyword = r.pick([
        (t: string) => t,
        (t: string) => t.toUpperCase(),
        (t: string) => t.charAt(0).toUpperCase() + t.slice(1),
      ]);
      const text = r.chance(0.6);
      const field = r.pick(text ? words("name city color") : words("price age stock"));
      const pool = { name: FIRST_NAMES, city: CITIES, color: COLOURS }[field];
      const value = pool ? r.pick(pool) : String(r.int(2, 900));
      const operator = text ? "=" : r.pick(["=", ">", "<"]);
      const typed =
        operator === "=" ? r.pick(["=", "==", " = ", " == "]) : r.pick([operator, ` ${operator} `]);
      const quoted = text ? r.pick([`"${value}"`, `'${value}'`]) : value;
      const where = r.chance(0.75) ? ` ${keyword("where")} ${field}${typed}${quoted}` : "";
      const input = `${keyword("select")} ${columns.join(r.pick([", ", ",", " ", " , "]))} ${keyword("from")} ${table}${where}${r.pick(["", "", ";", " ;"])}`;
      const query = { columns, table };
      return {
        input,
        value: where ? { ...query, where: [field, operator, text ? `'${value}'` : value] } : query,
      };
    },
  },
  {
    repair: () => ({
      does: ["repair the query", "rewrite the query in clean SQL"],
      gives: ["the corrected query", "the same query as clean SQL"],
      rules: ["Typical mistakes are missing commas between columns, == and double quotes.", ...RULES],
      solve: (q) => `${select(q, list(q))};`,
    }),
    "all-columns": () => ({
      does: [
        "repair the query and make it select all columns",
        "fix the SQL and replace its column list by *",
      ],
      gives: [
        "the corrected query with * instead of the columns",
        "the query as clean SQL that selects every column (*)",
      ],
      rules: RULES,
      solve: (q) => `${select(q, "*")};`,
    }),
    count: () => ({
      does: ["change the query so that it counts the rows", "turn the SQL into a count of the matching rows"],
      gives: [
        "the query with COUNT(*) in place of its columns",
        "a clean query that counts the same rows with COUNT(*)",
      ],
      rules: ["COUNT(*) takes the place of the columns.", ...RULES],
      solve: (q) => `${select(q, "COUNT(*)")};`,
    }),
    limit: (rows) => ({
      does: [
        `repair the query and limit it to ${rows} rows`,
        `fix the SQL and let it return at most ${rows} rows`,
      ],
      gives: [`the corrected query with LIMIT ${rows} at its end`, `clean SQL ending in LIMIT ${rows}`],
      rules: ["LIMIT comes last, before the semicolon.", ...RULES],
      solve: (q) => `${select(q, list(q))} LIMIT ${rows};`,
    }),
    delete: () => ({
      does: [
        "turn the query into one that deletes the rows it selects",
        "make a DELETE statement from the SELECT",
      ],
      gives: ["the DELETE statement for the same rows", "clean SQL that deletes the selected rows"],
      rules: ["Write DELETE FROM, the table and the condition if there is one.", ...RULES],
      solve: (q) => `DELETE FROM ${q.table}${condition(q)};`,
    }),
    "sort-by-first": () => ({
      does: [
        "repair the query and sort its rows by the first column",
        "fix the SQL and order the result by its first column",
      ],
      gives: [
        "the corrected query with ORDER BY and its first column",
        "clean SQL that ends in ORDER BY the first selected column",
      ],
      rules: ["ORDER BY and the column come last, before the semicolon.", ...RULES],
      solve: (q) => `${select(q, list(q))} ORDER BY ${q.columns[0]};`,
    }),
  },
);

export const families: Family[] = [sql];
