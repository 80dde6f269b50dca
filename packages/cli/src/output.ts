/** What the command writes: results to stdout, notes and progress to stderr. */

import { stripVTControlCharacters } from "node:util";

const BAR_WIDTH = 24;
const CLEAR_LINE = "\r\u001b[K";

/** Writes a line to stdout and waits while its reader is slower. */
export function print(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(`${text}\n`, (error) => (error ? stdoutFailed(error) : resolve()));
  });
}

/** Ends the process: quietly where the reader has seen enough (`| head -1`), with a message on a full disk. */
export function stdoutFailed(error: NodeJS.ErrnoException): never {
  if (error.code === "EPIPE") process.exit(0);
  note(`paw: IO: cannot write to stdout: ${error.message}`);
  process.exit(1);
}

/** Writes one JSON document to stdout. */
export function printJson(value: unknown): Promise<void> {
  return print(JSON.stringify(value, null, 2));
}

/** Writes a line to stderr. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Whether a stream takes colours: a terminal, and NO_COLOR not set. */
export function coloured(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== "dumb";
}

/** "pass" in green or "FAIL" in red, where stdout takes colours. */
export function verdict(passed: boolean): string {
  const word = passed ? "pass" : "FAIL";
  return coloured(process.stdout) ? `\u001b[${passed ? 32 : 31}m${word}\u001b[39m` : word;
}

export interface ProgressBar {
  /** Shows what is being done, and how much of it is done. */
  update(label: string, done: number, of: number): void;
  /** Removes the bar; to be called before anything else is written. */
  clear(): void;
}

/** A progress bar on stderr; nothing at all where stderr is not a terminal. */
export function progressBar(): ProgressBar {
  if (process.stderr.isTTY !== true) return { update: () => undefined, clear: () => undefined };
  return {
    update(label, done, of) {
      const filled = Math.round((BAR_WIDTH * done) / of);
      const bar = "#".repeat(filled) + "-".repeat(BAR_WIDTH - filled);
      process.stderr.write(`${CLEAR_LINE}[${bar}] ${label}`);
    },
    clear: () => void process.stderr.write(CLEAR_LINE),
  };
}

/** A text in quotes on one line, cut to `limit` characters. */
export function quoted(text: string, limit = 60): string {
  return JSON.stringify(text.length <= limit ? text : `${text.slice(0, limit - 1)}…`);
}

/** A text of several lines as one. */
export function oneLine(text: string): string {
  return stripVTControlCharacters(text).replace(/\s*[\r\n]+\s*/g, " ");
}
