/** A LoRA adapter bound to a model: every module checked against the matrix it changes. */

import {
  adapterFromGguf,
  ggufString,
  isPawError,
  type LoraAdapter,
  linearRules,
  PawError,
  readGguf,
} from "@paw/format";
import type { ReferenceModel } from "./model.js";

/** delta(x) = scale * B A x. */
export interface Lora {
  readonly rank: number;
  readonly scale: number;
  /** [rank x nIn]. */
  readonly a: Float32Array;
  /** [nOut x rank]. */
  readonly b: Float32Array;
}

/** By block, then by matrix; a matrix without LoRA is missing. */
export type Adapter = readonly Readonly<Record<string, Lora>>[];

/**
 * Reads a GGUF adapter. Throws ADAPTER_INVALID when the file is broken, ADAPTER_MISMATCH when it is for another
 * architecture or a module names no block matrix of the model or has another shape.
 */
export function loadAdapter(bytes: Uint8Array, model: ReferenceModel): Adapter {
  const { architecture, config } = model;
  const { rank, alpha, modules } = readAdapter(bytes, architecture.name);
  const linear = [...linearRules(architecture).keys()];
  const blocks = Array.from({ length: config.blockCount }, (): Record<string, Lora> => ({}));
  for (const { name, nIn, nOut, a, b } of modules) {
    const { block, part } = parseModuleName(name, config.blockCount, linear);
    const shape = model.linear(block, part);
    if (nIn !== shape.nIn || nOut !== shape.nOut) {
      throw mismatch(
        `module "${name}" maps ${nIn} to ${nOut} values, the model's ${shape.nIn} to ${shape.nOut}`,
      );
    }
    blocks[block]![part] = { rank, scale: alpha / rank, a, b };
  }
  return blocks;
}

function readAdapter(bytes: Uint8Array, needed: string): LoraAdapter {
  try {
    const architecture = ggufString(readGguf(bytes).metadata, "general.architecture");
    const adapter = adapterFromGguf(bytes);
    if (architecture !== needed) throw mismatch(`its architecture is ${architecture}, not ${needed}`);
    return adapter;
  } catch (error) {
    if (!isPawError(error) || error.code !== "GGUF_INVALID") throw error;
    throw new PawError("ADAPTER_INVALID", `the adapter is broken: ${error.message}`, { cause: error });
  }
}

function parseModuleName(
  name: string,
  blockCount: number,
  linear: readonly string[],
): { block: number; part: string } {
  const match = /^blk\.(0|[1-9][0-9]{0,4})\.([a-z_]+)$/.exec(name);
  const block = Number(match?.[1]);
  const part = linear.find((known) => known === match?.[2]);
  if (match === null || part === undefined) {
    throw mismatch(`module "${name}" is no matrix it may change (blk.<n>.${linear.join(", ")})`);
  }
  if (block >= blockCount)
    throw mismatch(`module "${name}" needs ${block + 1} blocks, the model has ${blockCount}`);
  return { block, part };
}

function mismatch(what: string): PawError {
  return new PawError("ADAPTER_MISMATCH", `the adapter is for another base: ${what}; compile for this base`);
}
