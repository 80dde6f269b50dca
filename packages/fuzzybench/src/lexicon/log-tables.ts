/** Reads log messages from a compact table, one message a line: "kind subsystem cause: text". */
import type { Cause, Kind, Message, Subsystem } from "./log-kinds.js";

const ROW = /^(crit|fail|warn|heal|ok|info|noise) (\w+)(?: (\w+))?: (.+)$/;

/** The messages of a table; trouble names its cause, benign messages have none. Throws on any other line. */
export const messageTable = (table: string): readonly Message[] =>
  table
    .trim()
    .split("\n")
    .map((line) => {
      const row = ROW.exec(line.trim());
      const [, kind, subsystem, cause, text] = row ?? [];
      const trouble = kind === "crit" || kind === "fail" || kind === "warn";
      if (!text || trouble !== (cause !== undefined)) throw new RangeError(`no log message: ${line}`);
      return cause
        ? [kind as Kind, subsystem as Subsystem, text, cause as Cause]
        : [kind as Kind, subsystem as Subsystem, text];
    });
