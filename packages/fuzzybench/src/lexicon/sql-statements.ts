/** SQL statements on one made-up table each, with what they do. */
import type { Random } from "../random.js";

export const STATEMENT_KINDS = [
  "select",
  "insert",
  "update",
  "delete",
  "truncate",
  "create-table",
  "create-index",
  "add-column",
  "drop-table",
  "drop-column",
] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

export interface Statement {
  readonly text: string;
  readonly kind: StatementKind;
  readonly table: string;
  readonly where: boolean;
}

const TABLES =
  "users,orders,invoices,payments,sessions,events,products,audit_log,items,customers,accounts,tokens,shop.prices,crm.leads,stock,tickets".split(
    ",",
  );
const COLUMNS = "name,status,total,email,city,note,price,created_at,level,country".split(",");
const VALUES = "'open','delete me','drop',42,'Oslo',NULL,'new',0,'truncate later','x','update soon'".split(
  ",",
);

const condition = (r: Random): string =>
  r.pick([
    () => `id = ${r.int(1, 9000)}`,
    () => `${r.pick(COLUMNS)} = 'deleted'`,
    () => `${r.pick(COLUMNS)} LIKE '%${r.pick(["drop", "a", "test", "old"])}%'`,
    () => `created_at < '20${r.int(10, 25)}-0${r.int(1, 9)}-01'`,
    () => `id IN (${r.int(1, 90)}, ${r.int(91, 900)})`,
  ])();

/** Draws a statement of the kind, in upper or lower case keywords. */
export function statement(r: Random, kind: StatementKind): Statement {
  const table = r.pick(TABLES);
  const [column, other] = r.sample(COLUMNS, 2) as [string, string];
  const value = r.pick(VALUES);
  const where = ["select", "update", "delete"].includes(kind) && r.chance(0.5);
  const upper = r.chance(0.7);
  // Keywords change case; names and quoted values do not.
  const k = (words: string): string => (upper ? words : words.toLowerCase());
  const limit = where ? ` ${k("WHERE")} ${condition(r)}` : "";
  const columns = r.pick(["*", column, `${column}, ${other}`, `${k("COUNT")}(*)`]);
  const type = k(r.pick(["TEXT", "INT", "DATE", "VARCHAR(40)"]));
  const texts: Record<StatementKind, string> = {
    select: `${k("SELECT")} ${columns} ${k("FROM")} ${table}${limit}${r.pick(["", ` ${k("ORDER BY")} ${column}`, ` ${k("LIMIT")} ${r.int(1, 500)}`])}`,
    insert: `${k("INSERT INTO")} ${table} (${column}, ${other}) ${k("VALUES")} (${value}, ${r.int(1, 900)})`,
    update: `${k("UPDATE")} ${table} ${k("SET")} ${column} = ${value}${limit}`,
    delete: `${k("DELETE FROM")} ${table}${limit}`,
    truncate: `${k(r.pick(["TRUNCATE TABLE", "TRUNCATE"]))} ${table}`,
    "create-table": `${k("CREATE TABLE")} ${table} (id ${k("INT")}, ${column} ${type})`,
    "create-index": `${k("CREATE INDEX")} idx_${r.int(1, 90)} ${k("ON")} ${table} (${column})`,
    "add-column": `${k("ALTER TABLE")} ${table} ${k("ADD COLUMN")} ${column} ${type}`,
    "drop-table": `${k(r.pick(["DROP TABLE", "DROP TABLE IF EXISTS"]))} ${table}`,
    "drop-column": `${k("ALTER TABLE")} ${table} ${k("DROP COLUMN")} ${column}`,
  };
  return { text: `${texts[kind]}${r.pick(["", ";"])}`, kind, table, where };
}
