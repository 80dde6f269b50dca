/** The LoRA adapters that a model holds: one for each file, loaded with the first sequence that uses it and freed with the last. */

import { resolve } from "node:path";
import { PawError } from "@paw/format";
import { checkAdapterFile } from "./adapter-file.js";
import type { Addon, AddonModel, AddonModelLora } from "./addon.js";
import type { BaseFile } from "./base-file.js";

/** A use of an adapter; `release` is to be called once, after the context that has it is gone. */
export interface AdapterUse {
  readonly lora: AddonModelLora;
  /** SHA-256 of its file. */
  readonly hash: string;
  release(): Promise<void>;
}

interface Held {
  readonly hash: string;
  readonly lora: Promise<AddonModelLora>;
  uses: number;
}

export class Adapters {
  readonly #addon: Addon;
  readonly #model: AddonModel;
  readonly #base: BaseFile;
  /** By absolute path. */
  readonly #held = new Map<string, Held>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(addon: Addon, model: AddonModel, base: BaseFile) {
    this.#addon = addon;
    this.#model = model;
    this.#base = base;
  }

  /** Throws what `checkAdapterFile` does, and `ADAPTER_INVALID` where the file is not the one that is still in use under its path. */
  async take(path: string): Promise<AdapterUse> {
    const hash = await checkAdapterFile(path, this.#base);
    const key = resolve(path);
    let held = this.#held.get(key);
    if (held !== undefined && held.hash !== hash) {
      throw new PawError(
        "ADAPTER_INVALID",
        `adapter ${path} changed while it is in use: give a new adapter a new file name`,
      );
    }
    held ??= { hash, lora: this.#load(key), uses: 0 };
    this.#held.set(key, held);
    held.uses++;
    const release = () => this.#release(key, held);
    try {
      return { lora: await held.lora, hash, release };
    } catch (error) {
      await release();
      throw error;
    }
  }

  #load(path: string): Promise<AddonModelLora> {
    return this.#inTurn(async () => {
      const lora = new this.#addon.AddonModelLora(this.#model, path);
      await this.#model.loadLora(lora);
      return lora;
    });
  }

  /** The model's list of adapters is changed by one at a time. */
  #inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(act);
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #release(key: string, held: Held): Promise<void> {
    held.uses--;
    if (held.uses > 0) return;
    this.#held.delete(key);
    await held.lora.then(
      (lora) => this.#inTurn(() => lora.dispose()),
      () => undefined, // it never loaded: nothing to free
    );
  }
}
