/** Node's own SQLite, where this Node has it: `node:sqlite`, without a flag from 22.13 on. */

import { PawError } from "@paw/format";

/** What of `node:sqlite` is used here; the project's types are those of the oldest Node, which has none. */
export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

export interface Statement {
  get(...values: readonly (string | number | Uint8Array)[]): Row | undefined;
  run(...values: readonly (string | number | Uint8Array)[]): unknown;
}

export type Row = Readonly<Record<string, unknown>>;

/** Primary result codes, the low byte of `SqliteError.errcode` (sqlite.org/rescode.html). */
export const SQLITE = { ERROR: 1, BUSY: 5, CORRUPT: 11, NOTADB: 26 } as const;

/** Opens a database, made where there is none. Throws `OPTION_INVALID` on a Node without SQLite, or an error of SQLite. */
export function openDatabase(path: string): Database {
  const sqlite = process.getBuiltinModule("node:sqlite") as
    | { readonly DatabaseSync: new (path: string) => Database }
    | undefined;
  if (sqlite === undefined) {
    throw new PawError(
      "OPTION_INVALID",
      `memoFile needs SQLite, which Node has from 22.13 on; this is ${process.version}: use a newer Node, or leave it ` +
        "out (answers are then remembered in memory only)",
    );
  }
  return new sqlite.DatabaseSync(path);
}

/** The primary result code of an error of SQLite; undefined for other errors. */
export function resultCode(error: unknown): number | undefined {
  const code = (error as { errcode?: unknown }).errcode;
  return typeof code === "number" ? code & 0xff : undefined;
}
