/** The key of an account at the service. It goes into one header and nowhere else: not into messages, not into dumps. */

import { inspect } from "node:util";
import { PawError } from "@paw/format";

/** Characters of a key; the published ones have under 100. */
const MAX_KEY_CHARACTERS = 512;
const SHOWN = "[API key]";

export class ApiKey {
  readonly #value: string;

  /** Throws `CONFIG_INVALID`, naming where the key is from but not the key. */
  constructor(text: string, from: string) {
    const value = text.trim();
    // Checked here because fetch quotes a header value that it refuses.
    if (!/^[\x21-\x7e]+$/.test(value) || value.length > MAX_KEY_CHARACTERS) {
      throw new PawError(
        "CONFIG_INVALID",
        `the API key of ${from} is not one: 1 to ${MAX_KEY_CHARACTERS} printable characters without blanks are needed`,
      );
    }
    this.#value = value;
  }

  get header(): Readonly<Record<string, string>> {
    return { "x-api-key": this.#value };
  }

  /** A text of the service without the key in it, should it send it back. */
  redact(text: string): string {
    return text.replaceAll(this.#value, SHOWN);
  }

  toString(): string {
    return SHOWN;
  }

  toJSON(): string {
    return SHOWN;
  }

  [inspect.custom](): string {
    return SHOWN;
  }
}
