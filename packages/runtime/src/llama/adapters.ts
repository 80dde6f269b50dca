/**
 * The LoRA adapters that a model holds, one for each file, loaded with the first sequence that uses it.
 *
 * One that no sequence uses any more stays for the next that does, within a bound in bytes: programs that are used in turns share
 * contexts, and reading, checking and loading 23 MB takes 50 ms each time.
 */

import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { PawError } from "@paw/format";
import { type CheckedFile, checkAdapterFile } from "./adapter-file.js";
import type { Addon, AddonModel, AddonModelLora } from "./addon.js";
import type { BaseFile } from "./base-file.js";

/** Bytes of all adapters together, as their files have them: seven of Qwen3-0.6B's, over a hundred of nano's. Those in use may be more. */
const KEPT_BYTES = 160 * 1024 ** 2;
/** Milliseconds after a change in which another may leave a file's times as they are. */
const YOUNG_MS = 2000;

/** A use of an adapter; `release` is to be called once, after no context has it any more. */
export interface AdapterUse {
  readonly lora: AddonModelLora;
  /** SHA-256 of its file. */
  readonly hash: string;
  release(): Promise<void>;
}

interface Held extends CheckedFile {
  readonly lora: Promise<AddonModelLora>;
  /** Of the file that was checked; see `stampOf`. */
  stamp: string | undefined;
  uses: number;
}

export class Adapters {
  readonly #addon: Addon;
  readonly #model: AddonModel;
  readonly #base: BaseFile;
  readonly #keptBytes: number;
  readonly #check: typeof checkAdapterFile;
  /** By absolute path, least recently taken first. */
  readonly #held = new Map<string, Held>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    addon: Addon,
    model: AddonModel,
    base: BaseFile,
    { keptBytes = KEPT_BYTES, check = checkAdapterFile } = {},
  ) {
    this.#addon = addon;
    this.#model = model;
    this.#base = base;
    this.#keptBytes = keptBytes;
    this.#check = check;
  }

  /** Throws what `checkAdapterFile` does, and `ADAPTER_INVALID` where the file is not the one that is still in use under its path. */
  async take(path: string): Promise<AdapterUse> {
    const key = resolve(path);
    const held = (await this.#unchanged(key)) ?? (await this.#checked(key));
    const release = async () => {
      held.uses--;
      await this.#trim();
    };
    try {
      await this.#trim();
      return { lora: await held.lora, hash: held.hash, release };
    } catch (error) {
      this.#held.delete(key); // it never loaded
      throw error;
    }
  }

  /** Frees every adapter; none may be in use. */
  async close(): Promise<void> {
    for (const [path, held] of this.#held) await this.#free(path, held);
  }

  /** Uses the adapter of a path where its file is the one that was checked. */
  async #unchanged(path: string): Promise<Held | undefined> {
    const stamp = await stampOf(path);
    const held = this.#held.get(path);
    return stamp !== undefined && held?.stamp === stamp ? this.#use(path, held) : undefined;
  }

  /** Checks a file and uses its adapter, which is loaded unless one of the same content is. */
  async #checked(path: string): Promise<Held> {
    const stamp = await stampOf(path);
    const checked = await this.#check(path, this.#base);
    const held = this.#held.get(path);
    if (held?.hash === checked.hash) {
      held.stamp = stamp;
      return this.#use(path, held);
    }
    if (held !== undefined && held.uses > 0) {
      throw new PawError(
        "ADAPTER_INVALID",
        `adapter ${path} changed while it is in use: give a new adapter a new file name`,
      );
    }
    return this.#use(path, { ...checked, stamp, lora: this.#load(path, held), uses: 0 });
  }

  /** Counts a use, in one step with finding that there is something to use: other calls may be checking or freeing meanwhile. */
  #use(path: string, held: Held): Held {
    held.uses++;
    this.#held.delete(path);
    this.#held.set(path, held);
    return held;
  }

  /** Loads a file, after freeing what it held before. */
  #load(path: string, before: Held | undefined): Promise<AddonModelLora> {
    return this.#inTurn(async () => {
      await (await before?.lora.catch(() => undefined))?.dispose();
      const lora = new this.#addon.AddonModelLora(this.#model, path);
      await this.#model.loadLora(lora);
      return lora;
    });
  }

  /** Frees what no sequence uses, least recently taken first, while there is more than is kept. */
  async #trim(): Promise<void> {
    let bytes = [...this.#held.values()].reduce((sum, held) => sum + held.bytes, 0);
    for (const [path, held] of [...this.#held]) {
      if (bytes <= this.#keptBytes) return;
      if (held.uses > 0) continue;
      bytes -= held.bytes;
      await this.#free(path, held);
    }
  }

  async #free(path: string, held: Held): Promise<void> {
    if (this.#held.get(path) !== held) return; // another call was faster
    this.#held.delete(path);
    await this.#inTurn(async () => (await held.lora.catch(() => undefined))?.dispose());
  }

  /** The model's list of adapters is changed by one at a time. */
  #inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(act);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

/** Tells a file from what it was before; undefined where it cannot: it changed just now, or is not there. */
async function stampOf(path: string): Promise<string | undefined> {
  const file = await stat(path, { bigint: true }).catch(() => undefined);
  if (file === undefined || Math.abs(Date.now() - Number(file.ctimeMs)) < YOUNG_MS) return undefined;
  return [file.dev, file.ino, file.size, file.mtimeNs, file.ctimeNs].join(" ");
}
