/**
 * Remembers answers. A program is a pure function: the same input, labels and length bound give the same answer
 * whatever else runs, so a repeated call need not be computed again.
 */
import type { RunResult } from "@paw/runtime";

/** Enough for some fifteen thousand log lines with their labels. */
export const DEFAULT_MEMO_BYTES = 16 * 1024 * 1024;
/** Of an entry besides its texts: map slot, result object, counts. Estimated, on the safe side. */
const ENTRY_BYTES = 400;

export class Memo {
  readonly #entries = new Map<string, { readonly result: RunResult; readonly bytes: number }>();
  #bytes = 0;

  /** At most `maxBytes` are kept (texts at two bytes a character); 0 keeps nothing. */
  constructor(readonly maxBytes: number) {}

  get(key: string): RunResult | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    // Maps keep insertion order: what was used last goes to the end, what is dropped first stands at the front.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.result;
  }

  set(key: string, result: RunResult): void {
    const bytes = 2 * (key.length + JSON.stringify(result).length) + ENTRY_BYTES;
    if (bytes > this.maxBytes) return;
    this.#drop(key);
    this.#entries.set(key, { result, bytes });
    this.#bytes += bytes;
    for (const [oldest] of this.#entries) {
      if (this.#bytes <= this.maxBytes) break;
      this.#drop(oldest);
    }
  }

  clear(): void {
    this.#entries.clear();
    this.#bytes = 0;
  }

  get size(): number {
    return this.#entries.size;
  }

  #drop(key: string): void {
    this.#bytes -= this.#entries.get(key)?.bytes ?? 0;
    this.#entries.delete(key);
  }
}
