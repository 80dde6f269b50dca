/**
 * Answers in a SQLite file that processes share, so that what one has computed no other computes again.
 *
 * It is a cache: a disk that is full, or a file that may only be read, costs the keeping and no answer. A file that is damaged or
 * not a memo is refused and left as it is. Inputs are not in it, only hashes of them; answers are.
 *
 * Rows stand in order of use, the longest unused first: what is used again from the older half moves behind the newest, and
 * what is over the bound goes from the front. So reading rarely writes, and dropping frees whole pages.
 */

import { createHash } from "node:crypto";
import { type Stats, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { crc32 } from "node:zlib";
import { PawError } from "@paw/format";
import type { RunResult } from "@paw/runtime";
import { type Database, openDatabase, resultCode, SQLITE, type Statement } from "./node-sqlite.js";

/** Default bound of the file: some 400,000 labels. Its write-ahead log, a few megabytes, comes on top. */
const MOST_BYTES = 128 * 1024 * 1024;
/** "PAWm": says in the file's header whose it is. */
const APPLICATION_ID = 0x5041576d;
/** Raised when the table changes. */
const FORMAT = 1;
/** Longest wait for another process that writes, which takes far under a millisecond. The caller's event loop waits too. */
const BUSY_MS = 2000;
/** Part of the rows that goes when the file is full: small, because the caller waits for it. */
const DROPPED = 1 / 256;
/** Bytes from which a write-ahead log is cut again once it is empty. */
const LOG_BYTES = 4 * 1024 * 1024;

const SCHEMA = `
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${FORMAT};
  CREATE TABLE IF NOT EXISTS answers (
    id INTEGER PRIMARY KEY,    -- ascending in order of use
    key BLOB NOT NULL UNIQUE,  -- SHA-256
    result TEXT NOT NULL,      -- JSON, without timings
    checksum INTEGER NOT NULL  -- CRC-32 of key and result: SQLite has none
  );`;

export class MemoFile {
  readonly path: string;
  readonly #maxBytes: number;
  /** Undefined once it is closed or cannot be read. */
  #database: Database | undefined;
  #statements: ReturnType<typeof statements> | undefined;
  #writable = true;
  #warned = false;

  private constructor(path: string, maxBytes: number) {
    this.path = resolve(path);
    this.#maxBytes = maxBytes;
  }

  /**
   * Opens a file, made where there is none. Throws `OPTION_INVALID` for a file that is damaged or no memo, for a folder that
   * is not there, and on a Node without SQLite. Any other obstacle is said once on stderr, and nothing is kept then.
   */
  static open(path: string, maxBytes: number = MOST_BYTES): MemoFile {
    const memo = new MemoFile(path, maxBytes);
    const [file, folder] = [memo.path, dirname(memo.path)].map((p) => memo.#stat(p));
    if (!folder?.isDirectory()) throw memo.#refused(`there is no folder ${dirname(memo.path)}`, "make it");
    if (file?.isFile() === false) throw memo.#refused("it is not a regular file", "name another");
    try {
      memo.#database = openDatabase(memo.path);
      memo.#prepare(memo.#database);
    } catch (error) {
      memo.close();
      const code = resultCode(error);
      if (code === undefined) throw error;
      if (code === SQLITE.NOTADB) throw memo.#refused("it is another program's file", "name another");
      if (code === SQLITE.CORRUPT || code === SQLITE.ERROR) throw memo.#refused(damaged(error), "delete it");
      memo.#warn(error);
    }
    return memo;
  }

  #stat(path: string): Stats | undefined {
    try {
      return statSync(path, { throwIfNoEntry: false });
    } catch (error) {
      throw this.#refused((error as Error).message, "name another"); // too long a name, a loop of links, a forbidden folder
    }
  }

  get(key: string): RunResult | undefined {
    if (this.#statements === undefined) return undefined;
    const { find, move } = this.#statements;
    const digest = digestOf(key);
    try {
      const row = find.get(digest) as FoundRow | undefined;
      if (row === undefined) return undefined;
      if (checksumOf(digest, row.result) !== row.checksum)
        throw new Error("an answer does not fit its checksum");
      if (row.id < row.middle) this.#write(() => move.run(row.id, digest));
      return { ...(JSON.parse(row.result) as StoredResult), elapsedMs: 0 };
    } catch (error) {
      this.close();
      this.#warn(error);
      return undefined;
    }
  }

  set(key: string, { elapsedMs: _, ...stored }: RunResult): void {
    const digest = digestOf(key);
    const result = JSON.stringify(stored satisfies StoredResult);
    this.#write(({ insert }) => {
      insert.run(digest, result, checksumOf(digest, result));
      this.#dropOldest();
    });
  }

  /** Idempotent; nothing is found or kept afterwards. */
  close(): void {
    const database = this.#database;
    this.#statements = undefined;
    this.#database = undefined;
    database?.close();
  }

  /** Checks whose file it is, makes the table where it is new, and sets what holds for this connection. */
  #prepare(database: Database): void {
    database.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
    const header =
      "SELECT application_id AS id, user_version AS format, (SELECT count(*) FROM sqlite_schema) AS tables";
    const { id, format, tables } = database
      .prepare(`${header} FROM pragma_application_id, pragma_user_version`)
      .get() as Record<"id" | "format" | "tables", number>;
    if (id === 0 && tables === 0) {
      database.exec(`BEGIN IMMEDIATE; ${SCHEMA} COMMIT;`); // the same where two processes do it
    } else if (id !== APPLICATION_ID) throw this.#refused("it is another program's file", "name another");
    else if (format !== FORMAT) {
      throw this.#refused(`it has format ${format}, this version of PAW uses ${FORMAT}`, "name another");
    }
    try {
      database.exec("PRAGMA journal_mode = WAL");
    } catch (error) {
      if (resultCode(error) !== SQLITE.BUSY) throw error; // else another process is just doing it
    }
    database.exec(`PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = ${LOG_BYTES}`);
    this.#statements = statements(database);
    this.#statements.range.get();
  }

  /** Writes, or says once that it cannot and does not try again. */
  #write(action: (prepared: ReturnType<typeof statements>) => void): void {
    if (this.#statements === undefined || !this.#writable) return;
    try {
      action(this.#statements);
    } catch (error) {
      this.#writable = false;
      this.#warn(error);
    }
  }

  /** Drops the longest unused answers while the pages in use are over the bound. */
  #dropOldest(): void {
    const { pages, range, drop } = this.#statements!;
    const isFull = (): boolean => (pages.get() as { bytes: number }).bytes > this.#maxBytes;
    if (!isFull()) return;
    this.#database!.exec("BEGIN IMMEDIATE");
    try {
      while (isFull()) {
        const { oldest, newest } = range.get() as Record<"oldest" | "newest", number | null>;
        if (oldest === null || newest === null) break;
        drop.run(oldest + Math.floor((newest - oldest) * DROPPED));
      }
      this.#database!.exec("COMMIT");
    } catch (error) {
      try {
        this.#database!.exec("ROLLBACK");
      } catch {
        // SQLite has rolled back by itself, as it does on a full disk.
      }
      throw error;
    }
  }

  #warn(error: unknown): void {
    if (this.#warned) return;
    this.#warned = true;
    const use = this.#statements === undefined ? "is not used" : "is only read";
    process.stderr.write(`paw: the memo ${this.path} ${use} from here on: ${messageOf(error)}\n`);
  }

  #refused(why: string, way: string): PawError {
    return new PawError("OPTION_INVALID", `memoFile is ${this.path}: ${why}. Nothing was changed: ${way}.`);
  }
}

type StoredResult = Omit<RunResult, "elapsedMs">;

interface FoundRow {
  readonly id: number;
  readonly result: string;
  readonly checksum: number;
  /** Of the ids in use. */
  readonly middle: number;
}

function statements(
  database: Database,
): Record<"find" | "insert" | "move" | "range" | "drop" | "pages", Statement> {
  // Two queries: SQLite looks a minimum up at once, but reads the whole table for both in one.
  const oldest = "(SELECT min(id) FROM answers)";
  const newest = "(SELECT max(id) FROM answers)";
  return {
    find: database.prepare(
      `SELECT id, result, checksum, (${oldest} + ${newest}) / 2 AS middle FROM answers WHERE key = ?`,
    ),
    insert: database.prepare("INSERT OR REPLACE INTO answers (key, result, checksum) VALUES (?, ?, ?)"),
    move: database.prepare(`UPDATE answers SET id = ${newest} + 1 WHERE id = ? AND key = ?`),
    range: database.prepare(`SELECT ${oldest} AS oldest, ${newest} AS newest`),
    drop: database.prepare("DELETE FROM answers WHERE id <= ?"),
    pages: database.prepare(
      "SELECT (page_count - freelist_count) * page_size AS bytes " +
        "FROM pragma_page_count, pragma_freelist_count, pragma_page_size",
    ),
  };
}

function digestOf(key: string): Buffer {
  return createHash("sha256").update(key).digest();
}

function checksumOf(digest: Uint8Array, result: string): number {
  return crc32(result, crc32(digest));
}

function damaged(error: unknown): string {
  return `it is damaged (${messageOf(error)})`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
