/** Checked reading of a Hugging Face `config.json`: every value has a bound, and options that change the arithmetic are refused. */

import { PawError } from "./errors.js";
import { isJsonObject, type JsonObject } from "./json.js";

/** Largest width, count or length taken from a config; the largest open models stay under a tenth of it. */
export const MAX_MODEL_SIZE = 2 ** 22;
/** Most blocks; the deepest open models have under 200, and each makes a dozen names. */
export const MAX_MODEL_BLOCKS = 1024;

export class HfConfig {
  readonly #json: JsonObject;

  /** `where` is put before keys in messages. */
  constructor(
    json: unknown,
    readonly where = "",
  ) {
    if (!isJsonObject(json)) throw invalid(`${where || "config.json"} is not an object`);
    this.#json = json;
  }

  /** A value as it is; null counts as missing. */
  value(key: string): unknown {
    return this.#json[key] ?? undefined;
  }

  /** The options under a key; an empty set where there are none. */
  inner(key: string): HfConfig {
    return new HfConfig(this.value(key) ?? {}, `${this.where}${key}.`);
  }

  /** Throws `MODEL_INVALID` for a value that is not allowed; missing is. */
  only(key: string, ...allowed: readonly unknown[]): void {
    const value = this.value(key);
    if (value === undefined || allowed.includes(value)) return;
    const works = allowed.map((v) => JSON.stringify(v)).join(", ");
    throw invalid(
      `${this.where}${key} is ${JSON.stringify(value)}: ${works === "" ? "it must be left out" : `only ${works} works`}`,
    );
  }

  /** A whole number from 1 to `most`. */
  size(key: string, otherwise?: unknown, most = MAX_MODEL_SIZE): number {
    const value = this.value(key) ?? otherwise;
    if (!Number.isSafeInteger(value) || (value as number) < 1 || (value as number) > most) {
      throw invalid(
        `${this.where}${key} is ${JSON.stringify(value)}: an integer from 1 to ${most} is needed`,
      );
    }
    return value as number;
  }

  /** The number of blocks under `key`. */
  blocks(key: string): number {
    return this.size(key, undefined, MAX_MODEL_BLOCKS);
  }

  /** A positive finite number. */
  positive(key: string, otherwise?: unknown): number {
    const value = this.value(key) ?? otherwise;
    if (typeof value !== "number" || !Number.isFinite(value) || value <= 0) {
      throw invalid(`${this.where}${key} is ${JSON.stringify(value)}: a positive number is needed`);
    }
    return value;
  }

  /** A token id, or the first of a list of them; undefined where there is none. */
  tokenId(key: string): number | undefined {
    const value = this.value(key);
    const id = Array.isArray(value) ? (value as unknown[])[0] : value;
    if (id === undefined) return undefined;
    if (!Number.isSafeInteger(id) || (id as number) < 0) {
      throw invalid(`${this.where}${key} is ${JSON.stringify(value)}: a token id is needed`);
    }
    return id as number;
  }
}

function invalid(message: string): PawError {
  return new PawError("MODEL_INVALID", message);
}
